import type { DateBasis } from '../record'
import type { Random } from './random'

// The record runs over these years, whenever it is made: equal seeds, equal records.
const FIRST = Date.UTC(2014, 0, 1) / 86_400_000
const LAST = Date.UTC(2025, 11, 31) / 86_400_000

/** The day (count of days since 1970) of an article of so many, in order. */
export const dayOf = (article: number, articles: number) =>
  Math.min(LAST, FIRST + Math.floor((article * (LAST - FIRST)) / articles))

/** A count of days since 1970 as yyyy-mm-dd. */
export const dayText = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)

export type Said = { on: string; from: number; to: number; wording: string | null; basis: DateBasis }

const weekday = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' })

/** When something was said that was printed on this day: mostly days before, at times a span of days or a month. */
export function saidBefore(printed: number, chance: Random): Said {
  const sort = chance.below(20)
  const day = printed - chance.skewed(6)
  if (sort === 0) {
    const month = dayText(day).slice(0, 7)
    const next = new Date(`${month}-01T00:00:00Z`)
    const from = next.getTime() / 86_400_000
    next.setUTCMonth(next.getUTCMonth() + 1)
    return { on: month, from, to: next.getTime() / 86_400_000 - 1, wording: null, basis: 'editor' }
  }
  if (sort === 1) {
    const from = day - 1 - chance.below(20)
    return { on: `${dayText(from)}/${dayText(day)}`, from, to: day, wording: null, basis: 'stated' }
  }
  const wording = sort < 14 ? `on ${weekday.format(day * 86_400_000)}` : null
  const basis = wording ? 'relative' : day === printed ? 'published-on' : 'editor'
  return { on: dayText(day), from: day, to: day, wording, basis }
}
