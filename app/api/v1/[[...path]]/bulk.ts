import { endRequest, keepLines } from '@/db/idempotency'
import { linesType, MOST_BULK, MOST_LINES, type BulkLine } from '@/lib/api/bulk'
import { batches, jsonLines, type Line } from '@/lib/api/json-lines'
import { problem, problemOf, problems } from '@/lib/api/problems'
import { isExpected, type Expected } from '@/lib/errors'
import { letGo, piecesOf } from './body'
import type { Answered, Begun } from './handled'

/** What a line comes to before it is written: what the door takes, or why it cannot be. */
export type Prepared<Input> = { line: number } & ({ input: Input } | { refused: BulkLine })

type Transaction = Parameters<typeof keepLines>[0]
type Outcome = { error: Expected } | Partial<BulkLine>

type Bulk<Input> = {
  request: Request
  begun: Begun | null
  origin: string
  mostOfLine: number
  /** So many lines are written at once. */
  most: number
  /** Reads a line's value. Errors: the closed list. */
  read: (value: unknown) => Promise<Input>
  /** Writes rows, and tells of each; `kept` runs inside the transaction. */
  write: (inputs: Input[], kept: (tx: Transaction, outcomes: Outcome[]) => Promise<void>) => Promise<unknown>
}

const encoder = new TextEncoder()

/**
 * Answers a body of lines with a line for each, as they are written; where it breaks off, the last says so. Answers are
 * not held back for a reader that does not take them yet: it may be sending still.
 */
export function lineByLine<Input>(bulk: Bulk<Input>): Answered {
  const { request, begun, origin } = bulk
  const stopped = new AbortController()
  const reader = begun ? null : (request.body?.getReader() ?? null)
  const pieces = begun ? [begun.sent] : reader ? piecesOf(reader) : []
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      begun?.room.keep()
      let reached = begun?.lines ?? 0
      const say = (text: string, upTo: number) => {
        reached = upTo
        if (text && !stopped.signal.aborted) controller.enqueue(encoder.encode(text))
      }
      try {
        say(begun?.answer ?? '', reached)
        await writeAll(bulk, pieces, say, stopped.signal)
        if (begun) await endRequest(begun.request, { status: 200, headers: { 'content-type': linesType } })
      } catch (error) {
        // Whoever sent it went away in the middle; what was told of is on record.
        const gone = stopped.signal.aborted || request.signal.aborted
        if (!gone && !isExpected(error)) console.error(error)
        const again = begun ? 'With its key it goes on here after a minute.' : 'Send them again.'
        const why = isExpected(error) ? ` ${error.message}` : ''
        const detail = `Neither this line nor any behind it was written. ${again}${why}`
        const last = { line: reached + 1, ...refusedAs({ kind: 'broke-off', detail }, origin) }
        say(`${JSON.stringify(last)}\n`, reached)
      }
      begun?.room.leave()
      if (!stopped.signal.aborted) controller.close()
      if (reader) await letGo(reader)
    },
    cancel: () => stopped.abort(),
  })
  return { body, type: linesType }
}

/** Writes batch by batch; the next is read while one is written. `say` hears what the lines up to one came to. */
async function writeAll<Input>(
  bulk: Bulk<Input>,
  pieces: AsyncIterable<Uint8Array> | Uint8Array[],
  say: (text: string, upTo: number) => void,
  stopped: AbortSignal,
): Promise<void> {
  const { begun, mostOfLine, most } = bulk
  const lines = jsonLines(pieces as AsyncIterable<Uint8Array>, {
    mostOfLine,
    mostLines: MOST_LINES,
    most: MOST_BULK,
  })
  let writing = Promise.resolve()
  let reached = begun?.lines ?? 0
  try {
    for await (const batch of batches(lines, { most, pause: 100 })) {
      const left = batch.filter(({ line }) => line > (begun?.lines ?? 0))
      if (!left.length) continue
      const prepared = await Promise.all(left.map((line) => prepare(bulk, line)))
      await writing
      stopped.throwIfAborted()
      const last = left.at(-1)!.line
      writing = writeBatch(bulk, prepared, last - reached).then((text) => say(text, last))
      // It is heard below, perhaps after the next lines have come.
      writing.catch(() => {})
      reached = last
    }
  } finally {
    await writing
  }
}

async function prepare<Input>({ read, origin }: Bulk<Input>, given: Line): Promise<Prepared<Input>> {
  const { line } = given
  if ('problem' in given) {
    const kind = given.large ? 'too-large' : 'invalid'
    return { line, refused: { line, ...refusedAs({ kind, detail: given.problem }, origin) } }
  }
  try {
    return { line, input: await read(given.value) }
  } catch (error) {
    if (!isExpected(error)) throw error
    return { line, refused: { line, ...refusedAs(problemOf(error), origin) } }
  }
}

/** What lines came to. Errors: whatever `write` throws, where they are done anew with their key. */
async function writeBatch<Input>(
  { write, begun, origin }: Bulk<Input>,
  prepared: Prepared<Input>[],
  covered: number,
): Promise<string> {
  const inputs = prepared.flatMap((each) => ('input' in each ? [each.input] : []))
  let text = ''
  const told = (outcomes: Outcome[]) => {
    const next = outcomes.values()
    return prepared
      .map((each): BulkLine => {
        if ('refused' in each) return each.refused
        const outcome = next.next().value!
        if ('error' in outcome) return { line: each.line, ...refusedAs(problemOf(outcome.error), origin) }
        return { line: each.line, status: 201, ...outcome }
      })
      .map((line) => `${JSON.stringify(line)}\n`)
      .join('')
  }
  try {
    if (!inputs.length && !begun) return told([])
    await write(inputs, async (tx, outcomes) => {
      text = told(outcomes)
      if (begun) await keepLines(tx, begun.request, { lines: covered, answer: text })
    })
    return text
  } catch (error) {
    if (begun) throw error
    if (!isExpected(error)) console.error(error)
    const failed = isExpected(error)
      ? problemOf(error)
      : { kind: 'internal' as const, detail: 'Something went wrong here. Send it again.' }
    return told(inputs.map(() => refusedAs(failed, origin)))
  }
}

/** Of a line's problem so much that the answers to all lines of a request can be kept. */
const MOST_TOLD = { errors: 5, characters: 200 }

function refusedAs({ kind, ...parts }: ReturnType<typeof problemOf>, origin: string) {
  const { type, title, detail, errors, current } = problem(kind, parts, origin)
  const cut = (text: string) =>
    text.length > MOST_TOLD.characters
      ? `${text.slice(0, MOST_TOLD.characters - 1).replace(/\s+\S*$/, '')}…`
      : text
  const told = errors
    ?.slice(0, MOST_TOLD.errors)
    .map(({ field, message }) => ({ field: cut(field), message: cut(message) }))
  return {
    status: problems[kind].status,
    problem: { type, title, detail: cut(detail), errors: told, current },
  }
}
