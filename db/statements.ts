import { eq, sql, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import { Conflict } from '../lib/errors'
import type { Actor } from '../lib/permissions'
import { words } from '../lib/spans'
import {
  newStatement,
  statementChange,
  type NewStatement,
  type StatementChange,
} from '../lib/statement-input'
import { noteChanges } from './accepting'
import { anchorOne } from './anchoring'
import { chainOf } from './chains'
import type { Transaction } from './connection'
import { moveAnchor } from './moving'
import { passage } from './passages'
import { record, standingClaims } from './recording'
import { attestations, claims, utterances } from './schema'
import { articles } from './schema-articles'
import {
  locked,
  remember,
  saidColumns,
  setTopics,
  sourceOf,
  spansOf,
  standing,
  sweep,
  sweepClaim,
} from './statement-parts'
import { tagsOfClaims } from './tags'
import { correction } from './reviewing'
import { takeIfFree } from './work'
import { found, write } from './write'

/** What a statement's form made or changed: the attestation, its utterance and its claim. */
export type Recorded = { attestation: number; utterance: number; claim: number }

/**
 * No new version comes to an article that is held, and one that is just coming is waited for. It is held before its
 * passages, in the order in which a new version locks them.
 */
async function holdArticle(tx: Transaction, of: SQL): Promise<void> {
  await tx
    .select({ id: articles.id })
    .from(articles)
    .where(sql`${articles.id} = (${of})`)
    .for('key share')
}

async function details(
  tx: Transaction,
  input: Omit<z.output<typeof newStatement>, 'claim' | 'suggestion' | 'chain'>,
) {
  return {
    sourceId: await sourceOf(tx, input.source, input.versionId),
    speaksForId: await sourceOf(tx, input.speaksFor, input.versionId),
    capacity: input.capacity,
    stance: input.stance,
    channel: input.channel,
    ...saidColumns(input.saidOn),
  }
}

/**
 * Records one statement from the form: the words in the text, and with them a new utterance of a new or known
 * claim, or one more attestation of an utterance on record. It stays a draft until it is published. A suggestion
 * that it takes up is accepted with it. Errors: Conflict where that was decided meanwhile.
 */
export async function recordStatement(actor: Actor, input: NewStatement): Promise<Recorded> {
  const door = { schema: newStatement, input }
  return write(actor, 'statement: record', door, async (writing, statement) => {
    const [recorded] = await record(writing, [statement])
    return recorded!
  })
}

/**
 * Changes a statement from the same form. A wording changes the claim itself; a claim or utterance by number
 * moves the passage there. Errors: Conflict with the passage on record where any of the three changed since; Invalid
 * where readers would see the change and no reason is given.
 */
export async function changeStatement(actor: Actor, input: StatementChange): Promise<Recorded> {
  const door = {
    schema: statementChange,
    input,
    reason: ({ reason }: z.output<typeof statementChange>) => reason ?? '',
  }
  return write(
    actor,
    'statement: change',
    door,
    correction(async (writing, change) => {
      const { tx, changed } = writing
      await holdArticle(
        tx,
        sql`select v.article_id from attestations a join article_versions v on v.id = a.version_id where a.id = ${change.id}`,
      )
      const { attestation, utterance, claim } = await locked(tx, change.id)
      if (
        attestation.version !== change.read.attestation ||
        utterance.version !== change.read.utterance ||
        claim.version !== change.read.claim
      )
        throw new Conflict('This changed while you were editing.', await passage(tx, change.id), true)
      standing(attestation, claim)
      const statement = { ...change, versionId: attestation.versionId }
      // Chosen in a later version they tell where the words stand there; the words as first printed stay, unless they
      // stand there still: then it is they that are corrected.
      const later = change.versionId && change.versionId !== attestation.versionId
      const spans = await spansOf(tx, later ? change.versionId! : attestation.versionId, change)
      const printed = later
        ? await moveAnchor(writing, { attestationId: change.id, versionId: change.versionId!, spans })
        : spans
      changed(...(await tagsOfClaims(tx, [claim.id])))

      let utteranceId = change.utterance ?? utterance.id
      let claimId = claim.id
      if (utteranceId !== utterance.id) {
        const [known] = await tx.select().from(utterances).where(eq(utterances.id, utteranceId)).for('update')
        claimId = found(known, 'utterance').claimId
        await standingClaims(tx, [claimId])
      } else {
        if ('id' in change.claim) {
          claimId = change.claim.id
          await standingClaims(tx, [claimId])
        } else if ('own' in change.claim) {
          // A public passage stands in a public claim, so the new one is public at once.
          const opened = attestation.state === 'published' && {
            state: 'published' as const,
            publishedAt: sql`now()`,
          }
          const own = { wording: change.claim.own, language: claim.language, ...opened }
          const [made] = await tx.insert(claims).values(own).returning({ id: claims.id })
          claimId = made!.id
        } else if (change.claim.wording !== claim.wording) {
          const { wording } = change.claim
          await tx.update(claims).set({ wording }).where(eq(claims.id, claim.id))
        }
        if (!('id' in change.claim)) await setTopics(tx, [{ claimId, names: change.topics }])
        await tx
          .update(utterances)
          .set({ claimId, ...(await details(tx, statement)) })
          .where(eq(utterances.id, utterance.id))
      }
      const chain = change.chain && (await chainOf(tx, change.chain, utteranceId))
      await tx
        .update(attestations)
        .set({ utteranceId, kind: change.kind, chain, ...printed })
        .where(eq(attestations.id, change.id))
      if (printed) await anchorOne(tx, change.id, later ? change.versionId : undefined)
      if (utteranceId !== utterance.id) await sweep(tx, utterance.id)
      else if (claimId !== claim.id) await sweepClaim(tx, claim.id)
      await noteChanges(tx, change.id)
      await remember(writing, statement, utteranceId, words(spans.mention))
      await takeIfFree(writing, [attestation.versionId])
      changed(...(await tagsOfClaims(tx, [claim.id, claimId])))
      return { attestation: change.id, utterance: utteranceId, claim: claimId }
    }),
  )
}
