import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Extracted, Hints } from '../lib/extract'
import type { Answer, FeedRead, Question } from './reading'

export type Read = (Extracted | { problem: string }) & { ms: number }
export type Reader = {
  /**
   * The article of the bytes of a page or file, or a problem that says in plain words why there is none; `ms` is how
   * long the reading took, in milliseconds. Never rejects. Reads are done one after another.
   */
  read: (bytes: Uint8Array, hints?: Hints) => Promise<Read>
  /** The items of a feed, in the same way. */
  readFeed: (bytes: Uint8Array, hints: Hints) => Promise<FeedRead>
  /** Ends the thread; reads under way answer with a problem. */
  close: () => Promise<void>
}
type Found = Pick<Answer, 'found' | 'ms'>
type Thread = { worker: Worker; ready: Promise<boolean> }

const startMs = 20_000
const largeBytes = 1.5 * 1024 * 1024
const ended = 'Reading was ended.'
const notStarted = 'Reading could not be started. Try again later.'
const crashed = { problem: 'This page cannot be read: reading it stopped half-way.' }

/** Whether a problem is the reader's own and not the page's: the page may be read another time. */
export const isReaders = (problem: string): boolean => problem === ended || problem === notStarted

const failed = (problem: string, ms = 0): Found => ({ found: { problem, named: null }, ms })

/**
 * Reads pages in a thread of its own, so that no page holds up or ends the process: at most `ms` milliseconds and about
 * `mb` megabytes each. The thread is started with the first page, kept for the next ones, replaced when a page ended
 * it or was large, and let go after `idleMs` without work; it does not keep the process alive.
 */
export function startReader({ ms = 5_000, mb = 64, idleMs = 30_000 } = {}): Reader {
  let thread: Thread | null = null
  let idle: NodeJS.Timeout | null = null
  let number = 0
  let closed = false
  let last: Promise<unknown> = Promise.resolve()

  const drop = async () => {
    const worker = thread?.worker
    thread = null
    await worker?.terminate()
  }

  const readOne = async (asked: Omit<Question, 'number'>): Promise<Found> => {
    if (idle) clearTimeout(idle)
    if (closed) return failed(ended)
    thread ??= startThread(mb)
    const { worker, ready } = thread
    worker.ref()
    if (!(await ready)) {
      await drop()
      return failed(notStarted)
    }
    const begun = performance.now()
    const answer = await ask(worker, { ...asked, number: ++number }, ms)
    worker.unref()
    if ('stopped' in answer) {
      await drop()
      return failed(closed ? ended : answer.stopped, performance.now() - begun)
    }
    // A thread keeps the memory that a large page took.
    if (asked.bytes.length > largeBytes) await drop()
    else idle = setTimeout(() => void drop(), idleMs).unref()
    return answer
  }

  const inTurn = (asked: Omit<Question, 'number'>): Promise<Found> => {
    const turn = last.then(() => readOne(asked)).catch(() => failed(crashed.problem))
    last = turn
    return turn
  }

  return {
    read: async (bytes, hints = {}) => {
      const { found, ms } = await inTurn({ as: 'article', bytes, hints })
      return { ...(found as Extracted | { problem: string }), ms }
    },
    readFeed: async (bytes, hints) => (await inTurn({ as: 'feed', bytes, hints })).found as FeedRead,
    close: async () => {
      closed = true
      if (idle) clearTimeout(idle)
      await drop()
    },
  }
}

function startThread(mb: number): Thread {
  const worker = new Worker(path.join(import.meta.dirname, 'reading.mjs'), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: mb, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
    // What the libraries grumble about a page is no message of ours.
    stdout: true,
    stderr: true,
  })
  worker.stdout.resume()
  worker.stderr.resume()
  // The listeners of a read tell what became of it; a thread that dies between reads is no failure.
  worker.on('error', () => undefined)
  const ready = new Promise<boolean>((resolve) => {
    const late = setTimeout(() => resolve(false), startMs)
    const settle = (is: boolean) => () => (clearTimeout(late), resolve(is))
    worker.once('message', settle(true)).once('error', settle(false)).once('exit', settle(false))
  })
  return { worker, ready }
}

function ask(worker: Worker, question: Question, ms: number): Promise<Answer | { stopped: string }> {
  return new Promise((resolve) => {
    const end = (answer: Answer | { stopped: string }) => {
      clearTimeout(timer)
      worker.off('message', told).off('error', failed).off('exit', gone)
      resolve(answer)
    }
    const told = (answer: Answer) => {
      if (answer.number === question.number) end(answer)
    }
    const failed = (error: Error & { code?: string }) =>
      end({
        stopped:
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? 'This page is too large to be read: it needs more memory than a page may take.'
            : crashed.problem,
      })
    const gone = () => end({ stopped: crashed.problem })
    const timer = setTimeout(
      () => end({ stopped: `This page cannot be read: it took longer than ${ms / 1000} seconds.` }),
      ms,
    )
    worker.on('message', told).on('error', failed).on('exit', gone)
    worker.postMessage(question)
  })
}
