import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Conflict, Invalid } from '../lib/errors'
import { newMerge } from '../lib/merge-input'
import type { Action, Actor } from '../lib/permissions'
import type { Mergeable, SourceKind, State } from '../lib/record'
import { moveAll, takeTurn } from './merge-moves'
import { answerMerged } from './merge-proposals'
import { mergeTags } from './merge-tags'
import { nameColumn, namesOf } from './holdings'
import { claims } from './schema'
import { merges } from './schema-merges'
import { joinTopics } from './topic-moves'
import type { Transaction } from './connection'
import { found, unchanged, write } from './write'

/** What a row of a table that can be merged is, as far as merging asks. */
export type Party = {
  id: number
  name: string
  version: number
  merged_into: number | null
  /** Of sources alone. */
  kind?: SourceKind
  /** Of claims alone. */
  state?: State
  withdrawn_reason?: string | null
}

const actions: Record<Mergeable, Action> = {
  sources: 'source: merge',
  claims: 'claim: merge',
  publishers: 'publisher: keep',
  topics: 'topic: keep',
}
/** Who may merge rows of this table; of what is none, the schema says so. */
export const actionOn = (object: Mergeable): Action => actions[object] ?? 'source: merge'

export const nouns: Record<Mergeable, string> = {
  sources: 'source',
  claims: 'claim',
  publishers: 'publisher',
  topics: 'topic',
}

/** The rows of these numbers, locked in one order; those that are not there are left out. */
export async function parties(tx: Transaction, object: Mergeable, ids: number[]): Promise<Party[]> {
  return tx.execute<Party>(sql`
    select id, ${sql.identifier(nameColumn(object))} as name, version, merged_into
      ${object === 'sources' ? sql`, kind` : sql``} ${object === 'claims' ? sql`, state, withdrawn_reason` : sql``}
    from ${sql.identifier(object)} where id in ${ids} order by id for update`)
}

/** Why one may not be merged into the other, or null. */
export function hindrance(
  object: Mergeable,
  from: Party,
  into: Party,
): { field: string; message: string } | null {
  const refuse = (message: string) => ({ field: 'into', message })
  const noun = nouns[object]
  if (from.id === into.id) return refuse(`A ${noun} is not merged into itself.`)
  if (from.merged_into !== null) return refuse(`${from.name} is merged into another already.`)
  if (into.merged_into !== null) return refuse(`${into.name} is merged into another: choose that one.`)
  if (object === 'sources' && !alike(from.kind!, into.kind!))
    return refuse(`The one is of the kind ${from.kind}, the other ${into.kind}. They cannot be the same.`)
  if (object !== 'claims') return null
  if (from.state === 'withdrawn' || into.state === 'withdrawn')
    return refuse('A withdrawn claim is not merged: put it back first.')
  if (from.state === 'published' && into.state === 'draft')
    return refuse('A public claim is not merged into a draft: merge the draft into it.')
  return null
}

// An unnamed source may turn out to be anyone. What may be spoken for is one kind here.
function alike(from: SourceKind, into: SourceKind): boolean {
  const many: SourceKind[] = ['organisation', 'group']
  return from === into || from === 'unnamed' || (many.includes(from) && many.includes(into))
}

/** Whether the one is unnamed and the other is not: who says so must be sure. */
export const unmasks = (from: Party, into: Party): boolean =>
  from.kind === 'unnamed' && into.kind !== 'unnamed'

/**
 * Merges one row into another of its table: all that stands at it stands at the other, its name is another name there,
 * and its address leads there. One that would break a rule there stays, out of sight. Returns the merge's number.
 */
export async function merge(actor: Actor, input: z.input<typeof newMerge>): Promise<number> {
  const door = { schema: newMerge, input, reason: ({ reason }: z.output<typeof newMerge>) => reason }
  return write(
    actor,
    actionOn(input.object),
    door,
    async (writing, { object, from, into, reason, certain }) => {
      const { tx, changed } = writing
      await takeTurn(tx)
      const rows = await parties(tx, object, [from.id, into.id])
      const row = (id: number) =>
        found(
          rows.find((row) => row.id === id),
          nouns[object],
        )
      const one = row(from.id)
      const other = row(into.id)
      unchanged(from.version, one.version, one)
      unchanged(into.version, other.version, other)
      const problem = hindrance(object, one, other)
      if (problem) throw new Invalid([problem])
      if (unmasks(one, other) && !certain)
        throw new Invalid([
          { field: 'certain', message: 'Confirm that this unnamed source is known to be the other.' },
        ])
      const way = { from: one.id, into: other.id }
      changed(...(await mergeTags(tx, object, [one.id, other.id])))
      const [made] = await tx
        .insert(merges)
        .values({ object, fromId: one.id, intoId: other.id, reason })
        .returning({ id: merges.id })
      const id = made!.id
      if (object === 'claims') await joinReviews(tx, way)
      // How an outlet describes somebody whom it does not name is no name of that person.
      await moveAll(tx, id, object, way, unmasks(one, other) ? ['source_names'] : [])
      await joinTopics(tx, id, object, way)
      if (!unmasks(one, other)) await keepName(tx, id, object, one, other)
      if (object === 'claims') await setAside(tx, id, one, other)
      await tx.execute(
        sql`update ${sql.identifier(object)} set merged_into = ${other.id} where id = ${one.id}`,
      )
      if (object === 'sources') await answerMerged(writing, one.id, other.id)
      changed(...(await mergeTags(tx, object, [one.id, other.id])))
      return id
    },
  )
}

/** The name of the merged row as another name of the other, where it is none yet. */
async function keepName(tx: Transaction, merge: number, object: Mergeable, from: Party, into: Party) {
  const names = namesOf[object]
  if (!names) return
  const [noun, column] = [sql.identifier(names.noun), sql.identifier(names.column)]
  const known =
    object === 'sources'
      ? sql`n.source_id = ${into.id} and plain(n.name) = plain(${from.name})`
      : sql`lower(n.name) = lower(${from.name})`
  await tx.execute(sql`
    with made as (
      insert into ${noun} (${column}, name) select ${into.id}, ${from.name}
      where not exists (select from ${noun} n where ${known}) and plain(${from.name}) <> plain(${into.name})
      returning id
    )
    insert into merge_moves (merge_id, object, object_id, field) select ${merge}, ${names.noun}, id, 'made' from made`)
}

/** Where both wait for a second person, they do so as one: at the merged claim nobody would see that something waits. */
async function joinReviews(tx: Transaction, { from, into }: { from: number; into: number }): Promise<void> {
  await tx.execute(sql`
    with joined as (
      update reviews b set attestation_ids = array(
        select distinct id from unnest(a.attestation_ids || b.attestation_ids) as id order by id)
      from reviews a
      where a.claim_id = ${from} and a.state = 'waiting' and b.claim_id = ${into} and b.state = 'waiting'
      returning a.id
    )
    update reviews r set state = 'taken-back', decided_at = now() from joined where r.id = joined.id`)
}

/** A merged claim is public no more at its own address; drafts stay drafts. */
async function setAside(tx: Transaction, merge: number, from: Party, into: Party): Promise<void> {
  if (from.state !== 'published') return
  await tx
    .update(claims)
    // In one act: readers are told of one change.
    .set({ state: 'withdrawn', withdrawnReason: `Merged into claim ${into.id}`, mergedInto: into.id })
    .where(eq(claims.id, from.id))
  await tx.execute(sql`insert into merge_moves (merge_id, object, object_id, field, before)
    values (${merge}, 'claims', ${from.id}, 'state', '{"state": "published"}')`)
}

/** Refuses what is merged: nothing of it is changed but by undoing that. */
export function notMerged(row: { merged_into: number | null; name: string }, noun: string): void {
  if (row.merged_into !== null)
    throw new Conflict(`This ${noun} is merged into another. Undo that first, or change the other.`)
}
