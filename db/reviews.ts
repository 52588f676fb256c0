import { eq, inArray, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Conflict, Forbidden, Invalid } from '../lib/errors'
import { mayReview, type Actor } from '../lib/permissions'
import { acceptance, returning, takingBack } from '../lib/review-input'
import type { Transaction } from './connection'
import { openDrafts, wholeDrafts, type Published } from './publishing'
import { attestations } from './schema'
import { reviews } from './schema-talk'
import { found, unchanged, write } from './write'

/** The number of a claim's last change; 0 where it has none. */
export const lastChange = sql`coalesce((select max(h.id) from revisions h where h.claim_id = r.claim_id), 0)`

/** What waits, locked. Errors: NotFound, Conflict where it was decided or changed since it was read. */
async function waiting(tx: Transaction, { id, version }: { id: number; version: number }) {
  const [review] = await tx.select().from(reviews).where(eq(reviews.id, id)).for('update')
  const { state, version: onRecord } = found(review, 'review')
  if (state !== 'waiting') throw new Conflict('This was decided already.', review)
  unchanged(version, onRecord, review)
  return review!
}

/** Refuses who asked, and whose words are among these: nobody reviews their own. */
async function refuseOwn(tx: Transaction, actor: Actor, review: typeof reviews.$inferSelect): Promise<void> {
  const made = await tx
    .selectDistinct({ by: attestations.createdBy })
    .from(attestations)
    .where(inArray(attestations.id, review.attestationIds))
  if (!mayReview(actor, [review.createdBy, ...made.map(({ by }) => by)]))
    throw new Forbidden('Nobody reviews their own: a second person has to look at this.')
}

/**
 * Publishes what waits, by a second person who has seen it as it stands. Errors: Forbidden for one's own; Conflict
 * where the claim changed since it was read; Invalid where nothing is left of it.
 */
export async function acceptReview(actor: Actor, input: z.input<typeof acceptance>): Promise<Published> {
  return write(
    actor,
    'statement: review',
    { schema: acceptance, input },
    async (writing, { seen, ...row }) => {
      const { tx, actor } = writing
      const review = await waiting(tx, row)
      await refuseOwn(tx, actor, review)
      const drafts = await wholeDrafts(tx, inArray(attestations.id, review.attestationIds))
      const [last] = await tx.execute<{ change: string }>(
        sql`select ${lastChange}::text as change from reviews r where r.id = ${review.id}`,
      )
      if (Number(last!.change) > seen)
        throw new Conflict('This changed after you opened it: look at it once more.', review)
      if (drafts.some(({ claimId }) => claimId !== review.claimId))
        throw new Invalid([
          { field: '', message: 'A passage of it stands in another claim by now: return it.' },
        ])
      return openDrafts(writing, drafts)
    },
  )
}

/** Gives drafts back to who asked, with what is to be changed. Errors: Forbidden for one's own. */
export async function returnReview(actor: Actor, input: z.input<typeof returning>): Promise<void> {
  await write(
    actor,
    'statement: review',
    { schema: returning, input },
    async ({ tx, actor }, { answer, ...row }) => {
      const review = await waiting(tx, row)
      await refuseOwn(tx, actor, review)
      const decidedBy = actor.kind === 'user' ? actor.id : null
      await tx
        .update(reviews)
        .set({ state: 'returned', answer, decidedBy, decidedAt: sql`now()` })
        .where(eq(reviews.id, review.id))
    },
  )
}

/** Asks for a second person no longer. Errors: Forbidden for who did not ask. */
export async function takeReviewBack(actor: Actor, input: z.input<typeof takingBack>): Promise<void> {
  await write(actor, 'statement: publish', { schema: takingBack, input }, async ({ tx, actor }, row) => {
    const review = await waiting(tx, row)
    if (actor.kind === 'user' && actor.role !== 'admin' && review.createdBy !== actor.id)
      throw new Forbidden('Only who asked takes it back.')
    await tx
      .update(reviews)
      .set({ state: 'taken-back', decidedAt: sql`now()` })
      .where(eq(reviews.id, review.id))
  })
}
