import { and, eq, ne } from 'drizzle-orm'
import type { z } from 'zod'
import { Invalid } from '../lib/errors'
import type { Actor } from '../lib/permissions'
import { detaching, oneAttestation } from '../lib/statement-input'
import { passage } from './passages'
import { correction } from './reviewing'
import { attestations, utterances } from './schema'
import { locked, standing, sweep } from './statement-parts'
import type { Recorded } from './statements'
import { tagsOfClaims } from './tags'
import { unchanged, write } from './write'

// Columns that a copy of a row does not take over: the database fills them anew.
const asNew = { version: undefined, public: undefined, createdAt: undefined, createdBy: undefined }

/**
 * Gives a passage an utterance of its own: the same claim and details, but another act of saying. Errors: Invalid where
 * nothing is to be detached from, or where it is public and no reason is given.
 */
export async function detachAttestation(actor: Actor, input: z.input<typeof detaching>): Promise<Recorded> {
  const reason = (given: z.output<typeof detaching>) => given.reason ?? ''
  return write(
    actor,
    'statement: change',
    { schema: detaching, input, reason },
    correction(async ({ tx, changed }, { id, version }) => {
      const { attestation, utterance, claim } = await locked(tx, id)
      unchanged(version, attestation.version, await passage(tx, id))
      standing(attestation, claim)
      const [other] = await tx
        .select({ id: attestations.id })
        .from(attestations)
        .where(and(eq(attestations.utteranceId, utterance.id), ne(attestations.id, id)))
        .limit(1)
      if (!other)
        throw new Invalid([
          {
            field: 'utterance',
            message: 'No other words report this utterance: there is nothing to detach from.',
          },
        ])
      const { id: _former, ...same } = utterance
      const [made] = await tx
        .insert(utterances)
        .values({ ...same, ...asNew })
        .returning({ id: utterances.id })
      await tx.update(attestations).set({ utteranceId: made!.id }).where(eq(attestations.id, id))
      changed(...(await tagsOfClaims(tx, [same.claimId])))
      return { attestation: id, utterance: made!.id, claim: same.claimId }
    }),
  )
}

/** Deletes a draft passage, with its utterance and claim where nothing else rests on them. */
export async function deleteAttestation(actor: Actor, input: z.input<typeof oneAttestation>): Promise<void> {
  await write(
    actor,
    'statement: change',
    { schema: oneAttestation, input },
    async ({ tx }, { id, version }) => {
      const { attestation, utterance } = await locked(tx, id)
      unchanged(version, attestation.version, await passage(tx, id))
      await tx.delete(attestations).where(eq(attestations.id, id))
      await sweep(tx, utterance.id)
    },
  )
}
