import { sql } from 'drizzle-orm'
import { address, numberOf } from '../lib/address'
import { nearestDay } from '../lib/public-days'
import { daysTold } from './as-of'
import { db } from './connection'
import { shownChanges } from './shown-changes'
import { daysOfSource, daysOfTopic } from './timemap-lists'

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
  return daysTold(id, days.length ? days.slice(-1000) : [claim.day])
}

export const mapped = ['claims', 'sources', 'topics'] as const
export type Mapped = (typeof mapped)[number]

const daysOf = { claims: daysOfClaim, sources: daysOfSource, topics: daysOfTopic }

/** The days of a public page, and its address; null where there is none. */
export async function timemapOf(
  noun: Mapped,
  id: number,
): Promise<{ address: string; days: string[] } | null> {
  const [row] = await db().execute<{ words: string }>(
    noun === 'claims'
      ? sql`select wording as words from claims where id = ${id} and state = 'published'`
      : sql`select name as words from ${sql.identifier(noun)}
          where id = ${id} ${noun === 'sources' ? sql`and public_utterances > 0` : sql``}`,
  )
  const days = row ? await daysOf[noun](id) : []
  return row && days.length ? { address: address(id, row.words), days } : null
}

/** Of a page, given as its noun and row, the day nearest to this one (RFC 7089, 4.2.1); the day itself where it has none. */
export async function dayNearest([noun, row = '']: readonly string[], day: string): Promise<string> {
  const [known, id] = [mapped.find((one) => one === noun), numberOf(row)]
  const map = known && id ? await timemapOf(known, id) : null
  return (map && nearestDay(map.days, day)) ?? day
}
