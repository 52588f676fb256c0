import { sql, type SQL } from 'drizzle-orm'
import { address } from '../lib/address'
import type { Annotated, CountedSelector } from '../lib/annotation'
import type { AnnotationPage } from '../lib/annotation-list'
import { codePointsOf } from '../lib/code-points'
import type { ChainStep, DateBasis, QuoteKind, Selector, SourceKind, Stance } from '../lib/record'
import { namedChain } from './chains'
import { db } from './connection'
import { sourceRef } from './source-lines'
import { momentOf } from './version-days'

type Row = {
  id: number
  kind: QuoteKind
  chain: ChainStep[]
  content: Selector[]
  cue: Selector[]
  mention: Selector[]
  recorded: string
  changed: string | null
  version: number
  number: number
  fetched: string
  article: number
  title: string
  url: string | null
  archive: string | null
  language: string
  claim: number
  wording: string
  claim_language: string
  utterance: number
  stance: Stance
  capacity: string | null
  channel: string | null
  said_on: string
  said_wording: string | null
  said_basis: DateBasis
  source: number
  source_name: string
  source_kind: SourceKind
  behind: number | null
  behind_name: string
  behind_kind: SourceKind
}

const iso = (moment: SQL) => sql`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`

/** The rows of these public attestations, given as a query of their ids, in the order of their numbers. */
async function rowsOf(chosen: SQL): Promise<Row[]> {
  const rows = await db().execute<Row>(sql`
    with chosen as materialized (${chosen})
    select a.id, a.kind, a.content, a.cue, a.mention, ${namedChain(sql`a.chain`)} as chain,
      ${iso(sql`a.created_at`)} as recorded,
      case when a.version > 1 then (
        select ${iso(sql`e.at`)} from revisions e where e.object = 'attestations' and e.object_id = a.id
        order by e.id desc limit 1) end as changed,
      v.id as version, v.number, ${iso(momentOf(sql`v`))} as fetched,
      r.id as article, r.title, r.url, r.archive_url as archive, r.language,
      c.id as claim, c.wording, c.language as claim_language,
      u.id as utterance, u.stance, u.capacity, u.channel, u.said_on, u.said_wording, u.said_basis,
      s.id as source, s.name as source_name, s.kind as source_kind,
      f.id as behind, f.name as behind_name, f.kind as behind_kind
    from chosen join attestations a on a.id = chosen.id
    join article_versions v on v.id = a.version_id join articles r on r.id = v.article_id
    join utterances u on u.id = a.utterance_id join claims c on c.id = u.claim_id
    join sources s on s.id = u.source_id left join sources f on f.id = u.speaks_for_id
    where a.public order by a.id`)
  return [...rows]
}

type Count = ReturnType<typeof codePointsOf>

/** How to count in these versions; none for a text that is not held. */
async function countsOf(rows: Row[]): Promise<Map<number, Count>> {
  const versions = [...new Set(rows.map(({ version }) => version))]
  if (!versions.length) return new Map()
  const texts = await db().execute<{ id: number; text: string }>(sql`
    select id, text from article_versions where id in ${versions} and text is not null`)
  return new Map([...texts].map(({ id, text }) => [id, codePointsOf(text)]))
}

const counted = (selectors: Selector[], count: Count | undefined): CountedSelector[] =>
  selectors.map((selector) => ({
    ...selector,
    counted: count ? { start: count(selector.start), end: count(selector.end) } : null,
  }))

function annotated(row: Row, count: Count | undefined): Annotated {
  const { id, kind, chain, number: version } = row
  return {
    id,
    kind,
    chain,
    version,
    content: counted(row.content, count),
    cue: counted(row.cue, count),
    mention: counted(row.mention, count),
    recordedAt: row.recorded,
    changedAt: row.changed,
    fetchedAt: row.fetched,
    article: {
      id: row.article,
      address: address(row.article, row.title),
      url: row.url,
      archive: row.archive,
      language: row.language,
    },
    claim: {
      id: row.claim,
      wording: row.wording,
      address: address(row.claim, row.wording),
      language: row.claim_language,
    },
    utterance: {
      id: row.utterance,
      stance: row.stance,
      capacity: row.capacity,
      channel: row.channel,
      saidOn: row.said_on,
      saidWording: row.said_wording,
      basis: row.said_basis,
      source: sourceRef(row.source, row.source_name, row.source_kind),
      speaksFor: row.behind === null ? null : sourceRef(row.behind, row.behind_name, row.behind_kind),
    },
  }
}

async function annotatedAll(chosen: SQL): Promise<Annotated[]> {
  const rows = await rowsOf(chosen)
  const counts = await countsOf(rows)
  return rows.map((row) => annotated(row, counts.get(row.version)))
}

/** A public attestation with what its annotation tells; null for drafts, withdrawn and unknown ones. */
export async function annotatedAttestation(id: number): Promise<Annotated | null> {
  return (await annotatedAll(sql`select ${id}::int as id`))[0] ?? null
}

/**
 * The public attestations of an article in the order of their numbers, so many after the one of the number `after`.
 * Null for an article without any.
 */
export async function annotatedArticle(
  id: number,
  { after, limit }: { after: number; limit: number },
): Promise<AnnotationPage | null> {
  const [head] = await db().execute<{ title: string; total: number; before: number }>(sql`
    select r.title, r.public_passages as total, (
      select count(*)::int from article_versions v join attestations a on a.version_id = v.id
      where v.article_id = r.id and a.public and a.id <= ${after}) as before
    from articles r where r.id = ${id} and r.public_passages > 0`)
  if (!head) return null
  const items = await annotatedAll(sql`
    select a.id from article_versions v join attestations a on a.version_id = v.id
    where v.article_id = ${id} and a.public and a.id > ${after} order by a.id limit ${limit + 1}`)
  const shown = items.slice(0, limit)
  return {
    article: { id, title: head.title },
    total: head.total,
    after,
    limit,
    startIndex: head.before,
    items: shown,
    next: items.length > limit ? shown.at(-1)!.id : null,
  }
}
