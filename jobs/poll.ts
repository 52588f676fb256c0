import { failPoll, feedToPoll, moveFeed, storePoll, type ToPoll } from '../db/polls'
import { system } from '../lib/permissions'
import { contentType, type Tools } from './capture'
import { open, type Opened } from './open'
import { pauseAt } from './robots'

/** Asks a feed what is new, unless it is paused or gone. Throws only where the database fails. */
export async function poll(id: number, tools: Tools): Promise<void> {
  const feed = await feedToPoll(system, { id })
  if (!feed) return
  const named = await ask(feed, tools)
  // An editor may name the page of an outlet: it tells of its feed. What names another page again is no feed.
  if (!named || !(await moveFeed(system, { id, address: named }))) return
  const told = await ask({ id, address: named, etag: null, lastModified: null }, tools)
  if (told) await fail(id, 'The address holds a page that names another one, no feed.')
}

/** Asks one address and keeps what came, unless that is a page that names a feed elsewhere: then that address. */
async function ask(feed: ToPoll, { opening, reader }: Tools): Promise<string | null> {
  const { id, address, etag, lastModified } = feed
  const answer = await open(address, { ...opening, etag, lastModified, wanted: 'feed', robots: true })
  if ('refused' in answer) {
    const { refused, kind, retryAfter } = answer
    await failPoll(system, { id, problem: refused, gone: kind === 'gone', retryAfter })
    return null
  }
  if ('notModified' in answer) {
    const same = { title: null, home: null, interval: null, items: null }
    await storePoll(system, { id, moved: answer.permanent, etag, lastModified, ...same })
    return null
  }
  return readAnswer(feed, answer, reader)
}

async function readAnswer(
  { id, address }: ToPoll,
  answer: Opened,
  reader: Tools['reader'],
): Promise<string | null> {
  const feed = await reader.readFeed(answer.bytes, { mediaType: contentType(answer), url: answer.address })
  if (!('problem' in feed)) {
    const { etag = null, 'last-modified': lastModified = null } = answer.headers
    await storePoll(system, { id, moved: answer.permanent, etag, lastModified, ...feed }, pauseAt)
    return null
  }
  if (feed.named && feed.named !== address) return feed.named
  await fail(id, feed.problem)
  return null
}

const fail = (id: number, problem: string) => failPoll(system, { id, problem, gone: false, retryAfter: null })
