import { and, eq, ne, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { failedPoll, movedFeed, oneFeed, polledFeed } from '../lib/feed-input'
import { nextPoll } from '../lib/next-poll'
import type { Actor } from '../lib/permissions'
import { turns, usualPause } from '../lib/turns'
import type { Transaction } from './connection'
import { placeholderTitle } from './describing'
import { storeItems, type Item } from './feed-items'
import { enqueuePoll } from './queue'
import { feeds } from './schema-arrivals'
import { parse, write } from './write'

/** So many items are taken in one transaction at most: whoever wants what they hold waits no longer. */
const MOST_ITEMS = 25

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
 * page is opened, or leads to the article that is known. The items are taken a few at a time, each few in a
 * transaction of their own, and what the server told last: where it breaks off, the next poll takes the rest. Returns
 * how many items were new. Errors: none for a feed that is gone; Conflict where somebody holds what an item needs.
 */
export async function storePoll(
  actor: Actor,
  input: z.input<typeof polledFeed>,
  pauseAt = usualPause,
): Promise<number> {
  const { items, ...told } = parse(polledFeed, input)
  const { id } = told
  const turn = turns(pauseAt)
  let fresh = 0
  for (const some of chunks(items ?? [])) fresh += await storeItems(actor, { id, items: some }, turn)
  await write(
    actor,
    'feed: poll',
    { schema: polledFeed, input: { ...told, items: null } },
    async ({ tx }) => {
      const feed = await locked(tx, id)
      if (!feed) return
      const unchanged = fresh ? 0 : feed.unchanged + 1
      const untold = feed.title === placeholderTitle(feed.address)
      await tx
        .update(feeds)
        .set({
          title: (untold && told.title) || feed.title,
          ...(items && { home: told.home }),
          etag: told.etag,
          lastModified: told.lastModified,
          polledAt: sql`now()`,
          nextPoll: nextPoll({ failures: 0, unchanged, interval: told.interval }, new Date()),
          failures: 0,
          unchanged,
          problem: null,
        })
        .where(eq(feeds.id, id))
      if (told.moved) await moveTo(tx, id, told.moved)
    },
  )
  return fresh
}

/** The newest stands first in a feed, and last on record. */
function chunks(items: Item[]): Item[][] {
  const oldest = items.toReversed()
  const starts = Array.from({ length: Math.ceil(items.length / MOST_ITEMS) }, (_, at) => at * MOST_ITEMS)
  return starts.map((start) => oldest.slice(start, start + MOST_ITEMS))
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

/** Has a feed asked at another address from now on, which the page at its old one names. Returns whether it can. */
export async function moveFeed(actor: Actor, input: z.input<typeof movedFeed>): Promise<boolean> {
  return write(
    actor,
    'feed: poll',
    { schema: movedFeed, input },
    async ({ tx }, { id, address }) => Boolean(await locked(tx, id)) && (await moveTo(tx, id, address)),
  )
}

async function locked(tx: Transaction, id: number) {
  const [feed] = await tx
    .select()
    .from(feeds)
    .where(and(eq(feeds.id, id), feeds.active))
    .for('update')
  return feed
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
