import { sql } from 'drizzle-orm'
import { Invalid } from '../lib/errors'
import type { Transaction } from './connection'
import type { Writing } from './write'

/** The number of the last revision of all; what a transaction changes after asking has greater ones. */
export async function lastRevision(tx: Transaction): Promise<string> {
  const [last] = await tx.execute<{ id: string }>(sql`select coalesce(max(id), 0)::text as id from revisions`)
  return last!.id
}

/** Of the revisions after that number, those that this transaction wrote. */
export const writtenSince = (last: string) => sql`id > ${last}::bigint and xmin = pg_current_xact_id()::xid`

/**
 * A change of what is on record that says why: readers are promised the reason of each correction, so one that they would
 * see is refused without, and a reason for nothing too, unless the change tells by itself what came of it. Errors: Invalid.
 */
export function reasoned<Input extends { reason?: string | null }, T>(
  change: (writing: Writing, input: Input) => Promise<T>,
  { tells = false } = {},
) {
  return async (writing: Writing, input: Input): Promise<T> => {
    const { tx } = writing
    const last = await lastRevision(tx)
    const done = await change(writing, input)
    // What is added is no correction, but for a topic or evidence: that changes the claim or the assessment.
    const [made] = await tx.execute<{ any: boolean; seen: boolean }>(sql`
      select count(*) > 0 as any, coalesce(bool_or(
        shown = 'corrected' or shown is not null and object in ('claim_topics', 'evidence')), false) as seen
      from revisions where ${writtenSince(last)}`)
    const refuse = (message: string) => new Invalid([{ field: 'reason', message }])
    if (made!.seen && !input.reason) throw refuse('Say why: readers see the reason.')
    if (!made!.any && input.reason && !tells)
      throw refuse('Nothing else is changed, so there is nothing to save.')
    return done
  }
}
