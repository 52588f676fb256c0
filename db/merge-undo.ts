import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Conflict, Invalid } from '../lib/errors'
import { mergeUndoing } from '../lib/merge-input'
import type { Action, Actor } from '../lib/permissions'
import { claims } from './schema'
import { merges } from './schema-merges'
import { mergeTags } from './merge-tags'
import { actionOn, parties } from './merging'
import { moveHolding, takeTurn } from './merge-moves'
import { giveBack } from './giving-back'
import { partTopics } from './topic-moves'
import { survivors } from './survivors'
import type { Transaction } from './connection'
import { found, unchanged, write, type Writing } from './write'

type Undone = typeof merges.$inferSelect

/**
 * Undoes a merge or a split, also after other ones and edits: each row that it moved goes back, wherever later merges
 * carried it; what a person put elsewhere since, and what was added since, stays, but for what goes `along`. That two
 * rows are not the same is taken back likewise.
 */
export async function undoMerge(actor: Actor, input: z.input<typeof mergeUndoing>): Promise<void> {
  const door = { schema: mergeUndoing, input, reason: ({ reason }: z.output<typeof mergeUndoing>) => reason }
  await write(actor, 'source: merge', door, async (writing, { id, version, reason, along = [] }) => {
    const { tx, changed, demand } = writing
    await takeTurn(tx)
    const [row] = await tx.select().from(merges).where(eq(merges.id, id)).for('update')
    const merge = found(row, 'merge')
    demand(actionOn(merge.object) satisfies Action)
    unchanged(version, merge.version, merge)
    if (merge.undoneAt) throw new Conflict('This is undone already.')
    if (merge.kind !== 'apart') await takeApart(writing, merge)
    await tx
      .update(merges)
      .set({ undoneAt: new Date(), undoneBy: actorId(writing), undoneReason: reason })
      .where(eq(merges.id, id))
    if (merge.kind === 'apart') return
    if (along.length) await takeAlong(tx, merge, along, reason)
    if (merge.object === 'claims') await (merge.kind === 'merge' ? settle : retire)(writing, merge)
    changed(...(await tagsOf(tx, merge)))
  })
}

const actorId = ({ actor }: Writing) => (actor.kind === 'user' ? actor.id : null)

const tagsOf = async (tx: Transaction, { object, fromId, intoId }: Undone): Promise<string[]> =>
  mergeTags(tx, object, [fromId, intoId, ...(await survivors(tx, object, [fromId, intoId]))])

async function takeApart({ tx, changed }: Writing, merge: Undone): Promise<void> {
  const { object, fromId, intoId } = merge
  const both = await parties(tx, object, [fromId, intoId])
  if (both.length < 2) throw new Conflict('One of the two is not on record any more.')
  changed(...(await tagsOf(tx, merge)))
  const [standing] = await survivors(tx, object, [intoId])
  if (merge.kind === 'merge') await release(tx, merge, standing!)
  await giveBack(tx, merge)
  if (merge.kind === 'merge')
    await partTopics(tx, merge.id, object, { from: fromId, into: intoId }, standing!)
}

/** The merged row is one of its own again; a claim that was public is so too, unless the other was withdrawn since. */
async function release(tx: Transaction, { id, object, fromId }: Undone, standing: number): Promise<void> {
  const own = sql`update ${sql.identifier(object)} set merged_into = null`
  if (object !== 'claims') return void (await tx.execute(sql`${own} where id = ${fromId}`))
  const [noted] = await tx.execute(sql`
    select 1 from merge_moves where merge_id = ${id} and object = 'claims' and field = 'state'`)
  const [other] = await parties(tx, 'claims', [standing])
  const state = !noted
    ? sql``
    : other?.state === 'withdrawn'
      ? sql`, withdrawn_reason = ${other.withdrawn_reason ?? null}`
      : sql`, state = 'published', withdrawn_reason = null`
  await tx.execute(sql`${own} ${state} where id = ${fromId}`)
}

/** What was recorded since at the other goes along, noted as a split of it. */
async function takeAlong(
  tx: Transaction,
  merge: Undone,
  utterances: number[],
  reason: string,
): Promise<void> {
  const { object, fromId, intoId } = merge
  if (merge.kind !== 'merge' || (object !== 'sources' && object !== 'claims'))
    throw new Invalid([{ field: 'along', message: 'Nothing can go along here.' }])
  const [standing] = await survivors(tx, object, [intoId])
  const [split] = await tx
    .insert(merges)
    .values({ object, kind: 'split', fromId: standing!, intoId: fromId, reason })
    .returning({ id: merges.id })
  const way = { from: standing!, into: fromId, only: sql`t.id in ${utterances}` }
  const columns = object === 'claims' ? ['claim_id'] : ['source_id', 'speaks_for_id']
  let moved = 0
  for (const column of columns) moved += await moveHolding(tx, split!.id, { noun: 'utterances', column }, way)
  if (moved < utterances.length) throw new Conflict('Some of what should go along stands elsewhere by now.')
}

/** A claim is public where something printed came back to it that is, and not where nothing is left of it. */
async function settle({ tx, withdrawn }: Writing, { fromId, intoId }: Undone): Promise<void> {
  const [printed] = await tx.execute(sql`
    select 1 from utterances u join attestations a on a.utterance_id = u.id
    where u.claim_id = ${fromId} and a.state = 'published' limit 1`)
  const [claim] = await parties(tx, 'claims', [fromId])
  const [standing] = await survivors(tx, 'claims', [intoId])
  const [other] = await parties(tx, 'claims', [standing!])
  const gone = (withdrawnReason: string) => ({
    state: 'withdrawn' as const,
    withdrawnReason,
    publishedAt: sql`coalesce(published_at, now())`,
  })
  const change = (values: object) => tx.update(claims).set(values).where(eq(claims.id, fromId))
  if (claim!.state === 'published' && !printed) await change(gone('Nothing printed stands in it'))
  if (claim!.state === 'draft' && printed)
    await change(
      other?.state === 'withdrawn'
        ? gone(other.withdrawn_reason!)
        : { state: 'published', publishedAt: sql`now()` },
    )
  const [now] = await parties(tx, 'claims', [fromId])
  if (now!.state === 'withdrawn') withdrawn(fromId)
}

/** A public claim that a split had filled and that has nothing printed any more is withdrawn. */
async function retire({ tx, withdrawn }: Writing, { fromId, intoId }: Undone): Promise<void> {
  const retired = await tx.execute(sql`
    update claims c set state = 'withdrawn', withdrawn_reason = ${`Its words stand in claim ${fromId} again`}
    where id = ${intoId} and state = 'published' and not exists (
      select from utterances u join attestations a on a.utterance_id = u.id
      where u.claim_id = c.id and a.state = 'published')
    returning 1`)
  if (retired.length) withdrawn(intoId)
}
