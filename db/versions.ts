import { createHash } from 'node:crypto'
import { desc, eq, sql } from 'drizzle-orm'
import { sketch } from '../lib/sketch'
import { anchorAll } from './anchoring'
import type { Transaction } from './connection'
import { enqueueReading, type Urgency } from './queue'
import { articles, articleVersions, textSketches } from './schema-articles'
import { tagsOfArticle } from './tags'
import { noteTwin } from './twins'
import { found, markSamples, type Writing } from './write'

/** sha256 in hex of the UTF-8 text. */
export const textHash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/**
 * Adds a wording to an article, for the worker to read: every passage on record is looked for in it. Returns its
 * number, or null where the newest version has the same words. The article is locked first.
 */
export async function addVersion(
  { tx, changed }: Pick<Writing, 'tx' | 'changed'>,
  articleId: number,
  text: string,
  urgency: Urgency = 'now',
): Promise<{ id: number; number: number } | null> {
  const [article] = await tx
    .select({ sample: articles.sample })
    .from(articles)
    .where(eq(articles.id, articleId))
    .for('update')
  if (found(article, 'article').sample) await markSamples(tx)
  const newest = await newestVersion(tx, articleId)
  const hash = textHash(text)
  if (newest?.hash === hash) return null
  const number = (newest?.number ?? 0) + 1
  const [made] = await tx
    .insert(articleVersions)
    .values({ articleId, number, text, length: text.length, hash })
    .returning({ id: articleVersions.id })
  const { id } = made!
  const bands = sketch(text)
  if (bands.length) await tx.insert(textSketches).values({ versionId: id, bands })
  if (newest) {
    await anchorAll(tx, { articleId, from: newest, to: { id, text } })
    changed(...(await tagsOfArticle(tx, articleId)))
  } else await noteTwin(tx, { articleId, text, bands })
  await enqueueReading(tx, id, urgency)
  return { id, number }
}

/** The newest wording of an article; undefined where it has none yet. */
export async function newestVersion(tx: Transaction, articleId: number) {
  const [newest] = await tx
    .select({
      id: articleVersions.id,
      number: articleVersions.number,
      hash: articleVersions.hash,
      text: articleVersions.text,
    })
    .from(articleVersions)
    .where(eq(articleVersions.articleId, articleId))
    .orderBy(desc(articleVersions.number))
    .limit(1)
  return newest
}

/**
 * The article, other than `but`, that holds this wording in any version, itself or in one that was joined into it; null
 * where there is none. Sample data and the record know nothing of each other.
 */
export async function articleWithText(tx: Transaction, text: string, but = 0) {
  const [same] = await tx.execute<{ id: number; title: string }>(sql`
    with recursive way as (
      select v.id as version, r.id, r.title, r.joined_into, r.sample, 1 as step
      from article_versions v join articles r on r.id = v.article_id where v.hash = ${textHash(text)}
      union all
      select way.version, r.id, r.title, r.joined_into, r.sample, way.step + 1
      from way join articles r on r.id = way.joined_into where way.step < 20)
    select id, title from way
    where joined_into is null and id <> ${but} and sample = coalesce((select sample from articles where id = ${but}),
      coalesce(current_setting('onrecord.sample', true), '') = 'on')
    order by version limit 1`)
  return same ?? null
}

/** Whoever brings in a text or an address waits here for who brings in the same one. */
export async function oneAtATime(tx: Transaction, what: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${what}, 0))`)
}
