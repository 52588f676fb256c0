import { sql } from 'drizzle-orm'
import { db } from './connection'
import { shownChanges } from './shown-changes'

/**
 * The days (yyyy-mm-dd, UTC) at whose end a public claim was public and on which readers saw it change, the first
 * being that of its publication; at most the latest 1000. None for a claim that is not public.
 */
export async function daysOfClaim(id: number): Promise<string[]> {
  const rows = await db().execute<{ day: string; state: string | null }>(sql`
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day, state
    from (${shownChanges(sql`${id}::integer`, 5000)}) as shown
    order by at desc, id desc limit 5000`)
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
