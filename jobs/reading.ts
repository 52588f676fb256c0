import { parentPort } from 'node:worker_threads'
import { decodePage } from '../lib/charset'
import { extract, type Hints } from '../lib/extract'
import { readFeed, type Feed } from '../lib/feed'
import { feedsIn } from '../lib/feed-discovery'

// The inside of the thread that jobs/reading-thread.ts starts: it answers each message with what it read or a problem.

/** The items of a feed; of a page that is none, a problem and the address of the feed that the page names. */
export type FeedRead = Feed | { problem: string; named: string | null }
type Article = Awaited<ReturnType<typeof extract>>

export type Question = { number: number; as: 'article' | 'feed'; bytes: Uint8Array; hints: Hints }
export type Answer = { number: number; found: Article | FeedRead; ms: number }

const port = parentPort
if (!port) throw new Error('jobs/reading.ts runs only as a thread of jobs/reading-thread.ts.')

async function answer({ number, as, bytes, hints }: Question): Promise<Answer> {
  const begun = performance.now()
  const told = (found: Answer['found']) => ({ number, found, ms: performance.now() - begun })
  try {
    return told(as === 'feed' ? feedOf(bytes, hints) : await extract(bytes, hints))
  } catch {
    // A fault of a library on what it was not made for: nothing can be had of it either way.
    return told({ problem: 'This page cannot be read: it is not built as pages are.', named: null })
  }
}

function feedOf(bytes: Uint8Array, { mediaType = null, url }: Hints): FeedRead {
  const text = decodePage(bytes, mediaType)
  const feed = readFeed(text, url ?? '')
  return 'problem' in feed ? { ...feed, named: feedsIn(text, url ?? '')[0]?.address ?? null } : feed
}

port.on('message', (question: Question) => void answer(question).then((found) => port.postMessage(found)))
port.postMessage('ready')
