import { isDay } from './calendar'
import { Invalid } from './errors'

/** A day of the past or today, yyyy-mm-dd. Errors: Invalid. */
export function dayOf(asOf: string, now: Date): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asOf) || !isDay(asOf))
    throw new Invalid([{ field: 'asOf', message: '“asOf” is a day, such as 2023-04-01.' }])
  if (asOf > now.toISOString().slice(0, 10))
    throw new Invalid([{ field: 'asOf', message: '“asOf” is a day that has not come yet.' }])
  return asOf
}
