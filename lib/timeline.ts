import { monthNames } from './calendar'
import { readEdtf } from './dates'
import { stances, type RoleView, type Stance } from './record'

/** How many statements of one stance fall into a month (`yyyy-mm`). */
export type MonthCount = { month: string; stance: Stance; count: number }
export type Unit = 'month' | 'year' | 'decade'
/** `from`: its first day (yyyy-mm-dd); `name`: in words; `counts` by stance, `total` of them all. */
export type Period = { from: string; name: string; counts: Record<Stance, number>; total: number }
export type Timeline = { unit: Unit; periods: Period[]; present: Stance[]; total: number }

const MOST_MONTHS = 24
const MOST_YEARS = 40
const LEAST = 12

/**
 * Statements in periods without a gap: months up to two years, years up to forty, else decades; short spans begin
 * earlier, so that one month does not fill the whole width. Null with less than two statements.
 */
export function timelineOf(months: MonthCount[]): Timeline | null {
  const total = months.reduce((sum, { count }) => sum + count, 0)
  if (total < 2) return null
  const numbers = months.map(({ month }) => monthNumber(month))
  const first = Math.min(...numbers)
  const last = Math.max(...numbers)
  const unit =
    last - first < MOST_MONTHS
      ? 'month'
      : place('year', last) - place('year', first) < MOST_YEARS
        ? 'year'
        : 'decade'
  const end = place(unit, last)
  const begin = unit === 'month' ? Math.max(Math.min(first, end - LEAST + 1), 0) : place(unit, first)
  const periods = Array.from({ length: end - begin + 1 }, (_, index) => empty(unit, begin + index))
  for (const { month, stance, count } of months) {
    const period = periods[place(unit, monthNumber(month)) - begin]!
    period.counts[stance] += count
    period.total += count
  }
  const present = stances.filter((stance) => months.some((row) => row.stance === stance && row.count > 0))
  return { unit, periods, present, total }
}

/** A role as a bar: its lane from 0, and where it begins and ends, 0 to 1 of the width of the timeline. */
export type RoleBar = { role: RoleView; lane: number; start: number; end: number }

/** The dated roles held within a timeline, the earliest first, each in the first lane where it has room. */
export function roleBars({ unit, periods }: Timeline, roles: RoleView[], mostLanes: number): RoleBar[] {
  const begin = place(unit, monthNumber(periods[0]!.from))
  const within = (day: string, after: boolean) =>
    Math.min(Math.max((point(unit, day, after) - begin) / periods.length, 0), 1)
  const bars = roles
    .flatMap((role) => {
      const held = role.held ? readEdtf(role.held) : null
      if (!held) return []
      const bar = { role, start: within(held.from, false), end: held.to ? within(held.to, true) : 1 }
      return bar.end > bar.start ? [bar] : []
    })
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const lanes: number[] = []
  return bars.flatMap((bar) => {
    const free = lanes.findIndex((until) => until <= bar.start)
    const lane = free < 0 ? lanes.length : free
    if (lane >= mostLanes) return []
    lanes[lane] = bar.end
    return [{ ...bar, lane }]
  })
}

const monthNumber = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
const lengths: Record<Unit, number> = { month: 1, year: 12, decade: 120 }
const place = (unit: Unit, month: number) => Math.floor(month / lengths[unit])

// A day's place in periods since year 0; `after`: the end of that day.
function point(unit: Unit, day: string, after: boolean): number {
  return (monthNumber(day) + (Number(day.slice(8, 10)) - (after ? 0 : 1)) / 31) / lengths[unit]
}

function empty(unit: Unit, at: number): Period {
  const month = at * lengths[unit]
  const year = String(Math.floor(month / 12)).padStart(4, '0')
  const name = { month: `${monthNames[month % 12]} ${year}`, year, decade: `${year}s` }[unit]
  const counts = Object.fromEntries(stances.map((stance) => [stance, 0])) as Record<Stance, number>
  return { from: `${year}-${String((month % 12) + 1).padStart(2, '0')}-01`, name, counts, total: 0 }
}
