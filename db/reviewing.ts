import { and, eq, inArray, sql } from 'drizzle-orm'
import { Forbidden } from '../lib/errors'
import type { Actor } from '../lib/permissions'
import type { Transaction } from './connection'
import { lastRevision, reasoned, writtenSince } from './correcting'
import { reviews } from './schema-talk'
import type { Writing } from './write'

/** Whether what this actor publishes waits for a second person: an editor's, where the instance is set so. */
export async function waitsForReview(tx: Pick<Transaction, 'execute'>, actor: Actor): Promise<boolean> {
  if (actor.kind !== 'user' || actor.role !== 'editor') return false
  const [row] = await tx.execute<{ review: boolean }>(sql`select review from settings where id = 1`)
  return row!.review
}

/**
 * A change of what is on record; where a second person looks at what the actor publishes, it is refused if readers would
 * see it: a correction would pass that person by. Errors: Forbidden.
 */
export function unseen<Input, T>(change: (writing: Writing, input: Input) => Promise<T>) {
  return async (writing: Writing, input: Input): Promise<T> => {
    const { tx, actor } = writing
    if (!(await waitsForReview(tx, actor))) return change(writing, input)
    const last = await lastRevision(tx)
    const done = await change(writing, input)
    // That a name of a source is remembered is no part of what was said.
    const [shown] = await tx.execute(sql`
      select 1 from revisions where ${writtenSince(last)} and shown is not null
        and object in ('claims', 'utterances', 'attestations', 'claim_topics', 'assessments', 'evidence') limit 1`)
    if (shown)
      throw new Forbidden(
        'A second person looks at what editors publish here, so an admin changes what is public. Say in a comment what is wrong.',
      )
    return done
  }
}

/** A change of statements on record: what readers see of it has a reason, and is no editor's where a second person looks. */
export const correction = <Input extends { reason?: string | null }, T>(
  change: (writing: Writing, input: Input) => Promise<T>,
) => reasoned(unseen(change))

/** Drafts wait for a second person, a line a claim; those that wait already are joined. */
export async function askReview(
  tx: Transaction,
  drafts: readonly { id: number; claimId: number }[],
): Promise<{ passages: number; claims: number; waits: true }> {
  const claimIds = [...new Set(drafts.map(({ claimId }) => claimId))].toSorted((a, b) => a - b)
  for (const claimId of claimIds) {
    const attestationIds = drafts.filter((draft) => draft.claimId === claimId).map(({ id }) => id)
    await tx
      .insert(reviews)
      .values({ claimId, attestationIds })
      .onConflictDoUpdate({
        target: reviews.claimId,
        targetWhere: eq(reviews.state, 'waiting'),
        set: {
          attestationIds: sql`(select array_agg(distinct id order by id) from unnest(${reviews.attestationIds} || excluded.attestation_ids) as id)`,
        },
      })
  }
  return { passages: drafts.length, claims: claimIds.length, waits: true }
}

/**
 * What waited for these claims and is public by now waits no longer: whoever published it has looked at it; who had
 * asked has taken it back. What waits still keeps the drafts that are left.
 */
export async function endReviews(tx: Transaction, actor: Actor, claimIds: number[]): Promise<void> {
  const by = actor.kind === 'user' ? actor.id : null
  const left = sql`array(select a.id from attestations a where a.id = any (${reviews.attestationIds}) and a.state = 'draft' order by 1)`
  const own = sql`${reviews.createdBy} is not distinct from ${by}::integer`
  await tx
    .update(reviews)
    .set({
      state: sql`case when cardinality(${left}) > 0 then 'waiting' when ${own} then 'taken-back' else 'accepted' end`,
      decidedBy: sql`case when cardinality(${left}) > 0 or ${own} then null else ${by}::integer end`,
      decidedAt: sql`case when cardinality(${left}) > 0 then null else now() end`,
      attestationIds: sql`case when cardinality(${left}) > 0 then ${left} else ${reviews.attestationIds} end`,
    })
    .where(and(inArray(reviews.claimId, claimIds), eq(reviews.state, 'waiting')))
}
