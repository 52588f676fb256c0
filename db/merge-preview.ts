import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Forbidden } from '../lib/errors'
import { twoRows } from '../lib/merge-input'
import type { MergeCount, MergeParty, MergePreview } from '../lib/merge-view'
import { may, type Actor } from '../lib/permissions'
import type { Mergeable } from '../lib/record'
import { db } from './connection'
import { holdings, nameColumn } from './holdings'
import { actionOn, hindrance, nouns, unmasks, type Party } from './merging'
import { found, parse } from './write'

const MOST = 100_000

/** Refuses who may not merge rows of this table. */
export function mayMerge(actor: Actor, object: Mergeable): void {
  if (!may(actor, actionOn(object))) throw new Forbidden('Only an admin merges and splits.')
}

/** Refuses who may neither merge rows of this table nor propose it. */
export function mayProposeMerge(actor: Actor, object: Mergeable): void {
  if (object !== 'sources' || !may(actor, 'source: propose')) mayMerge(actor, object)
}

type PartyRow = Party & { sample: boolean }
const partyOf = ({ id, name, version, kind, state, sample }: PartyRow): MergeParty => ({
  id,
  name,
  version,
  kind,
  state,
  sample,
})

/** What merging the one row into the other would move, what would stay, and what speaks against it. */
export async function mergePreview(actor: Actor, input: z.input<typeof twoRows>): Promise<MergePreview> {
  mayProposeMerge(actor, input.object)
  const { object, from, into } = parse(twoRows, input)
  const rows = await db().execute<PartyRow>(sql`
    select id, ${sql.identifier(nameColumn(object))} as name, version, merged_into, sample
      ${object === 'sources' ? sql`, kind` : sql``} ${object === 'claims' ? sql`, state` : sql``}
    from ${sql.identifier(object)} where id in ${[from, into]}`)
  const row = (id: number) =>
    found(
      rows.find((row) => row.id === id),
      nouns[object],
    )
  const [one, other] = [row(from), row(into)]
  const counts = await Promise.all(holdings[object].map((holding) => counted(holding, from, into)))
  const topics = await countedTopics(object, from, into)
  return {
    object,
    from: partyOf(one),
    into: partyOf(other),
    counts: [...counts, ...topics].filter(({ moves, stays }) => moves + stays > 0),
    doubts: object === 'sources' ? await doubts(from, into) : [],
    hindrance: hindrance(object, one, other)?.message ?? null,
    unmasks: unmasks(one, other),
  }
}

async function counted(
  { noun, column, clash }: (typeof holdings)[Mergeable][number],
  from: number,
  into: number,
): Promise<MergeCount> {
  const stays = clash ? clash(sql`${into}::int`) : sql`false`
  const [row] = await db().execute<{ moves: number; stays: number }>(sql`
    select count(*) filter (where not stays)::int as moves, count(*) filter (where stays)::int as stays
    from (select ${stays} as stays from ${sql.identifier(noun)} t
          where t.${sql.identifier(column)} = ${from} limit ${MOST}) as held`)
  return { noun, column, ...row! }
}

async function countedTopics(object: Mergeable, from: number, into: number): Promise<MergeCount[]> {
  if (object !== 'claims' && object !== 'topics') return []
  const column = object === 'claims' ? 'claim_id' : 'topic_id'
  const other = object === 'claims' ? 'topic_id' : 'claim_id'
  const [row] = await db().execute<{ moves: number; stays: number }>(sql`
    select count(*) filter (where not known)::int as moves, count(*) filter (where known)::int as stays
    from (select exists (select from claim_topics o where o.${sql.identifier(column)} = ${into}
        and o.${sql.identifier(other)} = t.${sql.identifier(other)}) as known
      from claim_topics t where t.${sql.identifier(column)} = ${from} limit ${MOST}) as held`)
  return [{ noun: 'claim_topics', column, ...row! }]
}

/** What two sources cannot both be, or seldom are: other numbers in one register, roles at two places at a time. */
async function doubts(from: number, into: number): Promise<string[]> {
  const rows = await db().execute<{ doubt: string }>(sql`
    (select 'In ' || a.scheme || ' the one is ' || a.value || ', the other ' || b.value || '.' as doubt
     from identifiers a join identifiers b on b.scheme = a.scheme and b.value <> a.value
     where a.source_id = ${from} and b.source_id = ${into} and a.scheme <> 'site' order by a.id limit 10)
    union all
    (select 'At one time the one was ' || a.title || coalesce(', ' || o.name, '') || ', the other ' || b.title
       || coalesce(', ' || p.name, '') || '.'
     from roles a join roles b on daterange(a.held_from, a.held_to, '[]') && daterange(b.held_from, b.held_to, '[]')
       left join sources o on o.id = a.organisation_id left join sources p on p.id = b.organisation_id
     where a.source_id = ${from} and b.source_id = ${into} and a.held is not null and b.held is not null
       and (plain(a.title) <> plain(b.title) or a.organisation_id is distinct from b.organisation_id)
     order by a.id, b.id limit 10)`)
  return rows.map(({ doubt }) => doubt)
}
