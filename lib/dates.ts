import parse from 'edtf'
import { LRUCache } from 'lru-cache'
import { dayProblem, monthNames, weekdayNames, weekdayOf } from './calendar'
import type { DateBasis } from './record'
import { countBack } from './relative-dates'
import { readWritten } from './written-dates'

/** EDTF with the earliest and latest day it covers; `to` is null where the end is open (`2022-07/..`). */
export type Dated = { edtf: string; from: string; to: string | null; approximate: boolean; open: boolean }

export type SaidOn = {
  saidOn: string
  from: string
  to: string
  wording: string | null
  basis: DateBasis
  why: string
}

const point = '[12]\\d{3}(?:-(?:0[1-9]|1[0-2])(?:-\\d{2})?)?[~?%]?'
const supported = new RegExp(`^${point}(?:/(?:${point}|\\.\\.))?$`)

/**
 * Reads the part of EDTF (ISO 8601-2, level 1) that the record uses: a day, month or year of 1000 to 2999, each
 * perhaps with `~`, `?` or `%`, and an interval of two, whose end may be open (`..`). Null for anything else.
 */
export function readEdtf(text: string): Dated | null {
  const edtf = text.trim()
  if (!supported.test(edtf)) return null
  const known = read.get(edtf) ?? { date: parsed(edtf) }
  read.set(edtf, known)
  return known.date
}

// The grammar behind the library is slow, and a page or an article asks for the same few days over and over.
const read = new LRUCache<string, { date: Dated | null }>({ max: 2000 })

function parsed(edtf: string): Dated | null {
  try {
    const date = parse(edtf)
    // 29 February of a common year is read as 1 March: the date must come back as it was written.
    if (date.edtf !== edtf) return null
    const open = edtf.endsWith('..')
    return {
      edtf,
      from: isoDay(new Date(date.min)),
      to: open ? null : isoDay(new Date(date.max)),
      approximate: /[~?%]/.test(edtf),
      open,
    }
  } catch {
    return null
  }
}

/**
 * EDTF of the record without `~`, `?` and `%`: a day or month of which that is said becomes the month or year that it
 * lies in, where it still follows the beginning. For forms that know plain dates alone (Popolo).
 */
export function plainEdtf(edtf: string): string {
  const without = (doubt: RegExp) =>
    [...new Set(edtf.split('/').map((end) => end.replace(doubt, '')))].join('/')
  const wider = without(/(?:-\d{2})?[~?%]$/)
  return readEdtf(wider) ? wider : without(/[~?%]$/)
}

/** Why something that was meant as EDTF is none, as a sentence. */
function edtfProblem(text: string): string {
  const ends = text.split('/').map((end) => /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?$/.exec(end))
  for (const end of ends) {
    const [year, month, day] = [1, 2, 3].map((group) => (end?.[group] ? Number(end[group]) : null))
    const problem = year != null ? dayProblem(year, month ?? null, day ?? null) : null
    if (problem) return problem
  }
  if (ends.length === 2 && ends.every(Boolean)) return 'The range ends before it begins.'
  return 'This is no date. Write 2023-03-17, 2023-03, 2022-02/2023-03 or 2023-03~.'
}

/**
 * The day that words mean: EDTF as typed, a date as printed ("17 March 2023"), or words counted back from the
 * day of publication (EDTF) such as "on Friday". `why` shows the working; a problem is a sentence for the field.
 */
export function readSaidOn(
  words: string,
  { publishedOn }: { publishedOn: string | null },
): SaidOn | { problem: string } {
  const wording = words.trim().replace(/\s+/g, ' ')
  if (!wording) return { problem: 'Write the day on which it was said.' }
  if (wording.length > 200) return { problem: 'At most 200 characters.' }
  if (readEdtf(wording)) return said(wording, null, 'editor', 'entered by the editor')
  if (/^[\d./~?%-]*\d{4}[\d./~?%-]*$/.test(wording)) return { problem: edtfProblem(wording) }

  const written = readWritten(wording)
  if (written && 'problem' in written) return written
  if (written && 'edtf' in written) return said(written.edtf, wording, 'stated', `“${wording}”, as printed`)

  const published = publishedOn ? readEdtf(publishedOn) : null
  const unclear = `“${wording}” is not understood. Write 2023-03-17, 17 March 2023 or “on Friday”.`
  // Any Friday will do to see whether the words can be counted back at all.
  const counted = written ? null : countBack(wording, published?.from ?? '2023-03-17')
  if (!written && !counted) return { problem: unclear }
  if (!published)
    return {
      problem: `“${wording}” is counted back from publication, and the article has no such day. Write the day.`,
    }
  if (published.from !== published.to) {
    const when = longDate(published.edtf)
    return {
      problem: `“${wording}” cannot be counted back: of publication only ${when} is known. Write the day.`,
    }
  }
  const edtf = written ? written.latest(published.from) : counted
  if (!edtf) return { problem: unclear }
  const from = readEdtf(edtf)?.from
  if (from && from > published.from)
    return { problem: `“${wording}” is after publication on ${weekdayDate(published.from)}.` }
  const why = `“${wording}”, counted back from publication on ${weekdayDate(published.from)}`
  return said(edtf, wording, 'relative', why)
}

/** The day of publication taken for the day of saying, where the article gives no other. */
export function fromPublication(publishedOn: string | null): SaidOn | { problem: string } {
  if (!publishedOn) return { problem: 'The article has no day of publication. Write the day.' }
  return said(publishedOn, null, 'published-on', 'the day of publication, as the article gives no other')
}

function said(
  edtf: string,
  wording: string | null,
  basis: DateBasis,
  how: string,
): SaidOn | { problem: string } {
  const date = readEdtf(edtf)
  if (!date) return { problem: edtfProblem(edtf) }
  if (!date.to) return { problem: 'An utterance has an end: write the latest day it may have been said.' }
  const day = date.from === date.to && !date.approximate ? weekdayDate(date.from) : longDate(date.edtf)
  return { saidOn: date.edtf, from: date.from, to: date.to, wording, basis, why: `${day}: ${how}` }
}

/** The day of a moment in UTC, `yyyy-mm-dd`. Throws RangeError for an invalid Date. */
export function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10)
}

/** `Friday 17 March 2023`, of a day `yyyy-mm-dd`. */
export function weekdayDate(day: string): string {
  return `${weekdayNames[weekdayOf(day)]} ${longDate(day)}`
}

/** EDTF in words: `17 March 2023`, `15–28 March 2025`, `circa March 2023`, `since July 2022`; other text as it is. */
export function longDate(edtf: string): string {
  const date = readEdtf(edtf)
  if (!date) return edtf
  const [first = '', second] = date.edtf.split('/')
  const start = inWords(first)
  const circa = date.approximate ? 'circa ' : ''
  if (second === undefined) return circa + join(start)
  if (second === '..') return `since ${circa}${join(start)}`
  return circa + between(start, inWords(second))
}

/** What stands in the margin: `note` qualifies `main` ("Friday, 2023", "a range", "circa"). */
export function showDate(edtf: string): {
  main: string
  note: string
  datetime: string
  precision: 'day' | 'range' | 'circa'
} {
  const date = readEdtf(edtf)
  if (!date) return { main: edtf, note: '', datetime: edtf, precision: 'range' }
  const plain = date.edtf.replace(/[~?%]/g, '')
  const year = plain.slice(0, 4)
  const isDay = date.from === date.to
  const oneYear = date.to?.slice(0, 4) === year && /^.{4}-.*[-/]/.test(plain)
  const long = longDate(plain)
  const main = oneYear ? long.replaceAll(` ${year}`, '') : long
  const kind = date.approximate ? 'circa' : isDay ? 'day' : 'range'
  const word = {
    circa: 'circa',
    day: weekdayNames[weekdayOf(date.from)] ?? '',
    range: plain.includes('/') ? 'a range' : plain.length === 7 ? 'a month' : 'a year',
  }[kind]
  const note = !oneYear ? word : kind === 'day' ? `${word}, ${year}` : `${year}, ${word}`
  return { main, note, datetime: plain, precision: kind }
}

type Words = { day: string; month: string; year: string }

function inWords(point: string): Words {
  const [year = '', month, day] = point.replace(/[~?%]/, '').split('-')
  return {
    year,
    month: month ? (monthNames[Number(month) - 1] ?? '') : '',
    day: day ? String(Number(day)) : '',
  }
}

function join({ day, month, year }: Words): string {
  return [day, month, year].filter(Boolean).join(' ')
}

/** `15–28 March 2025`, `15 March – 2 April 2025`, `February 2022 – March 2023`, `2021–2023`. */
function between(start: Words, end: Words): string {
  const oneWord = !start.day && !end.day && !start.month === !end.month
  const oneYear =
    start.year === end.year && Boolean(start.month) && (oneWord || Boolean(start.day && end.day))
  const oneMonth = oneYear && start.month === end.month
  const shown = join({ ...start, month: oneMonth ? '' : start.month, year: oneYear ? '' : start.year })
  const tight = oneMonth || (oneWord && (oneYear || !start.month))
  return shown + (tight ? '–' : ' – ') + join(end)
}
