import { isUtf8 } from 'node:buffer'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type { TransactionSql } from 'postgres'
import { Conflict } from '../lib/errors'
import { quoted } from './tables'

/** So many bytes of lines are taken at once. */
const BATCH = 8 * 1024 * 1024
const NEWLINE = 10

/** A table to be loaded: each of its columns with what it takes, as SQL, of the row `r` that a line holds. */
export type Loaded = { name: string; values: Record<string, string> }

/** Makes a transaction ready for a load: no limits of time, memory for indexes, room for the lines. */
export async function readyToLoad(tx: TransactionSql): Promise<void> {
  await tx`set local statement_timeout = 0`
  await tx`set local idle_in_transaction_session_timeout = 0`
  await tx`set local maintenance_work_mem = '256MB'`
  await tx`create temporary table loading (line text not null) on commit drop`
}

/** Loads the lines of one table, in pieces of any size; returns how many rows they were. Errors: Conflict where one cannot be read. */
export async function loadLines(
  tx: TransactionSql,
  table: Loaded,
  lines: AsyncIterable<Buffer>,
): Promise<number> {
  let [waiting, size, rows] = [[] as Buffer[], 0, 0]
  for await (const piece of lines) {
    waiting.push(piece)
    size += piece.length
    const end = size < BATCH ? -1 : piece.lastIndexOf(NEWLINE)
    if (end === -1) continue
    waiting[waiting.length - 1] = piece.subarray(0, end + 1)
    rows += await take(tx, table, waiting, rows)
    waiting = [piece.subarray(end + 1)]
    size = waiting[0]!.length
  }
  return size ? rows + (await take(tx, table, waiting, rows)) : rows
}

// JSON holds no control character as it is.
const isText = (piece: Buffer) => isUtf8(piece) && !/[\0-\x09\x0b-\x1f]/.test(piece.toString('latin1'))

/** Whole lines, first as they are, then as rows: Postgres itself reads what it wrote, and no number is rounded. */
async function take(
  tx: TransactionSql,
  { name, values }: Loaded,
  pieces: Buffer[],
  before: number,
): Promise<number> {
  try {
    const lines = Buffer.concat(pieces)
    // A line that COPY itself refuses leaves the driver waiting: it takes any text, and the next statement reads it.
    if (!isText(lines)) throw new Error('it holds what is no text')
    const into = await tx`copy loading from stdin (format csv, delimiter E'\x02', quote E'\x01')`.writable()
    const done = finished(into)
    done.catch(() => {})
    if (!into.write(lines)) await Promise.race([once(into, 'drain'), done])
    into.end()
    await done
    const { count } = await tx.unsafe(
      `insert into ${quoted(name)} (${Object.keys(values).map(quoted).join(', ')}) overriding system value
       select ${Object.values(values).join(', ')} from loading, json_populate_record(null::${quoted(name)}, line::json) as r`,
    )
    await tx`truncate loading`
    return count
  } catch (error) {
    throw new Conflict(
      `${name}.jsonl, in the lines after ${before}: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}
