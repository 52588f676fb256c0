import { casual } from 'chrono-node/en'
import { addDays, weekdayOf } from './calendar'

// What may stand beside a date without changing its day.
const idle =
  /\b(?:on|in|at|over|by|the|of|early|earlier|late|later|just|also|local|time|morning|midday|noon|afternoon|evening|night|that|same|day)\b|[,.]/gi

/**
 * The day or range (EDTF) that relative words mean when counted back from a day of publication (`yyyy-mm-dd`):
 * "on Friday", "yesterday", "last week", "two months ago". A day of the week is the latest one that is not
 * after publication. Null where the words are not understood.
 */
export function countBack(words: string, published: string): string | null {
  const plain = words.trim().toLowerCase().replace(/\s+/g, ' ')
  return longer(plain, published) ?? oneDay(plain, published)
}

function longer(words: string, published: string): string | null {
  const match =
    /^(?:(?:earlier|late|later|early|in|at|over|on|during) )*(?<which>this|last|the previous|the past|the) (?<unit>week|month|year|weekend)$/.exec(
      words,
    )
  const ago = /^(?<count>\w+) (?<unit>week|month|year)s? (?:ago|earlier|before)$/.exec(words)
  if (ago?.groups) return longAgo(ago.groups.count!, ago.groups.unit!, published)
  if (!match?.groups) return null
  const { which, unit } = match.groups
  const before = which !== 'this' && which !== 'the'
  const monday = addDays(published, -((weekdayOf(published) + 6) % 7))
  const firstOfMonth = `${published.slice(0, 7)}-01`
  if (unit === 'weekend') {
    const saturday = addDays(published, -((weekdayOf(published) + 1) % 7))
    const inIt = addDays(saturday, 1) >= published
    if (before && inIt) return until(addDays(saturday, -7), addDays(saturday, -6))
    return until(saturday, inIt ? published : addDays(saturday, 1))
  }
  if (which === 'the') return null
  if (unit === 'week')
    return before ? until(addDays(monday, -7), addDays(monday, -1)) : until(monday, published)
  if (unit === 'month') return before ? addDays(firstOfMonth, -1).slice(0, 7) : until(firstOfMonth, published)
  const year = published.slice(0, 4)
  return before ? String(Number(year) - 1) : until(`${year}-01-01`, published)
}

function until(from: string, to: string): string {
  return from < to ? `${from}/${to}` : to
}

/** Weeks, months and years ago are round numbers: the result is approximate. */
function longAgo(word: string, unit: string, published: string): string | null {
  const names = [
    '',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
  ]
  const count = /^an?$/.test(word) ? 1 : /^\d{1,2}$/.test(word) ? Number(word) : names.indexOf(word)
  if (count < 1) return null
  if (unit === 'week') return `${addDays(published, -7 * count)}~`
  const [year, month] = [Number(published.slice(0, 4)), Number(published.slice(5, 7))]
  if (unit === 'year') return `${year - count}~`
  return `${new Date(Date.UTC(year, month - 1 - count, 1)).toISOString().slice(0, 7)}~`
}

function oneDay(words: string, published: string): string | null {
  if (/\b(?:next|coming)\b/.test(words)) return null
  // Said without the words for which chrono asks the machine's own time zone.
  const plain = words
    .replace(/^(?:the )?day before yesterday$/, '2 days ago')
    .replace(/\blast night\b/, 'yesterday')
    .replace(/\b(?:overnight|tonight|this (?:morning|afternoon|evening)|earlier in the day)\b/, 'today')
  const [found, ...more] = casual.parse(plain, { instant: new Date(`${published}T12:00:00Z`), timezone: 0 })
  if (!found || found.end || more.length) return null
  const rest = plain.slice(0, found.index) + plain.slice(found.index + found.text.length)
  if (rest.replace(idle, '').trim()) return null
  const { start } = found
  const weekday = start.get('weekday')
  if (weekday !== null && start.isCertain('weekday') && !start.isCertain('day')) {
    if (/weekend/.test(words)) return null
    const back = (weekdayOf(published) - weekday + 7) % 7
    return addDays(published, -(back === 0 && /\blast\b/.test(words) ? 7 : back))
  }
  if (!start.isCertain('day')) return null
  const day = start.date().toISOString().slice(0, 10)
  return /\b(?:few|several|couple|some)\b/.test(words) ? `${day}~` : day
}
