import { and, eq, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { archiveCopy, fileRequest, oneArticle, pageRequest, watching } from '../lib/arrival-input'
import { Conflict, Invalid, isExpected } from '../lib/errors'
import type { Actor } from '../lib/permissions'
import type { Origin } from '../lib/record'
import { turns, usualPause } from '../lib/turns'
import { addressKey, hostOf, plainAddress } from '../lib/web-address'
import { bounds } from './bring-in'
import { fileColumns } from './captures'
import type { Transaction } from './connection'
import { placeholderTitle } from './describing'
import { publisherNamed } from './publishers'
import { enqueueCapture, type Urgency } from './queue'
import { captures } from './schema-arrivals'
import { articles } from './schema-articles'
import { tagsOfArticle } from './tags'
import { articleAt, keepAddress, refuseJoined } from './twins'
import { oneAtATime } from './versions'
import { found, write, type Writing } from './write'

/** `capture` is null where the article is on record already, and its page need not be opened. */
export type Arrival = { articleId: number; held: boolean; capture: number | null }

/**
 * Asks for a page: the worker opens it. An address on record leads to its article, whose page is opened again where
 * an editor asks for it or it was never read. Errors: Invalid by field.
 */
export async function requestPage(actor: Actor, input: z.input<typeof pageRequest>): Promise<Arrival> {
  return write(actor, 'article: bring in', { schema: pageRequest, input }, (writing, page) =>
    arrivingPage(writing, page, 'address'),
  )
}

/**
 * The same inside another write, such as a feed's; `queued` false: the caller opens it itself, `wait`: in so many
 * seconds at the earliest.
 */
export async function arrivingPage(
  { tx, actor }: Writing,
  page: z.output<typeof pageRequest>,
  origin: Extract<Origin, 'address' | 'list' | 'feed'>,
  { queued = true, wait = 0 }: { queued?: boolean; wait?: number } = {},
): Promise<Arrival> {
  const address = plainAddress(page.address)
  const key = addressKey(page.address)
  if (!address || !key) throw new Invalid([{ field: 'address', message: 'Write the address of a page.' }])
  const urgency: Urgency = origin === 'address' ? 'now' : 'later'
  const askedBy = actor.kind === 'user' ? actor.id : null
  await oneAtATime(tx, key)
  const known = await articleAt(tx, [address])
  if (known) {
    const { read } = known
    const again = !read || origin === 'address'
    // Another spelling, such as the AMP page, has its own little differences: the main address tells what is new.
    const opened = (read && known.url && plainAddress(known.url)) || address
    const capture = again
      ? await ask(tx, known.id, { address: opened, askedBy }, urgency, queued, wait)
      : null
    return { articleId: known.id, held: read, capture }
  }
  const [made] = await tx
    .insert(articles)
    .values({
      title: page.title ?? placeholderTitle(address),
      publisherId: await publisherNamed(tx, page.publisher, hostOf(address)),
      byline: page.author,
      url: address,
      ...(page.language && { language: page.language }),
      ...bounds(page.date),
      origin,
    })
    .returning({ id: articles.id })
  const articleId = made!.id
  await keepAddress(tx, articleId, address)
  return {
    articleId,
    held: false,
    capture: await ask(tx, articleId, { address, askedBy }, urgency, queued, wait),
  }
}

/** The capture of an article that waits, or a new one for the worker. */
async function ask(
  tx: Transaction,
  articleId: number,
  values: Partial<typeof captures.$inferInsert>,
  urgency: Urgency,
  queued: boolean,
  wait = 0,
): Promise<number> {
  const [waiting] = await tx
    .select({ id: captures.id })
    .from(captures)
    .where(and(eq(captures.articleId, articleId), eq(captures.state, 'waiting')))
    .limit(1)
  const [made] = waiting
    ? [waiting]
    : await tx
        .insert(captures)
        .values({ articleId, ...values })
        .returning({ id: captures.id })
  // What came by itself is of the editor who asks for it now.
  if (waiting && values.askedBy)
    await tx
      .update(captures)
      .set({ askedBy: values.askedBy })
      .where(and(eq(captures.id, waiting.id), isNull(captures.askedBy)))
  await tx.update(articles).set({ problem: null }).where(eq(articles.id, articleId))
  if (queued) await enqueueCapture(tx, { id: made!.id, address: values.address }, urgency, wait)
  return made!.id
}

/** Hands over a file for the worker to read: HTML, plain text, Markdown or PDF. Errors: Invalid by field. */
export async function requestFile(actor: Actor, input: z.input<typeof fileRequest>): Promise<Arrival> {
  return write(actor, 'article: bring in', { schema: fileRequest, input }, async ({ tx, actor }, file) => {
    const columns = fileColumns(file.bytes)
    await oneAtATime(tx, columns.rawHash)
    const [same] = await tx.execute<{ id: number; title: string }>(sql`
      select coalesce(r.joined_into, r.id) as id, r.title from captures c join articles r on r.id = c.article_id
      where c.raw_hash = ${columns.rawHash} and c.name is not null and c.state <> 'failed' limit 1`)
    if (same) throw new Conflict('This file is on record already.', same)
    const [made] = await tx
      .insert(articles)
      .values({ title: file.name, origin: 'file' })
      .returning({ id: articles.id })
    const articleId = made!.id
    const askedBy = actor.kind === 'user' ? actor.id : null
    const values = { name: file.name, mediaType: file.mediaType, askedBy, ...columns }
    return { articleId, held: false, capture: await ask(tx, articleId, values, 'now', true) }
  })
}

/** Opens the page of an article again, by hand. Errors: NotFound; Invalid where no address is known; Conflict where it is
 * part of another one. */
export async function captureAgain(actor: Actor, input: z.input<typeof oneArticle>): Promise<Arrival> {
  return write(actor, 'article: bring in', { schema: oneArticle, input }, ({ tx, actor }, { id }) =>
    openAgain(tx, id, actor.kind === 'user' ? actor.id : null),
  )
}

async function openAgain(
  tx: Transaction,
  id: number,
  askedBy: number | null,
  { urgency = 'now', wait = 0 }: { urgency?: Urgency; wait?: number } = {},
): Promise<Arrival> {
  const [article] = await tx.select().from(articles).where(eq(articles.id, id)).for('update')
  const { url, sample } = found(article, 'article')
  await refuseJoined(tx, id)
  const address = url && plainAddress(url)
  if (!address) throw new Invalid([{ field: 'url', message: 'No address of this article is known.' }])
  return {
    articleId: id,
    held: true,
    capture: await ask(tx, id, { address, askedBy, sample }, urgency, true, wait),
  }
}

/**
 * Queues the pages whose next look is due, at most 200, those of one host with its pause between; the worker calls it.
 * Returns how many.
 */
export async function captureDue(actor: Actor, pauseAt = usualPause): Promise<number> {
  return write(actor, 'article: capture', { schema: oneArticle.partial(), input: {} }, async ({ tx }) => {
    const due = await tx.execute<{ id: number; url: string }>(sql`
      select id, url from articles where next_fetch <= now() and joined_into is null and url is not null
      order by next_fetch limit 200 for update skip locked`)
    const turn = turns(pauseAt)
    for (const { id, url } of due) {
      // It is set anew when the page was opened; a worker that dies meanwhile loses nothing.
      await tx
        .update(articles)
        .set({ nextFetch: sql`now() + interval '1 hour'` })
        .where(eq(articles.id, id))
      await tx
        .transaction((inner) => openAgain(inner, id, null, { urgency: 'later', wait: turn(url) }))
        .catch((error: unknown) => skip(tx, id, error))
    }
    return due.length
  })
}

/** One page that cannot be queued does not keep the others from it; one without an address to open is left alone. */
async function skip(tx: Transaction, id: number, error: unknown): Promise<void> {
  if (isExpected(error) && error.kind === 'invalid')
    await tx.update(articles).set({ nextFetch: null }).where(eq(articles.id, id))
  else console.error(`The page of article ${id} could not be queued: ${String(error)}`)
}

/** Has the page of an article looked at by itself, or not any more. Errors: NotFound, Invalid without an address. */
export async function watchArticle(actor: Actor, input: z.input<typeof watching>): Promise<void> {
  await write(actor, 'article: bring in', { schema: watching, input }, async ({ tx }, { id, watched }) => {
    const [article] = await tx.select({ url: articles.url }).from(articles).where(eq(articles.id, id))
    if (watched && !found(article, 'article').url)
      throw new Invalid([{ field: 'url', message: 'No address of this article is known.' }])
    await tx
      .update(articles)
      .set({ watched, watchedSince: watched ? sql`now()` : null, nextFetch: watched ? sql`now()` : null })
      .where(eq(articles.id, id))
  })
}

/** Keeps the address of a public archive's copy of an article. Errors: NotFound, Invalid. */
export async function setArchiveCopy(actor: Actor, input: z.input<typeof archiveCopy>): Promise<void> {
  await write(
    actor,
    'article: change',
    { schema: archiveCopy, input },
    async ({ tx, changed }, { id, archiveUrl }) => {
      const [row] = await tx
        .update(articles)
        .set({ archiveUrl })
        .where(eq(articles.id, id))
        .returning({ id: articles.id })
      found(row, 'article')
      changed(...(await tagsOfArticle(tx, id)))
    },
  )
}
