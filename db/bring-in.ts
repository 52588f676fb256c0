import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { articleChange, articleInput } from '../lib/article-input'
import { Conflict } from '../lib/errors'
import type { Actor } from '../lib/permissions'
import type { Transaction } from './connection'
import { publisherNamed } from './publishers'
import { enqueueReading, enqueueRereading } from './queue'
import { articles, articleVersions } from './schema-articles'
import { tagsOfArticle } from './tags'
import { found, unchanged, write } from './write'

const hostOf = (url: string | null) => (url ? new URL(url).hostname : null)
const bounds = (date: { edtf: string; from: string; to: string } | null) => ({
  publishedOn: date?.edtf ?? null,
  publishedFrom: date?.from ?? null,
  publishedTo: date?.to ?? null,
})

/**
 * Stores an article with its first version, for the worker to read, and returns its number. Errors: Invalid by field; Conflict whose
 * `current` is `{ id, title }` of the article that has the same text already.
 */
export async function bringIn(actor: Actor, input: z.input<typeof articleInput>): Promise<number> {
  return write(actor, 'article: bring in', { schema: articleInput, input }, async ({ tx }, article) => {
    const hash = createHash('sha256').update(article.text, 'utf8').digest('hex')
    // Two editors may bring in the same text at once; the second waits and is shown the first one's.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${hash}, 0))`)
    const [same] = await tx
      .select({ id: articles.id, title: articles.title })
      .from(articleVersions)
      .innerJoin(articles, eq(articles.id, articleVersions.articleId))
      .where(eq(articleVersions.hash, hash))
      .limit(1)
    if (same) throw new Conflict('This text is on record already.', same)
    const [made] = await tx
      .insert(articles)
      .values({
        publisherId: await publisherNamed(tx, article.publisher, hostOf(article.url)),
        title: article.title,
        byline: article.author,
        url: article.url,
        language: article.language,
        ...bounds(article.date),
      })
      .returning({ id: articles.id })
    const [version] = await tx
      .insert(articleVersions)
      .values({ articleId: made!.id, number: 1, text: article.text, length: article.text.length, hash })
      .returning({ id: articleVersions.id })
    await enqueueReading(tx, version!.id)
    return made!.id
  })
}

async function locked(tx: Transaction, id: number) {
  const [article] = await tx.select().from(articles).where(eq(articles.id, id)).for('update')
  return found(article, 'article')
}

/** Corrects what is known about an article; the text of a version never changes. */
export async function changeArticle(actor: Actor, input: z.input<typeof articleChange>): Promise<void> {
  await write(actor, 'article: change', { schema: articleChange, input }, async ({ tx, changed }, change) => {
    const article = await locked(tx, change.id)
    unchanged(change.version, article.version, article)
    await tx
      .update(articles)
      .set({
        publisherId: await publisherNamed(tx, change.publisher, hostOf(change.url)),
        title: change.title,
        byline: change.author,
        url: change.url,
        language: change.language,
        ...bounds(change.date),
      })
      .where(eq(articles.id, change.id))
    // Days are counted from the day of publication, and words read by their language.
    if (article.publishedOn !== (change.date?.edtf ?? null) || article.language !== change.language)
      await enqueueRereading(tx, change.id)
    changed(...(await tagsOfArticle(tx, change.id)))
  })
}
