const HOUR = 3_600_000
const DAY = 24 * HOUR

/** How long after the first look a page is looked at, and how often: news is changed most in its first hours. */
const schedule = [
  { until: DAY, every: HOUR },
  { until: 8 * DAY, every: DAY },
  { until: 99 * DAY, every: 7 * DAY },
]

/**
 * When a page is looked at again: hourly on the first day, daily for a week, weekly for a quarter of a year, counted
 * from `since`; then never (null).
 */
export function nextLook(since: Date, now: Date): Date | null {
  const age = now.getTime() - since.getTime()
  const step = schedule.find(({ until }) => age < until)
  return step ? new Date(now.getTime() + step.every) : null
}
