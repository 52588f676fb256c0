import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { capturedPage, failedCapture } from '../lib/captured'
import { oneArticle } from '../lib/arrival-input'
import { Forbidden } from '../lib/errors'
import { may, type Actor } from '../lib/permissions'
import { nextLook } from '../lib/watch'
import { plainAddress } from '../lib/web-address'
import { db, type Transaction } from './connection'
import { describeArticle } from './describing'
import { freeAddresses, joinUnread, noteNamed, oneByOne, ownAddress, recognised } from './recognising'
import { captures } from './schema-arrivals'
import { articles } from './schema-articles'
import { keepAddress, standing } from './twins'
import { addVersion, newestVersion } from './versions'
import { found, markSamples, write } from './write'

export type ToCapture = {
  id: number
  articleId: number
  address: string | null
  /** What the server told when it was opened last, so that it need not send the same again (RFC 9110, 13.1). */
  known: { etag: string | null; lastModified: string | null }
  file: { name: string; mediaType: string | null; bytes: Buffer } | null
  /** Whether it comes by itself from a feed: then the robots.txt of its site is asked first. */
  unasked: boolean
}

/** A capture that waits, for the worker; null where it is done. Errors: Forbidden, NotFound. */
export async function captureToRun(actor: Actor, id: number): Promise<ToCapture | null> {
  if (!may(actor, 'article: capture')) throw new Forbidden('You may not do this.')
  const [row] = await db()
    .select({ capture: captures, origin: articles.origin })
    .from(captures)
    .innerJoin(articles, eq(articles.id, captures.articleId))
    .where(eq(captures.id, id))
  const { origin, capture } = found(row, 'capture')
  const { state, articleId, address, name, mediaType, raw, askedBy } = capture
  if (state !== 'waiting') return null
  const file =
    name && raw ? { name, mediaType, bytes: gunzipSync(raw, { maxOutputLength: 20_000_000 }) } : null
  const unasked = origin === 'feed' && askedBy === null
  return { id, articleId, address, file, known: await toldLast(articleId, address), unasked }
}

async function toldLast(articleId: number, address: string | null): Promise<ToCapture['known']> {
  const [last] = address
    ? await db().execute<{ headers: Record<string, string> | null; current: boolean }>(sql`
        select c.headers, c.version_id = (select id from article_versions where article_id = ${articleId}
          order by number desc limit 1) as current
        from captures c where c.article_id = ${articleId} and c.address = ${address} and c.state in ('version', 'same')
          and c.headers is not null
        order by c.id desc limit 1`)
    : []
  const headers = (last?.current && last.headers) || {}
  return { etag: headers.etag ?? null, lastModified: headers['last-modified'] ?? null }
}

/** The row of a file that waits to be read. */
export const fileColumns = (bytes: Uint8Array) => ({
  raw: gzipSync(bytes),
  rawHash: createHash('sha256').update(bytes).digest('hex'),
  size: bytes.length,
})

/** A page with less than a fifth of the text before is a wall or a notice, not the article. */
const THIN = 5
const thin = 'The page holds far less text than before, so it was not taken as a new version.'

export type Stored = { articleId: number; outcome: 'version' | 'same' }

/**
 * Stores what was read of a page or file: the first wording fills in what is known of the article, a later one is
 * added where its words differ. A page that turns out to be an article on record becomes another address of it.
 * Errors: NotFound; nothing is done twice for one capture.
 */
export async function storeCapture(
  actor: Actor,
  input: z.input<typeof capturedPage>,
): Promise<Stored | null> {
  return write(actor, 'article: capture', { schema: capturedPage, input }, async (writing, page) => {
    const { tx } = writing
    const { opened, read } = page
    const canonical = ownAddress(page)
    const met = [canonical, opened?.finalAddress ?? null, await askedAddress(tx, page.id)]
    await oneByOne(tx, met, read.text)
    const waiting = await locked(tx, page.id)
    if (!waiting) return null
    const first = !(await newestVersion(tx, waiting.articleId))
    const joined = await standing(tx, waiting.articleId)
    const held =
      joined !== waiting.articleId
        ? joined
        : first
          ? await recognised(tx, waiting.articleId, met, read.text)
          : null
    const articleId = held ?? waiting.articleId
    const addresses = await freeAddresses(tx, articleId, met)
    if (held && held !== joined) await joinUnread(tx, waiting.articleId, held)
    else if (first && !held) {
      const own = canonical && addresses.includes(canonical) ? canonical : null
      await describeArticle(tx, articleId, waiting.name, page, own)
    }
    const newest = await newestVersion(tx, articleId)
    if (!held && newest?.text && read.text.length * THIN < newest.text.length) {
      await fail(tx, waiting, { id: page.id, problem: thin, status: opened?.status ?? null, forGood: false })
      return { articleId, outcome: 'same' }
    }
    for (const address of addresses) await keepAddress(tx, articleId, plainAddress(address) ?? address)
    // Another address of an article, such as its AMP page, has its own little differences: they are no news.
    const version = held && newest ? null : await addVersion(writing, articleId, read.text, waiting.urgency)
    if (first && !held) await noteNamed(tx, articleId, [read.canonical, ...met])
    await tx
      .update(articles)
      .set({
        ...looked(waiting.address, waiting.since),
        problem: null,
        ...(version && read.modifiedAt && { modifiedAt: read.modifiedAt }),
      })
      .where(eq(articles.id, articleId))
    // What was joined is kept too: it may turn out to be another article.
    const keeps = opened && (version || held) ? fileColumns(opened.bytes) : {}
    const hash = opened && createHash('sha256').update(opened.bytes).digest('hex')
    await tx
      .update(captures)
      .set({
        articleId,
        at: sql`now()`,
        ...(opened && {
          finalAddress: opened.finalAddress,
          status: opened.status,
          headers: opened.headers,
          mediaType: opened.mediaType,
          rawHash: hash,
          size: opened.bytes.length,
        }),
        ...keeps,
        state: version ? 'version' : 'same',
        versionId: version?.id ?? (await newestVersion(tx, articleId))!.id,
      })
      .where(eq(captures.id, page.id))
    return { articleId, outcome: version && !held ? 'version' : 'same' }
  })
}

/** Of a page whose server says that nothing is new. Errors: NotFound. */
export async function storeUnchanged(actor: Actor, input: z.input<typeof oneArticle>): Promise<void> {
  await write(actor, 'article: capture', { schema: oneArticle, input }, async ({ tx }, { id }) => {
    const waiting = await locked(tx, id)
    if (!waiting) return
    const { articleId, address, since } = waiting
    const newest = await newestVersion(tx, articleId)
    await tx
      .update(articles)
      .set({ ...looked(address, since), problem: null })
      .where(eq(articles.id, articleId))
    await tx
      .update(captures)
      .set({ state: 'same', status: 304, versionId: newest?.id, at: sql`now()` })
      .where(eq(captures.id, id))
  })
}

/** Keeps why a page or file could not be read, with its article. Errors: NotFound. */
export async function failCapture(actor: Actor, input: z.input<typeof failedCapture>): Promise<void> {
  await write(actor, 'article: capture', { schema: failedCapture, input }, async ({ tx }, failed) => {
    const waiting = await locked(tx, failed.id)
    if (!waiting) return
    await fail(tx, waiting, failed)
  })
}

type Waiting = NonNullable<Awaited<ReturnType<typeof locked>>>

async function fail(
  tx: Transaction,
  waiting: Waiting,
  failed: z.output<typeof failedCapture>,
): Promise<void> {
  await tx
    .update(captures)
    .set({ state: 'failed', problem: failed.problem, status: failed.status, at: sql`now()` })
    .where(eq(captures.id, failed.id))
  // A page that was never read, and will not be, is not asked for again.
  const over = failed.forGood && !(await newestVersion(tx, waiting.articleId))
  await tx
    .update(articles)
    .set({
      problem: failed.problem,
      ...looked(waiting.address, waiting.since),
      ...(over && { nextFetch: null }),
    })
    .where(eq(articles.id, waiting.articleId))
}

async function askedAddress(tx: Transaction, id: number): Promise<string | null> {
  const [capture] = await tx.select({ address: captures.address }).from(captures).where(eq(captures.id, id))
  return found(capture, 'capture').address
}

/** The capture and its article, locked; null where it is done. */
async function locked(tx: Transaction, id: number) {
  const [capture] = await tx.select().from(captures).where(eq(captures.id, id)).for('update')
  const { state, articleId, address, name } = found(capture, 'capture')
  if (state !== 'waiting') return null
  const [article] = await tx.select().from(articles).where(eq(articles.id, articleId)).for('update')
  const { sample, origin, publishedFrom, watched, watchedSince } = article!
  if (sample) await markSamples(tx)
  const [first] = await tx.execute<{ at: string }>(sql`
    select min(asked_at) as at from captures where article_id = ${articleId} and address is not null`)
  // A list may hold the articles of many years: those are not watched.
  const rule = new Date(origin === 'list' && publishedFrom ? publishedFrom : (first!.at ?? Date.now()))
  const since = (watched && watchedSince) || rule
  return {
    articleId,
    address,
    name,
    since,
    urgency: origin === 'list' ? ('later' as const) : ('now' as const),
  }
}

/** A page is looked at again, unless an editor said no; a file is not. */
const looked = (address: string | null, since: Date) => {
  const now = new Date()
  const next = nextLook(since, now)?.toISOString() ?? null
  const nextFetch = sql`case when ${articles.watched} is not false then ${next}::timestamptz end`
  return { fetchedAt: now, ...(address && { nextFetch }) }
}
