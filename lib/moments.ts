/**
 * When something was done, short: `14:05` of the same day, `14 March, 14:05` of the same year, else with the year.
 * `at` is ISO 8601, `zone` an IANA time zone; UTC, which is hardly the reader's own, is named.
 */
export function moment(at: string, { now, zone }: { now: Date; zone: string }): string {
  const then = new Date(at)
  const told = (date: Date, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone }).format(date)
  const day = (date: Date) => told(date, { day: 'numeric', month: 'long', year: 'numeric' })
  const year = (date: Date) => told(date, { year: 'numeric' })
  const time = told(then, { hour: '2-digit', minute: '2-digit' }) + (zone === 'UTC' ? ' UTC' : '')
  if (day(then) === day(now)) return time
  const short = year(then) === year(now) ? told(then, { day: 'numeric', month: 'long' }) : day(then)
  return `${short}, ${time}`
}
