/** Days are `yyyy-mm-dd` in the Gregorian calendar, months count from 1, weekdays from Sunday, 0. All in UTC. */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
export const weekdayNames = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Whether a text of the form `yyyy-mm-dd` is a day from the year 1 on, which a column of days takes. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && text >= '0001'
}

/** `2023`, `2023-03` or `2023-03-17`. */
export function joinDate(year: number, month?: number | null, day?: number | null): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return [year, ...(month ? [two(month)] : []), ...(month && day ? [two(day)] : [])].join('-')
}

/** Why there is no such day, as a sentence, or null where there is. */
export function dayProblem(year: number, month: number | null, day: number | null): string | null {
  if (year < 1000 || year > 2999) return 'Years run from 1000 to 2999.'
  if (month === null) return null
  if (month < 1 || month > 12) return `There is no month ${month}.`
  if (day === null) return null
  const days = daysIn(year, month)
  return day >= 1 && day <= days ? null : `${monthNames[month - 1]} ${year} has ${days} days.`
}
