import { setTimeout as sleep } from 'node:timers/promises'
import { desc, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Actor } from '../lib/permissions'
import { db } from './connection'
import { seals } from './schema-keeping'
import { batchOf, MOST, NOTHING_BEFORE } from './sealed'
import { write } from './write'

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
async function settled(patience: number): Promise<number | null> {
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

/**
 * Seals all revisions committed so far, in batches. Returns how many; what a long write holds up is left to the next
 * time. `patience` in ms.
 */
export async function sealRevisions(actor: Actor, patience = 20_000): Promise<number> {
  const batch = (upTo: number) =>
    write(actor, 'audit: seal', { schema: z.null(), input: null }, async ({ tx }) => {
      await tx.execute(sql`lock table seals in exclusive mode`)
      const [last] = await tx
        .select({ lastId: seals.lastId, hash: seals.hash })
        .from(seals)
        .orderBy(desc(seals.lastId))
        .limit(1)
      const before = last?.hash ?? NOTHING_BEFORE
      const made = await batchOf(tx, before, { after: last?.lastId ?? null, upTo }, MOST)
      if (made) await tx.insert(seals).values({ ...made, before })
      return made?.revisions ?? 0
    })
  // Who may not is told so first.
  let sealed = await batch(0)
  const upTo = await settled(patience)
  if (upTo === null) return sealed
  for (let last = MOST; last === MOST;) {
    last = await batch(upTo)
    sealed += last
  }
  return sealed
}
