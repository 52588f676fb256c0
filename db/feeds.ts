import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Conflict } from '../lib/errors'
import { feedChange, newFeed, oneFeed } from '../lib/feed-input'
import type { Actor } from '../lib/permissions'
import { placeholderTitle } from './describing'
import { enqueuePoll } from './queue'
import { feeds } from './schema-arrivals'
import { found, unchanged, write } from './write'

/** Begins to ask a feed; the worker does so at once. Returns its number. Errors: Invalid by field. */
export async function addFeed(actor: Actor, input: z.input<typeof newFeed>): Promise<number> {
  return write(
    actor,
    'feed: manage',
    { schema: newFeed, input },
    async ({ tx }, { address, title, words }) => {
      const [made] = await tx
        .insert(feeds)
        .values({ address, title: title || placeholderTitle(address), words, nextPoll: sql`now()` })
        .returning({ id: feeds.id })
      await enqueuePoll(tx, made!.id)
      return made!.id
    },
  )
}

/** Changes what of a feed is taken, or pauses it. Errors: NotFound, Invalid by field, Conflict where it changed. */
export async function changeFeed(actor: Actor, input: z.input<typeof feedChange>): Promise<void> {
  await write(
    actor,
    'feed: manage',
    { schema: feedChange, input },
    async ({ tx }, { id, version, ...change }) => {
      const [row] = await tx.select().from(feeds).where(eq(feeds.id, id)).for('update')
      const feed = found(row, 'feed')
      unchanged(version, feed.version, feed)
      const again = change.active && !feed.active
      await tx
        .update(feeds)
        .set({ ...change, ...(again && { failures: 0, problem: null, nextPoll: sql`now()` }) })
        .where(eq(feeds.id, id))
      if (again) await enqueuePoll(tx, id)
    },
  )
}

/** Has a feed asked now. Errors: NotFound, Conflict where it is paused. */
export async function pollNow(actor: Actor, input: z.input<typeof oneFeed>): Promise<void> {
  await write(actor, 'feed: manage', { schema: oneFeed, input }, async ({ tx }, { id }) => {
    const [row] = await tx.select().from(feeds).where(eq(feeds.id, id)).for('update')
    const { active } = found(row, 'feed')
    if (!active) throw new Conflict('This feed is paused.', { active })
    await tx
      .update(feeds)
      .set({ nextPoll: sql`now()` })
      .where(eq(feeds.id, id))
    await enqueuePoll(tx, id)
  })
}
