import { createHash } from 'node:crypto'
import type { Archive } from './archive'

const NEWLINE = 10
/** A manifest is a few kilobytes: what unpacks to more than this is none. */
const MOST_TEXT = 4 * 1024 * 1024

/** What a member of an archive is held against: its lines, bytes before compression, and their SHA-256. */
export type Sums = { rows: number; bytes: number; sha256: string }

const lineCount = (piece: Buffer) => {
  let count = 0
  for (let at = piece.indexOf(NEWLINE); at !== -1; at = piece.indexOf(NEWLINE, at + 1)) count++
  return count
}

/** Hands lines on; `done` hears their sums after the last. */
export async function* summed(
  lines: AsyncIterable<Buffer>,
  done: (sums: Sums) => void,
): AsyncGenerator<Buffer> {
  const [hash, sums] = [createHash('sha256'), { rows: 0, bytes: 0 }]
  for await (const piece of lines) {
    hash.update(piece)
    sums.rows += lineCount(piece)
    sums.bytes += piece.length
    yield piece
  }
  done({ ...sums, sha256: hash.digest('hex') })
}

/**
 * The lines of a member; throws with its name and the line where they are not those that were written, or one is longer
 * than `longest` bytes. Without a number of rows that one is not asked.
 */
export async function* checked(
  archive: Archive,
  member: string,
  wanted: Omit<Sums, 'rows'> & { rows: number | null },
  { what, longest = Infinity }: { what: string; longest?: number },
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  let [rows, bytes, open] = [0, 0, 0]
  const damaged = (why: string) =>
    new Error(
      `The ${what} is damaged: ${member}, after line ${rows}${wanted.rows === null ? '' : ` of ${wanted.rows}`}: ${why}.`,
    )
  const pieces = archive.content(member)[Symbol.asyncIterator]()
  for (;;) {
    const next = await pieces.next().catch((error: Error) => Promise.reject(damaged(error.message)))
    if (next.done) break
    const piece = next.value
    hash.update(piece)
    open = lengthAfter(piece, open, longest)
    if (open > longest) throw damaged(`a line is longer than ${longest.toLocaleString('en')} bytes`)
    rows += lineCount(piece)
    bytes += piece.length
    if (bytes > wanted.bytes) throw damaged('it unpacks to more than was written')
    yield piece
  }
  if ((wanted.rows !== null && rows !== wanted.rows) || hash.digest('hex') !== wanted.sha256)
    throw damaged('it is not what was written (SHA-256)')
}

/** How long the line is that a piece leaves open; of a longer one within it, its length. */
function lengthAfter(piece: Buffer, open: number, longest: number): number {
  let start = 0
  for (let end = piece.indexOf(NEWLINE); end !== -1; end = piece.indexOf(NEWLINE, start)) {
    if (open + end - start > longest) return open + end - start
    open = 0
    start = end + 1
  }
  return open + piece.length - start
}

/** The text of a small member. Errors: where it is larger than a manifest. */
export async function smallText(archive: Archive, member: string): Promise<string> {
  const read = []
  let size = 0
  for await (const piece of archive.content(member)) {
    if ((size += piece.length) > MOST_TEXT) throw new Error('Its manifest is too large.')
    read.push(piece)
  }
  return Buffer.concat(read).toString('utf8')
}
