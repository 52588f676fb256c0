import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Database, Transaction } from './connection'

/** What the first batch follows. */
export const NOTHING_BEFORE = '0'.repeat(64)
/** Revisions that one batch covers at most, and how many are read at once. */
export const MOST = 10_000
const AT_ONCE = 500

/** Of each revision all columns: a change of any shows. Drizzle names them; the test counts them. */
const line = sql`jsonb_build_array(r.id, to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), r.actor_id,
  r.place, r.object, r.object_id, r.action, r.before, r.after, r.reason, r.claim_id, r.shown)::text`

export type Range = { /** Not included; null: from the first. */ after: number | null; upTo: number }
type Runner = Database | Transaction

/**
 * The revisions of a range by number, each as its canonical line: a JSON array of its columns as Postgres writes jsonb
 * (keys by length, then bytes), moments in UTC to the microsecond. At most `most`, in parts.
 */
async function* linesOf(run: Runner, { after, upTo }: Range, most: number) {
  for (let read = 0, last = after; read < most;) {
    const rows = await run.execute<{ id: string; line: string }>(sql`
      select r.id::text as id, ${line} as line from revisions r
      where r.id <= ${upTo} ${last === null ? sql`` : sql`and r.id > ${last}`}
      order by r.id limit ${Math.min(AT_ONCE, most - read)}`)
    for (const row of rows) yield { id: Number(row.id), line: row.line }
    read += rows.length
    if (rows.length < AT_ONCE) return
    last = Number(rows.at(-1)!.id)
  }
}

export type Batch = { lastId: number; revisions: number; hash: string; leaves: string }

/**
 * A batch: SHA-256 over the hash of the batch before and a line for each revision, so that none can be changed, added
 * or taken away without changing every hash that follows. Null where the range is empty.
 */
export async function batchOf(
  run: Runner,
  before: string,
  range: Range,
  most = Infinity,
): Promise<Batch | null> {
  const hash = createHash('sha256').update(before)
  const leaves: string[] = []
  let lastId = 0
  for await (const { id, line } of linesOf(run, range, most)) {
    hash.update('\n').update(line)
    leaves.push(`${id}:${createHash('sha256').update(line).digest('hex').slice(0, 12)}`)
    lastId = id
  }
  if (!leaves.length) return null
  return { lastId, revisions: leaves.length, hash: hash.digest('hex'), leaves: leaves.join(' ') }
}
