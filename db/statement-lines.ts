import { sql, type SQL } from 'drizzle-orm'
import { address } from '../lib/address'
import type { SourceKind, Stance, Statement } from '../lib/record'
import { db } from './connection'
import { sourceRef } from './source-lines'

type Row = {
  utterance: number
  claim: number
  wording: string
  stance: Stance
  source_id: number
  source_name: string
  source_kind: SourceKind
  behind_id: number | null
  behind_name: string | null
  behind_kind: SourceKind | null
  capacity: string | null
  channel: string | null
  said_on: string
  said_to: string
  publishers: string[] | null
  articles: number
  utterances: number
  sources: number
  sample: boolean
}

/** A statement and the day by which its list is sorted. */
export type SortedStatement = Statement & { saidTo: string }

/**
 * The statements of these public utterances, given as a query of their ids in `chosen(id)`; the order and the
 * bound of the list are the caller's.
 */
export async function statementLines(chosen: SQL): Promise<SortedStatement[]> {
  const rows = await db().execute<Row>(sql`
    with chosen as materialized (${chosen})
    select u.id as utterance, c.id as claim, c.wording, u.stance,
      s.id as source_id, s.name as source_name, s.kind as source_kind,
      f.id as behind_id, f.name as behind_name, f.kind as behind_kind,
      u.capacity, u.channel, u.said_on, u.said_to::text, told.publishers, told.articles,
      said.utterances, said.sources, c.sample
    from chosen
    join utterances u on u.id = chosen.id
    join claims c on c.id = u.claim_id
    join sources s on s.id = u.source_id
    left join sources f on f.id = u.speaks_for_id
    cross join lateral (
      select count(*)::int as utterances, count(distinct o.source_id)::int as sources
      from utterances o where o.claim_id = c.id and o.public) as said
    cross join lateral (
      select array_agg(distinct p.name) filter (where p.name is not null) as publishers,
        count(distinct r.id)::int as articles
      from attestations a join article_versions v on v.id = a.version_id join articles r on r.id = v.article_id
        left join publishers p on p.id = r.publisher_id
      where a.utterance_id = u.id and a.public) as told
    order by u.said_to desc, u.id desc`)
  return rows.map((row) => ({
    id: row.utterance,
    claim: { id: row.claim, wording: row.wording, address: address(row.claim, row.wording) },
    stance: row.stance,
    source: sourceRef(row.source_id, row.source_name, row.source_kind),
    speaksFor:
      row.behind_id && row.behind_name && row.behind_kind
        ? sourceRef(row.behind_id, row.behind_name, row.behind_kind)
        : null,
    capacity: row.capacity,
    channel: row.channel,
    saidOn: row.said_on,
    saidTo: row.said_to,
    publishers: row.publishers ?? [],
    articles: row.articles,
    utterances: row.utterances,
    sources: row.sources,
    sample: row.sample,
  }))
}
