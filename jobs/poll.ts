import { failPoll, feedToPoll, moveFeed, storePoll, type ToPoll } from '../db/polls'
import { decodeText } from '../lib/charset'
import { readFeed } from '../lib/feed'
import { feedsIn } from '../lib/feed-discovery'
import { system } from '../lib/permissions'
import { open, type Opened, type OpenOptions } from './open'

/** Which hosts may be private, and how we name ourselves. */
export type Opening = Pick<OpenOptions, 'allow' | 'origin'>

/** Asks a feed what is new, unless it is paused or gone. Throws only where the database fails. */
export async function poll(id: number, opening: Opening): Promise<void> {
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
  await readAnswer(feed, answer)
}

async function readAnswer({ id, address }: ToPoll, answer: Opened): Promise<void> {
  const { text } = decodeText(answer.bytes, answer.charset)
  const feed = readFeed(text, answer.address)
  if (!('problem' in feed)) {
    const { etag = null, 'last-modified': lastModified = null } = answer.headers
    await storePoll(system, { id, moved: answer.permanent, etag, lastModified, ...feed })
    return
  }
  // An editor may name the page of an outlet: it tells of its feed.
  const [named] = feedsIn(text, answer.address)
  if (named && named.address !== address && (await moveFeed(system, { id, address: named.address }))) return
  await failPoll(system, { id, problem: feed.problem, gone: false, retryAfter: null })
}
