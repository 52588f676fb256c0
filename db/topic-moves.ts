import { sql } from 'drizzle-orm'
import type { Mergeable } from '../lib/record'
import type { Transaction } from './connection'

/** The two ends of a topic on a claim, seen from the one that is merged. */
const ends = (object: Mergeable) => {
  if (object === 'claims') return { own: sql.identifier('claim_id'), other: sql.identifier('topic_id') }
  if (object === 'topics') return { own: sql.identifier('topic_id'), other: sql.identifier('claim_id') }
  return null
}

/**
 * Gives `into` the topics of the claim, or the claims of the topic, that is merged into it. A merged claim keeps its
 * own, out of sight; a merged topic's are taken off the claims. Noted by the other end: `made` and `taken`.
 */
export async function joinTopics(
  tx: Transaction,
  merge: number,
  object: Mergeable,
  { from, into }: { from: number; into: number },
): Promise<void> {
  const end = ends(object)
  if (!end) return
  await tx.execute(sql`
    with made as (
      insert into claim_topics (${end.own}, ${end.other})
      select ${into}, ${end.other} from claim_topics where ${end.own} = ${from}
      on conflict do nothing returning ${end.other} as id
    )
    insert into merge_moves (merge_id, object, object_id, field) select ${merge}, 'claim_topics', id, 'made' from made`)
  const taken =
    object === 'topics'
      ? sql`delete from claim_topics where topic_id = ${from} returning claim_id as id`
      : sql`select topic_id as id from claim_topics where claim_id = ${from}`
  await tx.execute(sql`
    with taken as (${taken})
    insert into merge_moves (merge_id, object, object_id, field)
    select ${merge}, 'claim_topics', id, 'taken' from taken`)
}

/**
 * Takes that back when the merge is undone: a merged topic is again on the claims that have the other still, and what
 * the merge alone gave to the other goes, there and where later merges carried it.
 */
export async function partTopics(
  tx: Transaction,
  merge: number,
  object: Mergeable,
  { from, into }: { from: number; into: number },
  standing: number,
): Promise<void> {
  const end = ends(object)
  if (!end) return
  if (object === 'topics')
    await tx.execute(sql`
      insert into claim_topics (claim_id, topic_id)
      select c.claim_id, ${from} from claim_topics c
      where c.topic_id = ${standing} and c.claim_id in (
        select object_id from merge_moves where merge_id = ${merge} and object = 'claim_topics' and field = 'taken')
      on conflict do nothing`)
  const made = await tx.execute<{ id: number }>(sql`
    select object_id as id from merge_moves
    where merge_id = ${merge} and object = 'claim_topics' and field = 'made'`)
  const ids = made.map(({ id }) => id)
  await unmake(tx, { merge, object, at: into }, ids)
}

/** Takes back what a merge gave to `at`, there and where the next merge took it. */
async function unmake(
  tx: Transaction,
  { merge, object, at }: { merge: number; object: Mergeable; at: number },
  ids: number[],
): Promise<void> {
  if (!ids.length) return
  const { own, other } = ends(object)!
  // Another merge into the same row gives it this too: then it is that one's, and stays.
  const heirs = await tx.execute<{ id: number; merge: number }>(sql`
    select t.object_id as id, min(m.id) as merge
    from merges m join merge_moves t on t.merge_id = m.id and t.object = 'claim_topics' and t.field = 'taken'
    where m.object = ${object} and m.into_id = ${at} and m.kind = 'merge' and m.undone_at is null and m.id <> ${merge}
      and t.object_id in ${ids}
    group by 1`)
  for (const heir of heirs)
    await tx.execute(sql`insert into merge_moves (merge_id, object, object_id, field)
      values (${heir.merge}, 'claim_topics', ${heir.id}, 'made') on conflict do nothing`)
  const kept = new Set(heirs.map(({ id }) => id))
  const gone = ids.filter((id) => !kept.has(id))
  const of = (merge: number, ids: number[]) =>
    sql`merge_id = ${merge} and object = 'claim_topics' and object_id in ${ids}`
  await tx.execute(sql`delete from merge_moves where ${of(merge, ids)} and field = 'made'`)
  if (!gone.length) return
  await tx.execute(sql`delete from claim_topics where ${own} = ${at} and ${other} in ${gone}`)
  const [next] = await tx.execute<{ id: number; into: number }>(sql`
    select id, into_id as into from merges
    where object = ${object} and from_id = ${at} and kind = 'merge' and undone_at is null`)
  if (!next) return
  await tx.execute(sql`delete from merge_moves where ${of(next.id, gone)} and field = 'taken'`)
  const carried = await tx.execute<{ id: number }>(sql`
    select object_id as id from merge_moves where ${of(next.id, gone)} and field = 'made'`)
  await unmake(
    tx,
    { merge: next.id, object, at: next.into },
    carried.map(({ id }) => id),
  )
}
