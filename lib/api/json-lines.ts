/** A line of a body, from 1: its value, or what is wrong with it and whether it is too large. */
export type Line = { line: number } & ({ value: unknown } | { problem: string; large?: true })

type Bounds = { mostOfLine: number; mostLines: number; most: number }

/**
 * The lines of JSON Lines as their bytes come; blank ones are counted and left out. One of more bytes than `mostOfLine`
 * is passed over with a problem; behind `mostLines` lines or `most` bytes one with a problem is the last.
 */
export async function* jsonLines(
  bytes: AsyncIterable<Uint8Array>,
  { mostOfLine, mostLines, most }: Bounds,
): AsyncGenerator<Line> {
  let parts: Uint8Array[] = []
  let [line, size, all] = [1, 0, 0]
  const lineOf = (): Line | null => {
    if (size > mostOfLine)
      return { line, problem: `The line has more than ${mostOfLine} bytes.`, large: true }
    return readLine(line, Buffer.concat(parts))
  }
  for await (const chunk of bytes) {
    all += chunk.byteLength
    if (all > most) return yield { line, problem: `The body has more than ${most} bytes.`, large: true }
    let from = 0
    while (from < chunk.byteLength) {
      const end = chunk.indexOf(0x0a, from)
      const part = chunk.subarray(from, end < 0 ? chunk.byteLength : end)
      from = end < 0 ? chunk.byteLength : end + 1
      size += part.byteLength
      if (size > mostOfLine) parts = []
      else if (part.byteLength) parts.push(part)
      if (end < 0) continue
      if (line > mostLines)
        return yield { line, problem: `At most ${mostLines} lines in one request.`, large: true }
      const read = lineOf()
      if (read) yield read
      ;[parts, size, line] = [[], 0, line + 1]
    }
  }
  if (size && line > mostLines)
    return yield { line, problem: `At most ${mostLines} lines in one request.`, large: true }
  const last = size ? lineOf() : null
  if (last) yield last
}

function readLine(line: number, bytes: Uint8Array): Line | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.trim() === '' ? null : { line, value: JSON.parse(text) as unknown }
  } catch (error) {
    return { line, problem: error instanceof SyntaxError ? 'The line is no JSON.' : 'The line is not UTF-8.' }
  }
}

/**
 * Rows in batches of at most `most`, which end too where no row comes for so many milliseconds: who sends slowly is
 * answered meanwhile.
 */
export async function* batches<Row>(
  rows: AsyncIterable<Row>,
  { most, pause }: { most: number; pause: number },
): AsyncGenerator<Row[]> {
  const iterator = rows[Symbol.asyncIterator]()
  const ask = () => {
    const next = iterator.next()
    // What breaks off while a batch is in other hands is heard at the next turn.
    next.catch(() => {})
    return next
  }
  let batch: Row[] = []
  let coming = ask()
  for (;;) {
    const next = batch.length ? await within(coming, pause) : await coming
    if (next && !next.done) {
      batch.push(next.value)
      coming = ask()
    }
    if (batch.length && (!next || next.done || batch.length >= most)) {
      yield batch
      batch = []
    }
    if (next?.done) return
  }
}

/** What is promised, or null where it does not come within so many milliseconds. */
export async function within<T>(promised: Promise<T>, milliseconds: number): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<null>((resolve) => (timer = setTimeout(resolve, milliseconds, null)))
  try {
    return await Promise.race([promised, late])
  } finally {
    clearTimeout(timer)
  }
}
