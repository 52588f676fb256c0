import { parentPort } from 'node:worker_threads'
import { extract, type Hints } from '../lib/extract'

// The inside of the thread that jobs/reading-thread.ts starts: it answers each message with an article or a problem.

export type Question = { number: number; bytes: Uint8Array; hints: Hints }
export type Answer = { number: number; found: Awaited<ReturnType<typeof extract>>; ms: number }

const port = parentPort
if (!port) throw new Error('jobs/reading.ts runs only as a thread of jobs/reading-thread.ts.')

async function answer({ number, bytes, hints }: Question): Promise<Answer> {
  const begun = performance.now()
  try {
    return { number, found: await extract(bytes, hints), ms: performance.now() - begun }
  } catch {
    // A fault of a library on a page it was not made for: the page has no article either way.
    return {
      number,
      found: { problem: 'This page cannot be read: it is not built as pages are.' },
      ms: performance.now() - begun,
    }
  }
}

port.on('message', (question: Question) => void answer(question).then((found) => port.postMessage(found)))
port.postMessage('ready')
