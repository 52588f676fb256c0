import { sql } from 'drizzle-orm'
import { address } from '../lib/address'
import type { ClaimRef, DateBasis, SourceKind, Stance, UtteranceView } from '../lib/record'
import { db } from './connection'
import { passageView, printedColumns, textsOf, type Printed } from './printed'
import { sourceRef } from './source-lines'
import { standing } from './standing'

export type Said = {
  id: number
  stance: Stance
  source_id: number
  source_name: string
  source_kind: SourceKind
  behind_id: number | null
  behind_name: string
  behind_kind: SourceKind
  capacity: string | null
  channel: string | null
  said_on: string
  said_wording: string | null
  said_basis: DateBasis
  recorded_on: string
}

const saidColumns = sql`
  u.id, u.stance, u.capacity, u.channel, u.said_on, u.said_wording, u.said_basis,
  to_char(u.created_at at time zone 'UTC', 'YYYY-MM-DD') as recorded_on,
  s.id as source_id, s.name as source_name, s.kind as source_kind,
  f.id as behind_id, f.name as behind_name, f.kind as behind_kind`
const speakers = sql`join sources s on s.id = u.source_id left join sources f on f.id = u.speaks_for_id`
/** What is known of the articles of attestations `a`, as `printedColumns` names it. */
export const articlesPrinting = sql`
  join article_versions v on v.id = a.version_id
  join articles r on r.id = v.article_id
  left join publishers p on p.id = r.publisher_id
  ${standing}`

/** The public utterances of a claim, newest first, each with its passages; at most 500 and 2000. */
export async function utterancesOf(claim: number): Promise<UtteranceView[]> {
  const said = await db().execute<Said>(sql`
    select ${saidColumns} from utterances u ${speakers}
    where u.claim_id = ${claim} and u.public
    order by u.said_to desc, u.id desc limit 500`)
  const printed = await db().execute<Printed & { utterance_id: number }>(sql`
    select a.utterance_id, ${printedColumns}
    from attestations a
    join utterances u on u.id = a.utterance_id
    ${articlesPrinting}
    where u.claim_id = ${claim} and u.public and a.public
    order by r.published_from, a.id limit 2000`)
  return utteranceViews(said, printed)
}

/** An utterance with its claim; `attestations`: how many public passages report it, of which some may be here. */
export type UtteranceOfClaim = UtteranceView & { claim: ClaimRef; attestations: number; sample: boolean }

/**
 * These utterances, those of them that are public, in the order given, each with its claim and its first passages; at
 * most 100, with `most` passages each.
 */
export async function publishedUtterances(ids: number[], most: number): Promise<UtteranceOfClaim[]> {
  if (!ids.length) return []
  const asked = ids.slice(0, 100)
  const said = await db().execute<
    Said & { claim: number; claim_wording: string; attestations: number; sample: boolean }
  >(sql`
    select ${saidColumns}, c.id as claim, c.wording as claim_wording, c.sample, (
      select count(*)::int from attestations a where a.utterance_id = u.id and a.public) as attestations
    from utterances u join claims c on c.id = u.claim_id ${speakers}
    where u.id in ${asked} and u.public`)
  const printed = await db().execute<Printed & { utterance_id: number }>(sql`
    select a.utterance_id, ${printedColumns}
    from utterances u
    cross join lateral (
      select o.* from attestations o where o.utterance_id = u.id and o.public order by o.id limit ${most}) as a
    ${articlesPrinting}
    where u.id in ${asked} and u.public
    order by r.published_from, a.id`)
  const views = new Map((await utteranceViews(said, printed)).map((view) => [view.id, view]))
  const rows = new Map(said.map((row) => [row.id, row]))
  return asked.flatMap((id) => {
    const [view, row] = [views.get(id), rows.get(id)]
    if (!view || !row) return []
    const { claim, claim_wording: wording, attestations, sample } = row
    return { ...view, attestations, sample, claim: { id: claim, wording, address: address(claim, wording) } }
  })
}

/** Utterances as readers see them, in the order of `said`, each with its own of the passages. */
export async function utteranceViews(
  said: readonly Said[],
  printed: readonly (Printed & { utterance_id: number })[],
): Promise<UtteranceView[]> {
  // One text may hold many of the passages: it is read and parted once.
  const texts = await textsOf([...new Set(printed.map((passage) => passage.version))])
  return said.map((row) => ({
    id: row.id,
    stance: row.stance,
    source: sourceRef(row.source_id, row.source_name, row.source_kind),
    speaksFor: row.behind_id ? sourceRef(row.behind_id, row.behind_name, row.behind_kind) : null,
    capacity: row.capacity,
    channel: row.channel,
    saidOn: row.said_on,
    wording: row.said_wording,
    basis: row.said_basis,
    recordedOn: row.recorded_on,
    passages: printed
      .filter((passage) => passage.utterance_id === row.id)
      .map((passage) => passageView(passage, texts.get(passage.version) ?? null)),
  }))
}
