import { sql, type SQL } from 'drizzle-orm'
import { withdrawal } from './claims'
import type { Withdrawn } from '../lib/withdrawn'
import { db } from './connection'

/** When and why an attestation that was public is so no more; null where it is, or never was. */
export const attestationWithdrawal = (id: number): Promise<Withdrawn | null> =>
  withdrawnAmong(sql`a.id = ${id}`)

/** The same of an utterance: its claim was withdrawn, or all that reported it, and this is when the last of it was. */
export const utteranceWithdrawal = (id: number): Promise<Withdrawn | null> =>
  withdrawnAmong(sql`a.utterance_id = ${id}`)

async function withdrawnAmong(chosen: SQL): Promise<Withdrawn | null> {
  const [row] = await db().execute<{ claim: number | null; shown: boolean; standing: boolean }>(sql`
    select min(u.claim_id) as claim, bool_or(a.public) as shown, bool_or(a.state = 'published') as standing
    from attestations a join utterances u on u.id = a.utterance_id where ${chosen} and a.state <> 'draft'`)
  if (!row?.claim || row.shown) return null
  // What stands under a claim that is not public went with it.
  if (row.standing) {
    const gone = await withdrawal(row.claim)
    return gone && { on: gone.on, reason: gone.reason, claim: row.claim }
  }
  const [last] = await db().execute<{ on: string; reason: string }>(sql`
    select to_char(r.at at time zone 'UTC', 'YYYY-MM-DD') as "on", a.withdrawn_reason as reason
    from attestations a
    join revisions r on r.object = 'attestations' and r.object_id = a.id and r.after ->> 'state' = 'withdrawn'
    where ${chosen} and a.state = 'withdrawn'
    order by r.id desc limit 1`)
  return last ? { ...last, claim: null } : null
}
