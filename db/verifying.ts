import { asc, gt, sql } from 'drizzle-orm'
import type { Database, Transaction } from './connection'
import { seals } from './schema-keeping'
import { batchOf, NOTHING_BEFORE } from './sealed'

export type Verified = {
  seals: number
  /** Sealed, and not yet sealed. */
  revisions: number
  unsealed: number
  newest: { id: number; at: Date; hash: string } | null
  /** What differs, a sentence each, at most 20. */
  findings: string[]
}

const MOST_FINDINGS = 20

/**
 * Walks all seals and works each out again from the revisions. `expect`: a hash noted earlier, which must be that of
 * a seal: nothing else shows that the newest seals were removed, or that all were made anew.
 */
export async function verifySeals(run: Database | Transaction, expect?: string): Promise<Verified> {
  const result: Verified = { seals: 0, revisions: 0, unsealed: 0, newest: null, findings: [] }
  let met = false
  let before: { id: number; lastId: number; hash: string } | null = null
  for (;;) {
    const [seal] = await run
      .select()
      .from(seals)
      .where(before ? gt(seals.lastId, before.lastId) : undefined)
      .orderBy(asc(seals.lastId))
      .limit(1)
    if (!seal) break
    result.findings.push(...(await differences(run, seal, before)))
    result.seals += 1
    result.revisions += seal.revisions
    met ||= seal.hash === expect
    before = seal
    result.newest = { id: seal.id, at: seal.at, hash: seal.hash }
  }
  const [left] = await run.execute<{ count: number }>(sql`
    select count(*)::int as count from revisions ${before ? sql`where id > ${before.lastId}` : sql``}`)
  result.unsealed = left!.count
  if (expect && !met)
    result.findings.push(
      `No seal has the hash ${expect}: since it was noted, seals were removed, or all were made anew.`,
    )
  result.findings.splice(MOST_FINDINGS)
  return result
}

type Seal = typeof seals.$inferSelect

async function differences(
  run: Database | Transaction,
  seal: Seal,
  last: { id: number; lastId: number; hash: string } | null,
): Promise<string[]> {
  const what = `Seal ${seal.id} (${seal.revisions} revisions up to ${seal.lastId})`
  if (seal.before !== (last?.hash ?? NOTHING_BEFORE))
    return [
      last
        ? `${what} does not follow seal ${last.id}: a seal between them is missing, or one of the two was changed.`
        : `${what} is not the first that was made: the seals before it are missing.`,
    ]
  const range = { after: last?.lastId ?? null, upTo: seal.lastId }
  const batch = await batchOf(run, seal.before, range, seal.revisions + MOST_FINDINGS)
  if (batch?.hash === seal.hash && batch.revisions === seal.revisions) return []
  const found = compared(seal.leaves, batch?.leaves ?? '')
  const named = found.map(
    ([id, how]) => `Revision ${id} ${how} since seal ${seal.id} of ${seal.at.toISOString()}.`,
  )
  if (named.length) return named
  return [`${what} was itself changed: its revisions do not give its hash.`]
}

type Difference = [id: number, how: 'was changed' | 'is missing' | 'was added']

const leavesOf = (leaves: string) =>
  leaves
    .split(' ')
    .filter(Boolean)
    .map((leaf) => leaf.split(':') as [id: string, hash: string])

/** The revisions that differ between two rows of leaves, both by number. */
function compared(sealed: string, present: string): Difference[] {
  const [was, is] = [leavesOf(sealed), leavesOf(present)].map((leaves) => new Map(leaves))
  const gone = [...was!.keys()]
    .filter((id) => !is!.has(id))
    .map((id) => [Number(id), 'is missing'] as Difference)
  const others = [...is!].flatMap(([id, hash]): Difference[] => {
    const before = was!.get(id)
    if (before === undefined) return [[Number(id), 'was added']]
    return before === hash ? [] : [[Number(id), 'was changed']]
  })
  return [...gone, ...others].sort(([one], [other]) => one - other)
}
