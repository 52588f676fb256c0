import { sql } from 'drizzle-orm'
import { daysIn, joinDate } from '../lib/calendar'
import { cursor } from '../lib/front'
import { type Period, periodAt, readPeriod } from '../lib/periods'
import type { Page, Statement } from '../lib/record'
import { place } from './claims'
import { db } from './connection'
import { statementLines } from './statement-lines'

/** A part of a longer period with how many statements were said in it; the count stops at MOST_IN_PERIOD. */
export type Counted = { name: string; statements: number }

export const MOST_IN_PERIOD = 1000
const PAGE = 25
const LONGER = 20
const MONTHS = 48

const within = ({ from, to }: Pick<Period, 'from' | 'to'>) =>
  sql`d.said_to between ${from}::date and ${to}::date and d.said_from >= ${from}::date`

/** What was said within a day, a month or a year and not longer, newest first; at most 25 a page. */
export async function statementsIn(
  period: Period,
  { after }: { after?: string } = {},
): Promise<Page<Statement>> {
  const from = place(after, 'day')
  const keyset = from ? sql`and (d.said_to, d.utterance_id) < (${from.key}::date, ${from.id})` : sql``
  const lines = await statementLines(sql`
    select d.utterance_id as id from search_documents d where ${within(period)} ${keyset}
    order by d.said_to desc, d.utterance_id desc limit ${PAGE + 1}`)
  const shown = lines.slice(0, PAGE)
  const last = shown.at(-1)
  return { lines: shown, next: last && lines.length > PAGE ? cursor(last.saidTo, last.id) : null }
}

/**
 * What was said within a longer span that reaches into the period: the 20 shortest spans, of so many that
 * the first MOST_IN_PERIOD found are looked at; `more` tells that there are others.
 */
export async function spansOver({ from, to }: Period): Promise<{ lines: Statement[]; more: boolean }> {
  const span = sql`daterange(d.said_from, d.said_to, '[]')`
  // A span that reaches beyond the period holds its first day and the one before, or its last and the one after.
  const lines = await statementLines(sql`
    select id from (
      select d.utterance_id as id, d.said_from, d.said_to from search_documents d
      where d.said_from < d.said_to
        and (${span} @> daterange(${from}::date - 1, ${from}::date, '[]')
          or ${span} @> daterange(${to}::date, ${to}::date + 1, '[]'))
      limit ${MOST_IN_PERIOD}) as found
    order by said_to - said_from, said_to desc, id desc limit ${LONGER + 1}`)
  return { lines: lines.slice(0, LONGER), more: lines.length > LONGER }
}

/** The names of the nearest periods of the same kind, before and after, in which something was said. */
export async function stepsFrom({ from, to, unit }: Period): Promise<{
  earlier: string | null
  later: string | null
}> {
  const known = sql`date_trunc(${unit}, d.said_from::timestamp) = date_trunc(${unit}, d.said_to::timestamp)`
  const [row] = await db().execute<{ earlier: string | null; later: string | null }>(sql`
    select
      (select d.said_to::text from search_documents d where d.said_to < ${from}::date and ${known}
        order by d.said_to desc, d.utterance_id desc limit 1) as earlier,
      (select d.said_to::text from search_documents d where d.said_to > ${to}::date and ${known}
        order by d.said_to, d.utterance_id limit 1) as later`)
  const name = (day: string | null | undefined) => (day ? periodAt(day, unit) : null)
  return { earlier: name(row?.earlier), later: name(row?.later) }
}

/** Of each day of a month, or month of a year, how many statements were said within it; those without are left out. */
export async function partsOf({ name, unit }: Period): Promise<Counted[]> {
  if (unit === 'day') return []
  const [year = 0, month] = name.split('-').map(Number)
  const parts = month ? daysIn(year, month) : 12
  return countsOf(
    Array.from({ length: parts }, (_, at) =>
      month ? joinDate(year, month, at + 1) : joinDate(year, at + 1),
    ),
  )
}

// Each period is asked about by itself: only of days that stand in the query does the planner know how few rows they are.
async function countsOf(names: string[]): Promise<Counted[]> {
  const counts = names
    .flatMap((name) => readPeriod(name) ?? [])
    .map(
      (period) => sql`select ${period.name} as name, count(*)::int as statements from (
        select from search_documents d where ${within(period)}
        order by d.said_to, d.utterance_id limit ${MOST_IN_PERIOD}) as bounded`,
    )
  if (!counts.length) return []
  const rows = await db().execute<Counted>(sql.join(counts, sql` union all `))
  return rows.filter(({ statements }) => statements > 0)
}

/** Months in which something was said, the newest first, each with its count; at most 48 a page. */
export async function monthsOnRecord({ after }: { after?: string } = {}): Promise<{
  lines: Counted[]
  next: string | null
}> {
  const from = place(after, 'day')
  const before = from ? sql`where d.said_to < date_trunc('month', ${from.key}::date)::date` : sql``
  // From month to month by the index, however many statements stand in each.
  const rows = await db().execute<{ day: string }>(sql`
    with recursive months as (
      (select date_trunc('month', d.said_to)::date as day, 1 as step from search_documents d ${before}
        order by d.said_to desc, d.utterance_id desc limit 1)
      union all
      select earlier.day, months.step + 1 from months cross join lateral (
        select date_trunc('month', d.said_to)::date as day from search_documents d where d.said_to < months.day
        order by d.said_to desc, d.utterance_id desc limit 1) as earlier
      where months.step <= ${MONTHS}
    )
    select day::text as day from months order by day desc`)
  const shown = rows.slice(0, MONTHS)
  const last = shown.at(-1)
  return {
    lines: await countsOf(shown.map(({ day }) => periodAt(day, 'month'))),
    next: last && rows.length > MONTHS ? cursor(last.day, 1) : null,
  }
}
