import { and, eq, ne, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { pageRequest } from '../lib/arrival-input'
import { isExpected } from '../lib/errors'
import { failedPoll, movedFeed, oneFeed, polledFeed } from '../lib/feed-input'
import { wanted } from '../lib/feed-words'
import { nextPoll } from '../lib/next-poll'
import type { Actor } from '../lib/permissions'
import { arrivingPage } from './arrivals'
import type { Transaction } from './connection'
import { placeholderTitle } from './describing'
import { enqueuePoll } from './queue'
import { feedItems, feeds } from './schema-arrivals'
import { write, type Writing } from './write'

type Item = NonNullable<z.output<typeof polledFeed>['items']>[number]

/** A feed as the worker asks it. */
export type ToPoll = { id: number; address: string; etag: string | null; lastModified: string | null }

/** The feed, for the worker; null where it is gone or paused. */
export async function feedToPoll(actor: Actor, input: z.input<typeof oneFeed>): Promise<ToPoll | null> {
  return write(actor, 'feed: poll', { schema: oneFeed, input }, async ({ tx }, { id }) => {
    const [feed] = await tx
      .select({
        id: feeds.id,
        address: feeds.address,
        etag: feeds.etag,
        lastModified: feeds.lastModified,
      })
      .from(feeds)
      .where(and(eq(feeds.id, id), feeds.active))
    return feed ?? null
  })
}

/** Queues the feeds whose time has come, at most 100; the worker calls it. Returns how many. */
export async function feedsDue(actor: Actor): Promise<number> {
  return write(actor, 'feed: poll', { schema: oneFeed.partial(), input: {} }, async ({ tx }) => {
    const due = await tx
      .select({ id: feeds.id })
      .from(feeds)
      .where(and(feeds.active, sql`${feeds.nextPoll} <= now()`))
      .orderBy(feeds.nextPoll)
      .limit(100)
      .for('update', { skipLocked: true })
    for (const { id } of due) {
      // It is set anew when the feed was asked; a worker that dies meanwhile loses nothing.
      await tx
        .update(feeds)
        .set({ nextPoll: sql`now() + interval '1 hour'` })
        .where(eq(feeds.id, id))
      await enqueuePoll(tx, id)
    }
    return due.length
  })
}

/**
 * Keeps what the worker read of a feed: each item is seen once, and a wanted one that is new becomes an article whose
 * page is opened, or leads to the article that is known. Returns how many items were new. Errors: none for a feed
 * that is gone.
 */
export async function storePoll(actor: Actor, input: z.input<typeof polledFeed>): Promise<number> {
  return write(actor, 'feed: poll', { schema: polledFeed, input }, async (writing, polled) => {
    const { tx } = writing
    const feed = await locked(tx, polled.id)
    if (!feed) return 0
    let fresh = 0
    // The newest stands first in a feed, and last on record.
    for (const item of (polled.items ?? []).toReversed())
      if (await newItem(writing, feed.id, item, feed.words)) fresh += 1
    const unchanged = fresh ? 0 : feed.unchanged + 1
    const untold = feed.title === placeholderTitle(feed.address)
    await tx
      .update(feeds)
      .set({
        title: (untold && polled.title) || feed.title,
        ...(polled.items && { home: polled.home }),
        etag: polled.etag,
        lastModified: polled.lastModified,
        polledAt: sql`now()`,
        nextPoll: nextPoll({ failures: 0, unchanged, interval: polled.interval }, new Date()),
        failures: 0,
        unchanged,
        problem: null,
      })
      .where(eq(feeds.id, feed.id))
    if (polled.moved) await moveTo(tx, feed.id, polled.moved)
    return fresh
  })
}

/** Keeps why a feed could not be read, and asks later; one that is gone is not asked again. */
export async function failPoll(actor: Actor, input: z.input<typeof failedPoll>): Promise<void> {
  await write(actor, 'feed: poll', { schema: failedPoll, input }, async ({ tx }, failed) => {
    const feed = await locked(tx, failed.id)
    if (!feed) return
    const failures = feed.failures + 1
    const { retryAfter } = failed
    await tx
      .update(feeds)
      .set({
        polledAt: sql`now()`,
        nextPoll: nextPoll({ failures, unchanged: 0, retryAfter }, new Date()),
        failures,
        problem: failed.problem,
        ...(failed.gone && { active: false }),
      })
      .where(eq(feeds.id, feed.id))
  })
}

/** Asks a feed at another address from now on, which the page at its old one names. Returns whether it can. */
export async function moveFeed(actor: Actor, input: z.input<typeof movedFeed>): Promise<boolean> {
  return write(actor, 'feed: poll', { schema: movedFeed, input }, async ({ tx }, { id, address }) => {
    const moved = Boolean(await locked(tx, id)) && (await moveTo(tx, id, address))
    if (moved) await enqueuePoll(tx, id)
    return moved
  })
}

async function locked(tx: Transaction, id: number) {
  const [feed] = await tx
    .select()
    .from(feeds)
    .where(and(eq(feeds.id, id), feeds.active))
    .for('update')
  return feed
}

async function newItem(writing: Writing, feedId: number, item: Item, words: string[]): Promise<boolean> {
  const { tx } = writing
  const { key, title } = item
  const address = item.address && item.address.length <= 2000 ? item.address : null
  const [made] = await tx
    .insert(feedItems)
    .values({ feedId, key, address, title })
    .onConflictDoNothing()
    .returning({ id: feedItems.id })
  if (!made) return false
  const articleId = wanted(item, words) ? await articleOf(writing, item) : null
  if (articleId) await tx.update(feedItems).set({ articleId }).where(eq(feedItems.id, made.id))
  return true
}

/** The article of an item; null where its address is none that is opened. */
async function articleOf(writing: Writing, item: Item): Promise<number | null> {
  const { address, title, author, publishedAt } = item
  const date = /^\d{4}-\d\d-\d\d/.exec(publishedAt ?? '')?.[0]
  const page = pageRequest.safeParse({
    address: address ?? '',
    title,
    author,
    date,
    publisher: null,
    url: null,
  })
  if (!page.success) return null
  try {
    const arrival = await writing.tx.transaction((tx) => arrivingPage({ ...writing, tx }, page.data, 'feed'))
    return arrival.articleId
  } catch (error) {
    if (!isExpected(error) || error.kind !== 'invalid') throw error
    return null
  }
}

/** Where another feed has the address, this one is paused and says so. */
async function moveTo(tx: Transaction, id: number, address: string): Promise<boolean> {
  const [other] = await tx
    .select({ title: feeds.title })
    .from(feeds)
    .where(and(eq(feeds.address, address), ne(feeds.id, id)))
  const change = other
    ? { active: false, problem: `It has moved to the address of “${other.title}”, which is asked already.` }
    : { address, etag: null, lastModified: null }
  await tx.update(feeds).set(change).where(eq(feeds.id, id))
  return !other
}
