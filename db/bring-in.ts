import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { articleChange, articleInput } from '../lib/article-input'
import { Conflict, Invalid, isExpected, type Expected } from '../lib/errors'
import type { Actor } from '../lib/permissions'
import type { Origin } from '../lib/record'
import { hostOf } from '../lib/web-address'
import type { Transaction } from './connection'
import { reasoned } from './correcting'
import { publisherNamed } from './publishers'
import { enqueueRereading, type Urgency } from './queue'
import { refusal } from './refusals'
import { articles } from './schema-articles'
import { tagsOfArticle } from './tags'
import { keepAddress, refuseJoined } from './twins'
import { addVersion, articleWithText, newestVersion, oneAtATime, textHash } from './versions'
import { found, markSamples, parse, unchanged, write, type Writing } from './write'

/** The day of publication as the columns hold it. */
export const bounds = (date: { edtf: string; from: string; to: string } | null) => ({
  publishedOn: date?.edtf ?? null,
  publishedFrom: date?.from ?? null,
  publishedTo: date?.to ?? null,
})

/**
 * Stores an article with its first version, for the worker to read, and returns its number. Errors: Invalid by field; Conflict whose
 * `current` is `{ id, title }` of the article that has the same text already.
 */
export async function bringIn(actor: Actor, input: z.input<typeof articleInput>): Promise<number> {
  return write(actor, 'article: bring in', { schema: articleInput, input }, async (writing, article) => {
    const { id, same } = await storeArticle(writing, article)
    if (same) throw new Conflict('This text is on record already.', same)
    return id
  })
}

/**
 * Stores many, at most 100, in one transaction, and tells of each what came of it, in the order given: one that cannot be
 * stored keeps no other from it. The worker reads them behind what editors wait for. `kept` runs before the end of the
 * transaction. Errors: Forbidden.
 */
export async function bringInMany(
  actor: Actor,
  inputs: z.input<typeof articleInput>[],
  kept?: (tx: Transaction, outcomes: BroughtIn[]) => Promise<void>,
): Promise<BroughtIn[]> {
  // Each row is read by itself below: what cannot be stored in one keeps no other out.
  const door = { schema: z.int().max(100), input: inputs.length }
  return write(actor, 'article: bring in', door, async (writing) => {
    const outcomes: BroughtIn[] = []
    for (const row of inputs)
      try {
        const article = parse(articleInput, row)
        const { id, same } = await writing.tx.transaction((tx) =>
          storeArticle({ ...writing, tx }, article, { urgency: 'later' }),
        )
        outcomes.push(same ? { error: new Conflict('This text is on record already.', same) } : { id })
      } catch (thrown) {
        const error = isExpected(thrown) ? thrown : refusal(thrown)
        if (!isExpected(error)) throw error
        outcomes.push({ error })
      }
    await kept?.(writing.tx, outcomes)
    return outcomes
  })
}

/** What one of many articles came to. */
export type BroughtIn = { id: number } | { error: Expected }

/**
 * The same inside another write, such as a list's; `same` is the article that has the text already, of which nothing
 * is stored a second time. Errors: Invalid by field.
 */
export async function storeArticle(
  writing: Writing,
  article: z.output<typeof articleInput>,
  { origin = 'text', urgency = 'now' }: { origin?: Origin; urgency?: Urgency } = {},
): Promise<{ id: number; same: { id: number; title: string } | null }> {
  const { tx } = writing
  const { text, articleId } = article
  // Two editors may bring in the same text at once; the second waits and is shown the first one's.
  await oneAtATime(tx, textHash(text))
  const same = await articleWithText(tx, text, articleId ?? 0)
  if (same) return { id: same.id, same }
  const known = {
    publisherId: await publisherNamed(tx, article.publisher, hostOf(article.url)),
    title: article.title,
    byline: article.author,
    url: article.url,
    language: article.language,
    ...bounds(article.date),
  }
  if (articleId) await fillIn(tx, articleId, known)
  const [made] = articleId
    ? [{ id: articleId }]
    : await tx
        .insert(articles)
        .values({ ...known, origin })
        .returning({ id: articles.id })
  const { id } = made!
  if (article.url) await keepAddress(tx, id, article.url)
  const version = await addVersion(writing, id, text, urgency)
  if (!version)
    throw new Invalid([{ field: 'text', message: 'The newest version of this article has these words.' }])
  return { id, same: null }
}

/** What an editor tells of an article whose page could not be read. Of one that has a text only the text is new. */
async function fillIn(tx: Transaction, id: number, known: Partial<typeof articles.$inferInsert>) {
  await locked(tx, id)
  await refuseJoined(tx, id)
  const read = await newestVersion(tx, id)
  await tx
    .update(articles)
    .set({ ...(!read && known), problem: null })
    .where(eq(articles.id, id))
}

async function locked(tx: Transaction, id: number) {
  const [article] = await tx.select().from(articles).where(eq(articles.id, id)).for('update')
  // What is made for a sample article goes when the samples go.
  if (found(article, 'article').sample) await markSamples(tx)
  return article!
}

/**
 * Corrects what is known about an article, with a reason where readers see it; the text of a version never changes.
 * Errors: Invalid, NotFound, Conflict.
 */
export async function changeArticle(actor: Actor, input: z.input<typeof articleChange>): Promise<void> {
  const reason = (change: z.output<typeof articleChange>) => change.reason ?? ''
  await write(
    actor,
    'article: change',
    { schema: articleChange, input, reason },
    reasoned(async ({ tx, changed }, change) => {
      const article = await locked(tx, change.id)
      unchanged(change.version, article.version, article)
      // The former publisher's pages show it too.
      changed(...(await tagsOfArticle(tx, change.id)))
      await tx
        .update(articles)
        .set({
          publisherId: await publisherNamed(tx, change.publisher, hostOf(change.url)),
          title: change.title,
          byline: change.author,
          url: change.url,
          // Without an address there is nothing to look at.
          ...(!change.url && { nextFetch: null }),
          language: change.language,
          ...bounds(change.date),
        })
        .where(eq(articles.id, change.id))
      if (change.url) await keepAddress(tx, change.id, change.url)
      // Days are counted from the day of publication, and words read by their language.
      if (article.publishedOn !== (change.date?.edtf ?? null) || article.language !== change.language)
        await enqueueRereading(tx, change.id)
      changed(...(await tagsOfArticle(tx, change.id)))
    }),
  )
}
