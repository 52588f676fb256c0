import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { db } from './connection'

/**
 * Transactions that write revisions at this moment. A number is taken under this lock, which is held to the end of the
 * transaction, and what was committed can be read before the lock is given back.
 */
async function writers(): Promise<string[]> {
  const rows = await db().execute<{ writer: string }>(sql`
    select distinct virtualtransaction as writer from pg_locks
    where locktype = 'relation' and relation = 'revisions'::regclass and mode = 'RowExclusiveLock'
      and database = (select oid from pg_database where datname = current_database())`)
  return rows.map((row) => row.writer)
}

/**
 * The last revision before which none can appear any more; null where a write took longer than `patience` (ms).
 * Numbers are given before the commit, so a lower one may still come: this waits for those who write now. A lock on the
 * table would be simpler, but each writer would wait behind it for the slowest.
 */
export async function settled(patience: number): Promise<number | null> {
  const [row] = await db().execute<{ id: string }>(
    sql`select coalesce(max(id), 0)::text as id from revisions`,
  )
  const writing = new Set(await writers())
  for (const until = Date.now() + patience; writing.size;) {
    if (Date.now() > until) return null
    await sleep(100)
    const still = await writers()
    for (const writer of writing) if (!still.includes(writer)) writing.delete(writer)
  }
  return Number(row!.id)
}

/** The same; where a write took longer than `patience` (ms), the last that is sealed, 0 for none. */
export async function settledOrSealed(patience: number): Promise<number> {
  const upTo = await settled(patience)
  if (upTo !== null) return upTo
  const [row] = await db().execute<{ id: string }>(
    sql`select coalesce(max(last_id), 0)::text as id from seals`,
  )
  return Number(row!.id)
}

/** For so long, in milliseconds, an answer is kept: what is settled stays so, and there may be more by then. */
const KEPT = 1000

// Next bundles a module several times; all share one answer.
const held = globalThis as { __settled?: { url?: string; until: number; upTo: Promise<number> } }

/** The same without a long wait, as it was at most a second ago: however many ask, one looks at a time. */
export async function settledSoon(): Promise<number> {
  const url = process.env.DATABASE_URL
  const last = held.__settled
  if (last && last.url === url && performance.now() < last.until) return last.upTo
  const looking = { url, until: Infinity, upTo: settledOrSealed(500) }
  held.__settled = looking
  try {
    return await looking.upTo
  } finally {
    looking.until = performance.now() + KEPT
  }
}
