import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { pageRequest } from '../lib/arrival-input'
import { isExpected } from '../lib/errors'
import { itemsOfFeed } from '../lib/feed-input'
import { wanted } from '../lib/feed-words'
import type { Actor } from '../lib/permissions'
import { turns, usualPause } from '../lib/turns'
import { addressKey } from '../lib/web-address'
import { arrivingPage } from './arrivals'
import { feedItems, feeds } from './schema-arrivals'
import { oneAtATime } from './versions'
import { write, type Writing } from './write'

type Turn = ReturnType<typeof turns>
export type Item = z.output<typeof itemsOfFeed>['items'][number]

/**
 * Keeps the items of a feed that are new, in one transaction; `turn` tells how long each page waits. Returns how many; none of a feed that is paused or gone.
 * Errors: Conflict where somebody holds what an item needs.
 */
export async function storeItems(
  actor: Actor,
  input: z.input<typeof itemsOfFeed>,
  turn = turns(usualPause),
): Promise<number> {
  return write(actor, 'feed: poll', { schema: itemsOfFeed, input }, async (writing, { id, items }) => {
    const { tx } = writing
    const [feed] = await tx
      .select({ words: feeds.words })
      .from(feeds)
      .where(and(eq(feeds.id, id), feeds.active))
      .for('update')
    if (!feed) return 0
    const fresh: { row: number; item: Item }[] = []
    for (const item of items) {
      const row = await newItem(writing, id, item)
      if (row) fresh.push({ row, item })
    }
    const taken = fresh.filter(({ item }) => wanted(item, feed.words))
    // Two feeds that tell of the same pages wait for one another, whatever their order.
    const keys = taken.map(({ item }) => addressKey(item.address ?? ''))
    for (const key of [...new Set(keys)].sort()) if (key) await oneAtATime(tx, key)
    for (const { row, item } of taken) {
      const articleId = await articleOf(writing, item, turn)
      if (articleId) await tx.update(feedItems).set({ articleId }).where(eq(feedItems.id, row))
    }
    return fresh.length
  })
}

/** The row of an item; null where the feed has told of it before. */
async function newItem(
  { tx }: Writing,
  feedId: number,
  { key, address, title }: Item,
): Promise<number | null> {
  const shown = address && address.length <= 2000 && /^https?:\/\//.test(address) ? address : null
  const [made] = await tx
    .insert(feedItems)
    .values({ feedId, key, address: shown, title })
    .onConflictDoNothing()
    .returning({ id: feedItems.id })
  return made?.id ?? null
}

/** The article of an item; null where its address is none that is opened. */
async function articleOf(writing: Writing, item: Item, turn: Turn): Promise<number | null> {
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
  const wait = turn(page.data.address)
  try {
    const arrival = await writing.tx.transaction((tx) =>
      arrivingPage({ ...writing, tx }, page.data, 'feed', { wait }),
    )
    return arrival.articleId
  } catch (error) {
    if (!isExpected(error) || error.kind !== 'invalid') throw error
    return null
  }
}
