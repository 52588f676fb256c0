import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type { TransactionSql } from 'postgres'
import type { Cell, Row, Table } from '../lib/generate/record'

/** Rows of one table, all with the columns of the first, by COPY. Returns when the database has them. */
export async function copyRows(tx: TransactionSql, table: Table, rows: readonly Row[]): Promise<void> {
  if (!rows.length) return
  const columns = Object.keys(rows[0]!)
  const into = await tx`copy ${tx(table)} (${tx(columns)}) from stdin`.writable()
  const done = finished(into)
  // Its failure is told by what is awaited below.
  done.catch(() => {})
  let lines = ''
  const send = async () => {
    if (!into.write(lines)) await Promise.race([once(into, 'drain'), done])
    lines = ''
  }
  for (const row of rows) {
    lines += `${columns.map((column) => field(row[column] ?? null)).join('\t')}\n`
    if (lines.length > 60_000) await send()
  }
  await send()
  into.end()
  await done
}

const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** One field of COPY's text format. */
function field(value: Cell): string {
  if (value === null) return '\\N'
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.replace(/[\\\n\r\t]/g, (sign) => escapes[sign]!)
}
