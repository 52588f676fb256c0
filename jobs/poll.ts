import { failPoll, feedToPoll, moveFeed, storePoll, type ToPoll } from '../db/polls'
import { system } from '../lib/permissions'
import { contentType, type Tools } from './capture'
import { open, type Opened } from './open'

/** Asks a feed what is new, unless it is paused or gone. Throws only where the database fails. */
export async function poll(id: number, { opening, reader }: Tools): Promise<void> {
  const feed = await feedToPoll(system, { id })
  if (!feed) return
  const { address, etag, lastModified } = feed
  const answer = await open(address, { ...opening, etag, lastModified, wanted: 'feed', robots: true })
  if ('refused' in answer) {
    const { refused, kind, retryAfter } = answer
    return failPoll(system, { id, problem: refused, gone: kind === 'gone', retryAfter })
  }
  if ('notModified' in answer) {
    const same = { title: null, home: null, interval: null, items: null }
    await storePoll(system, { id, moved: answer.permanent, etag, lastModified, ...same })
    return
  }
  await readAnswer(feed, answer, reader)
}

async function readAnswer({ id, address }: ToPoll, answer: Opened, reader: Tools['reader']): Promise<void> {
  const feed = await reader.readFeed(answer.bytes, { mediaType: contentType(answer), url: answer.address })
  if (!('problem' in feed)) {
    const { etag = null, 'last-modified': lastModified = null } = answer.headers
    await storePoll(system, { id, moved: answer.permanent, etag, lastModified, ...feed })
    return
  }
  // An editor may name the page of an outlet: it tells of its feed.
  const { named } = feed
  if (named && named !== address && (await moveFeed(system, { id, address: named }))) return
  await failPoll(system, { id, problem: feed.problem, gone: false, retryAfter: null })
}
