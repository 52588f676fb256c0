import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Actor } from '../lib/permissions'
import { tagsOfClaims } from './tags'
import { write } from './write'

const none = { schema: z.null(), input: null }

/**
 * Makes the search documents of the next claims anew that a change left behind, some hundreds, and says whether there
 * were any. What another worker has in hand is passed over; what one had in hand as it was killed is there still.
 */
export async function renewSearch(actor: Actor): Promise<boolean> {
  return write(actor, 'search: renew', none, async ({ tx, changed }) => {
    // A claim of many utterances takes its time.
    await tx.execute(sql`set local statement_timeout = 0`)
    const [stale] = await tx.execute<{ claims: number[] }>(sql`
      delete from search_stale where id = (
        select id from search_stale where not soon order by id limit 1 for update skip locked)
      returning claim_ids as claims`)
    if (!stale) return false
    await tx.execute(sql`select refresh_search(${`{${stale.claims.join(',')}}`}::int[])`)
    changed(...(await tagsOfClaims(tx, stale.claims)))
    return true
  })
}

/** Asks the worker for it where claims were left behind and their job was lost. */
export async function renewalDue(actor: Actor): Promise<void> {
  await write(actor, 'search: renew', none, async ({ tx }) => {
    await tx.execute(sql`
      select from (select from search_stale where not soon limit 1) as stale,
        lateral graphile_worker.add_job('search', job_key := 'search', priority := 2, max_attempts := 10)
      where not exists (select from graphile_worker.jobs j
        where j.key = 'search' and (j.attempts < j.max_attempts or j.locked_at is not null))`)
  })
}
