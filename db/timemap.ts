import { sql } from 'drizzle-orm'
import { db } from './connection'

/**
 * The days (yyyy-mm-dd, UTC) at whose end a public claim was public and on which readers saw it change, the first
 * being that of its publication; at most the latest 1000. None for a claim that is not public.
 */
export async function daysOfClaim(id: number): Promise<string[]> {
  const rows = await db().execute<{ day: string; state: string | null }>(sql`
    select to_char(r.at at time zone 'UTC', 'YYYY-MM-DD') as day,
      case when r.object = 'claims' then r.after ->> 'state' end as state
    from revisions r
    where r.claim_id = ${id} and r.shown is not null
    order by r.id desc limit 5000`)
  const [claim] = await db().execute<{ day: string }>(sql`
    select to_char(published_at at time zone 'UTC', 'YYYY-MM-DD') as day
    from claims where id = ${id} and state = 'published'`)
  if (!claim) return []
  const known = new Map<string, boolean>()
  let shown = true
  for (const { day, state } of rows.reverse()) {
    if (state) shown = state === 'published'
    known.set(day, shown)
  }
  const days = [...known].flatMap(([day, shown]) => (shown ? [day] : []))
  return days.length ? days.slice(-1000) : [claim.day]
}
