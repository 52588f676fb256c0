import { monthNames } from './calendar'
import { longDate, readEdtf, weekdayDate } from './dates'

/** A day, a month or a year: `name` as in its address, with its first and its last day (yyyy-mm-dd). */
export type Period = { name: string; unit: 'day' | 'month' | 'year'; from: string; to: string }

/** The period of an address (yyyy, yyyy-mm, yyyy-mm-dd); null where it is none of the calendar. */
export function readPeriod(name: string): Period | null {
  if (!/^\d{4}(-\d{2}){0,2}$/.test(name)) return null
  const read = readEdtf(name)
  if (!read?.to) return null
  const unit = name.length === 10 ? 'day' : name.length === 7 ? 'month' : 'year'
  return { name, unit, from: read.from, to: read.to }
}

/** The name of the period of this kind that a day (yyyy-mm-dd) lies in. */
export function periodAt(day: string, unit: Period['unit']): string {
  return day.slice(0, { day: 10, month: 7, year: 4 }[unit])
}

/** `Friday 17 March 2023`, `March 2023`, `2023`. */
export function periodWords({ name, unit }: Pick<Period, 'name' | 'unit'>): string {
  return unit === 'day' ? weekdayDate(name) : longDate(name)
}

/** The month's name alone, of yyyy-mm or yyyy-mm-dd. */
export function monthWord(name: string): string {
  return monthNames[Number(name.slice(5, 7)) - 1] ?? name
}

/** The page of what was said on a day or in a month, of an EDTF date that is exactly one of these; else null. */
export function pathOfDay(edtf: string): string | null {
  return /^\d{4}-\d{2}(-\d{2})?$/.test(edtf) && readPeriod(edtf) ? `/on/${edtf}` : null
}
