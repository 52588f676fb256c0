import { isDay } from './calendar'
import { longDate } from './dates'
import { Invalid } from './errors'

/** A day of the past or today, yyyy-mm-dd. Errors: Invalid. */
export function dayOf(asOf: string, now: Date): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asOf) || !isDay(asOf))
    throw new Invalid([{ field: 'asOf', message: '“asOf” is a day, such as 2023-04-01.' }])
  if (asOf > now.toISOString().slice(0, 10))
    throw new Invalid([{ field: 'asOf', message: '“asOf” is a day that has not come yet.' }])
  return asOf
}

/** That readers saw nothing of what they see today (`claim 3`) at the end of a day (yyyy-mm-dd). */
export const notThenWords = (what: string, day: string): string =>
  `Not on record on ${longDate(day)}: readers saw nothing of ${what} at the end of that day, or what they saw was withdrawn since. It is on record now.`
