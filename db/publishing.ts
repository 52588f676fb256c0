import { and, eq, inArray, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Invalid, type Problem } from '../lib/errors'
import type { Actor } from '../lib/permissions'
import { words } from '../lib/spans'
import { publication } from '../lib/statement-input'
import { attestations, claims, utterances } from './schema'
import { articleVersions } from './schema-articles'
import { tagsOfClaims } from './tags'
import { refuseJoined } from './twins'
import { write } from './write'

/**
 * Publishes drafts of an article, all or some, with their claims. Where a passage lacks its source or its day
 * nothing is published: Invalid names each (`field` is `attestation:<id>`).
 */
export async function publish(
  actor: Actor,
  input: z.input<typeof publication>,
): Promise<{ passages: number; claims: number }> {
  return write(
    actor,
    'statement: publish',
    { schema: publication, input },
    async ({ tx, changed }, { articleId, only }) => {
      await refuseJoined(tx, articleId)
      const drafts = await tx
        .select({
          id: attestations.id,
          content: attestations.content,
          claimId: utterances.claimId,
          sourceId: utterances.sourceId,
          saidOn: utterances.saidOn,
          claimState: claims.state,
        })
        .from(attestations)
        .innerJoin(articleVersions, eq(articleVersions.id, attestations.versionId))
        .innerJoin(utterances, eq(utterances.id, attestations.utteranceId))
        .innerJoin(claims, eq(claims.id, utterances.claimId))
        .where(
          and(
            eq(articleVersions.articleId, articleId),
            eq(attestations.state, 'draft'),
            only ? (only.length ? inArray(attestations.id, only) : sql`false`) : undefined,
          ),
        )
        .orderBy(attestations.id)
        .limit(2000)
        .for('update', { of: [attestations, claims] })
      if (!drafts.length) throw new Invalid([{ field: '', message: 'There is nothing to publish here.' }])
      const problems = drafts.flatMap((draft): Problem[] => {
        const missing = [draft.sourceId ? '' : 'a source', draft.saidOn ? '' : 'the day it was said'].filter(
          Boolean,
        )
        const problem =
          draft.claimState === 'withdrawn'
            ? 'its claim was withdrawn: put that back first.'
            : missing.length
              ? `needs ${missing.join(' and ')}.`
              : null
        const quoted = words(draft.content).slice(0, 80)
        return problem ? [{ field: `attestation:${draft.id}`, message: `${quoted}: ${problem}` }] : []
      })
      if (problems.length) throw new Invalid(problems)
      const ids = drafts.map((draft) => draft.id)
      const claimIds = [...new Set(drafts.map((draft) => draft.claimId))]
      await tx.update(attestations).set({ state: 'published' }).where(inArray(attestations.id, ids))
      const opened = await tx
        .update(claims)
        .set({ state: 'published', publishedAt: sql`now()` })
        .where(and(inArray(claims.id, claimIds), eq(claims.state, 'draft')))
        .returning({ id: claims.id })
      changed(...(await tagsOfClaims(tx, claimIds)))
      return { passages: ids.length, claims: opened.length }
    },
  )
}
