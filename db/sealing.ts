import { desc, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Actor } from '../lib/permissions'
import { seals } from './schema-keeping'
import { batchOf, MOST, NOTHING_BEFORE } from './sealed'
import { settled } from './settled'
import { write } from './write'

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
