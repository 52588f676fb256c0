import { and, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import { Invalid, NotFound, type Problem } from '../lib/errors'
import type { Actor } from '../lib/permissions'
import type { Selector } from '../lib/record'
import { words } from '../lib/spans'
import { publication } from '../lib/statement-input'
import type { Transaction } from './connection'
import { askReview, endReviews, waitsForReview } from './reviewing'
import { attestations, claims, sources, utterances } from './schema'
import { articles, articleVersions } from './schema-articles'
import { tagsOfClaims } from './tags'
import { refuseJoined } from './twins'
import { write, type Writing } from './write'

/** `waits`: nothing is public yet, a second person looks at it first. */
export type Published = { passages: number; claims: number; waits?: true }

type Draft = {
  id: number
  content: Selector[]
  claimId: number
  sourceId: number | null
  speaksForId: number | null
  saidOn: string | null
}

/**
 * Publishes drafts of an article, all or some, with their claims; where the instance asks for a second person and an
 * editor sends them, they wait for one. Where a passage lacks its source or its day nothing is published: Invalid names
 * each (`field` is `attestation:<id>`). Errors: NotFound where there is no such article.
 */
export async function publish(actor: Actor, input: z.input<typeof publication>): Promise<Published> {
  return write(
    actor,
    'statement: publish',
    { schema: publication, input },
    async (writing, { articleId, only }) => {
      const { tx, actor } = writing
      await onRecord(tx, articleId)
      await refuseJoined(tx, articleId)
      const chosen = only ? (only.length ? inArray(attestations.id, only) : sql`false`) : undefined
      const drafts = await wholeDrafts(tx, and(eq(articleVersions.articleId, articleId), chosen)!)
      return (await waitsForReview(tx, actor)) ? askReview(tx, drafts) : openDrafts(writing, drafts)
    },
  )
}

async function onRecord(tx: Transaction, id: number): Promise<void> {
  const [article] = await tx.select({ id: articles.id }).from(articles).where(eq(articles.id, id))
  if (!article) throw new NotFound(`There is no article ${id}.`)
}

/** Drafts that can be published, locked with their claims. Errors: Invalid where there are none, or one is not whole. */
export async function wholeDrafts(tx: Transaction, chosen: SQL): Promise<Draft[]> {
  const drafts = await tx
    .select({
      id: attestations.id,
      content: attestations.content,
      claimId: utterances.claimId,
      sourceId: utterances.sourceId,
      speaksForId: utterances.speaksForId,
      saidOn: utterances.saidOn,
    })
    .from(attestations)
    .innerJoin(articleVersions, eq(articleVersions.id, attestations.versionId))
    .innerJoin(utterances, eq(utterances.id, attestations.utteranceId))
    .where(and(chosen, eq(attestations.state, 'draft')))
    .orderBy(attestations.id)
    .limit(2000)
    .for('update', { of: attestations })
  if (!drafts.length) throw new Invalid([{ field: '', message: 'There is nothing to publish here.' }])
  const withdrawn = await hold(tx, drafts)
  const problems = drafts.flatMap((draft): Problem[] => {
    const missing = [draft.sourceId ? '' : 'a source', draft.saidOn ? '' : 'the day it was said'].filter(
      Boolean,
    )
    const problem = withdrawn.has(draft.claimId)
      ? 'its claim was withdrawn: put that back first.'
      : missing.length
        ? `needs ${missing.join(' and ')}.`
        : null
    const quoted = words(draft.content).slice(0, 80)
    return problem ? [{ field: `attestation:${draft.id}`, message: `${quoted}: ${problem}` }] : []
  })
  if (problems.length) throw new Invalid(problems)
  return drafts
}

/** Holds the claims, then the sources, in the order of their numbers as all do; returns the claims that are withdrawn. */
async function hold(tx: Transaction, drafts: Draft[]): Promise<Set<number>> {
  const claimIds = drafts.map(({ claimId }) => claimId)
  const held = await tx
    .select({ id: claims.id, state: claims.state })
    .from(claims)
    .where(inArray(claims.id, claimIds))
    .orderBy(claims.id)
    .for('update')
  const speakers = drafts.flatMap(({ sourceId, speaksForId }) => [sourceId ?? [], speaksForId ?? []].flat())
  await tx
    .select({ id: sources.id })
    .from(sources)
    .where(inArray(sources.id, [0, ...speakers]))
    .orderBy(sources.id)
    .for('no key update')
  return new Set(held.filter(({ state }) => state === 'withdrawn').map(({ id }) => id))
}

/** Makes drafts public with their claims, and ends what waited for a second person to do so. */
export async function openDrafts({ tx, actor, changed }: Writing, drafts: Draft[]): Promise<Published> {
  const ids = drafts.map((draft) => draft.id)
  const claimIds = [...new Set(drafts.map((draft) => draft.claimId))]
  await tx.update(attestations).set({ state: 'published' }).where(inArray(attestations.id, ids))
  const opened = await tx
    .update(claims)
    .set({ state: 'published', publishedAt: sql`now()` })
    .where(and(inArray(claims.id, claimIds), eq(claims.state, 'draft')))
    .returning({ id: claims.id })
  await endReviews(tx, actor, claimIds)
  changed(...(await tagsOfClaims(tx, claimIds)))
  return { passages: ids.length, claims: opened.length }
}
