import type { Readable } from 'node:stream'
import type { TransactionSql } from 'postgres'

/** What is handed on at once, in bytes: each piece costs the compressor a turn. */
const PIECE = 256 * 1024

/** The rows of a query as JSON, a row a line. */
export const jsonLines = (tx: TransactionSql, query: string): AsyncGenerator<Buffer> =>
  // JSON holds no control character, and so this CSV needs no quotes: its lines are the JSON itself.
  copied(
    tx,
    `copy (select row_to_json(r) from (${query}) as r) to stdout (format csv, delimiter E'\\x02', quote E'\\x01')`,
  )

/** The rows of a query as CSV (RFC 4180, but that lines end with a line feed), with the names of its columns. */
export const csvRows = (tx: TransactionSql, query: string): AsyncGenerator<Buffer> =>
  copied(tx, `copy (${query}) to stdout (format csv, header true)`)

async function* copied(tx: TransactionSql, statement: string): AsyncGenerator<Buffer> {
  const stream: Readable = await tx.unsafe(statement).readable()
  let [pieces, size, ended] = [[] as Buffer[], 0, false]
  try {
    for await (const piece of stream.iterator({ destroyOnReturn: false })) {
      pieces.push(piece as Buffer)
      size += (piece as Buffer).length
      if (size < PIECE) continue
      yield Buffer.concat(pieces)
      ;[pieces, size] = [[], 0]
    }
    ended = true
    // The driver, which pauses its connection on a full buffer, forgets to go on where the table ended there.
    stream._read(0)
    if (size) yield Buffer.concat(pieces)
  } finally {
    // The rest of the table comes whether it is wanted or not.
    if (!ended) stream.on('error', () => {}).resume()
  }
}
