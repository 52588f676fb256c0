import { system } from '../lib/permissions'
import { deskFeed, deskFeeds } from './feed-desk'
import { storeItems } from './feed-items'
import * as feeds from './feeds'
import * as polls from './polls'
import { freshAddress, type Prepare } from './test-arrival-doors'

/** A feed that is asked, for items that hold one of these words. */
export const makeFeed = (words = '', address = freshAddress()) => feeds.addFeed(system, { address, words })

/** So many items of a feed, the newest first. */
export const itemsOf = (count: number, more: { summary?: string } = {}) =>
  Array.from({ length: count }, (_, at) => ({
    key: `item-${count - at}`,
    address: freshAddress() as string | null,
    title: `Story ${count - at}` as string | null,
    publishedAt: '2025-03-14T00:30:00+02:00',
    summary: more.summary ?? null,
    author: 'Joss Amberley',
  }))

/** What the worker read of a feed. */
export const feedRead = (id: number, items: ReturnType<typeof itemsOf> | null) => ({
  id,
  moved: null as string | null,
  title: 'The Averil Courier' as string | null,
  home: 'https://averil.example/',
  etag: '"1"' as string | null,
  lastModified: null,
  interval: null,
  items,
})

const withFeed = (call: (id: number) => Awaited<ReturnType<Prepare>>): Prepare => {
  return async () => call(await makeFeed())
}

export const feedDoors: Record<string, Prepare> = {
  addFeed: async () => (actor) => feeds.addFeed(actor, { address: freshAddress(), words: '' }),
  changeFeed: withFeed((id) => (actor) => {
    return feeds.changeFeed(actor, { id, version: 1, title: 'A title', words: 'bridge', active: true })
  }),
  pollNow: withFeed((id) => (actor) => feeds.pollNow(actor, { id })),
  deskFeeds: async () => (actor) => deskFeeds(actor),
  deskFeed: withFeed((id) => (actor) => deskFeed(actor, id)),
}

export const pollDoors: Record<string, Prepare> = {
  feedToPoll: withFeed((id) => (actor) => polls.feedToPoll(actor, { id })),
  feedsDue: async () => (actor) => polls.feedsDue(actor),
  storePoll: withFeed((id) => (actor) => polls.storePoll(actor, feedRead(id, itemsOf(1)))),
  storeItems: withFeed((id) => (actor) => storeItems(actor, { id, items: itemsOf(1) })),
  failPoll: withFeed((id) => (actor) => {
    return polls.failPoll(actor, { id, problem: 'The page answers 404.', gone: false, retryAfter: null })
  }),
  moveFeed: withFeed((id) => (actor) => polls.moveFeed(actor, { id, address: freshAddress() })),
}
