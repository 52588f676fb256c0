import { blocksOf } from './blocks'
import { lineOf } from './document'
import { firstTag } from './meta-tags'
import type { ArticleData } from './json-ld'

type Sources = {
  document: Document
  tags: Map<string, string[]>
  data: ArticleData | null
  language: string | null
}

/** A moment as the page prints it: ISO 8601, with its zone where one is printed, and its day in that zone. */
type Moment = { at: string; day: string }

const publishedTags = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'og:pubdate',
  'datepublished',
  'date.published',
  'parsely-pub-date',
  'sailthru.date',
  'cxenseparse:recs:publishtime',
  'dc.date.issued',
  'dc.date.created',
  'dc.issued',
  'dc.created',
  'dc.date',
  'dcsext.articlefirstpublished',
  'article.published',
  'published-date',
  'publishdate',
  'publish-date',
  'publish_date',
  'pubdate',
  'pub_date',
  'publication_date',
  'ptime',
  'last-published',
  'originalpublicationdate',
  'article_date_original',
  'displaydate',
  'date',
]
const modifiedTags = [
  'article:modified_time',
  'og:article:modified_time',
  'og:updated_time',
  'og:modified_time',
  'datemodified',
  'dc.date.modified',
  'dc.modified',
  'last-modified',
  'lastmod',
  'revised',
  'utime',
]

/** When the page says that its article was published and last modified; null where it does not say. */
export function momentsOf(sources: Sources): { published: Moment | null; modified: Moment | null } {
  const { document, tags, data, language } = sources
  const read = (words: string | null | undefined) => {
    const moment = readMoment(words ?? '', language)
    // Older than the web: a year that an article tells of.
    return moment && moment.day > '1990' ? moment : null
  }
  const published =
    read(data?.published) ??
    firstOf(publishedTags, (name) => read(firstTag(tags, name))) ??
    firstOf([...document.querySelectorAll('[itemprop~="datePublished"]')], (one) => readElement(one, read)) ??
    firstOf([...document.querySelectorAll('time')].slice(0, 20), (one) =>
      inOtherArticle(one) ? null : readElement(one, read),
    ) ??
    firstOf([...document.querySelectorAll(dateLines)].slice(0, 20), (one) =>
      (one.textContent ?? '').length < 120 ? readElement(one, read) : null,
    ) ??
    firstOf(linesByHeading(document), read)
  const modified =
    read(data?.modified) ??
    firstOf(modifiedTags, (name) => read(firstTag(tags, name))) ??
    firstOf([...document.querySelectorAll('[itemprop~="dateModified"]')], (one) => readElement(one, read))
  return { published, modified }
}

const dateLines =
  '[class*="publish" i], [class*="date" i], [id*="date" i], [class*="datum" i], [class*="timestamp" i], [class*="byline" i], [class*="meta" i]'

/** The short lines right before and after the main heading of a page. */
function linesByHeading(document: Document): string[] {
  const heading = lineOf(document.querySelector('h1')?.textContent)
  if (!heading) return []
  const lines = blocksOf(document.body).map(({ text }) => text)
  const at = lines.findIndex((line) => lineOf(line) === heading)
  return lines.slice(Math.max(0, at - 2), at + 7).filter((line) => line.length < 100)
}

function firstOf<From, To>(list: readonly From[], read: (one: From) => To | null): To | null {
  for (const one of list) {
    const found = read(one)
    if (found) return found
  }
  return null
}

function readElement(element: Element, read: (words: string) => Moment | null): Moment | null {
  const attributes = ['datetime', 'content', 'title'].map((name) => element.getAttribute(name) ?? '')
  return firstOf([...attributes, element.textContent ?? ''], read)
}

function inOtherArticle(element: Element): boolean {
  return Boolean(
    element.closest('aside, footer, nav, [class*="related" i], [class*="comment" i], [class*="teaser" i]'),
  )
}

const zone = '(?<zone>Z|UTC|GMT|[+-]\\d{2}:?\\d{2}|[+-]\\d{2}(?!\\d))?'
const clock = `(?<hour>\\d{1,2})[:.](?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,]\\d+)?)?\\s*(?<half>[ap]\\.?m\\.?)?(?:\\s*Uhr)?\\s*${zone}`
const isoDay = new RegExp(
  `(?<![\\d])(?<year>(?:19|20)\\d{2})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})(?:(?:T|\\s+|,\\s*)${clock})?(?!\\d)`,
  'i',
)
const packedDay = new RegExp(
  '^(?<year>(?:19|20)\\d{2})(?<month>\\d{2})(?<day>\\d{2})(?:T?(?<hour>\\d{2})(?<minute>\\d{2})(?<second>\\d{2})?)?$',
)
const numbers = new RegExp(
  `(?<!\\d)(?<one>\\d{1,2})(?<sign>[./])\\s?(?<two>\\d{1,2})[./]\\s?(?<year>(?:19|20)\\d{2})(?:[\\s,–-]*(?:um\\s+)?${clock})?(?!\\d)`,
  'i',
)

/** Reads a moment as machines and people print it; null for words that hold no whole day of 1900 to 2099. */
export function readMoment(words: string, language: string | null): Moment | null {
  const plain = words.slice(0, 200).replace(/\s+/g, ' ').trim()
  if (!/\d/.test(plain)) return null
  if (/^\d{10}(?:\d{3})?$/.test(plain)) {
    const date = new Date(Number(plain.slice(0, 10)) * 1000)
    return date.getUTCFullYear() > 1990
      ? { at: date.toISOString().replace('.000', ''), day: date.toISOString().slice(0, 10) }
      : null
  }
  const groups = (isoDay.exec(plain) ?? packedDay.exec(plain))?.groups
  if (groups) return moment(groups, Number(groups.month), Number(groups.day))
  const figures = numbers.exec(plain)?.groups
  if (figures) {
    const [one, two] = [Number(figures.one), Number(figures.two)]
    // With strokes, American English prints the month first.
    const american =
      figures.sign === '/' && (two > 12 || (one <= 12 && /^en(?:-US)?$/i.test(language ?? 'en')))
    return american ? moment(figures, one, two) : moment(figures, two, one)
  }
  return inWords(plain, language)
}

function inWords(plain: string, language: string | null): Moment | null {
  for (const tag of new Set([language ?? 'en', 'en'])) {
    const { names, pattern } = monthsOf(tag)
    const forms = [
      `(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?(?: de| of)? (?<month>${pattern})\\.?,?(?: de| del)? (?<year>(?:19|20)\\d{2})`,
      `(?<![\\p{L}])(?<month>${pattern})\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>(?:19|20)\\d{2})`,
    ]
    for (const form of forms) {
      const groups = new RegExp(`${form}(?:\\D{0,12}?${clock})?(?!\\d)`, 'iu').exec(plain)?.groups
      if (!groups) continue
      const month = names.get(groups.month!.toLowerCase()) ?? 0
      return moment(groups, month, Number(groups.day))
    }
  }
  return null
}

const knownMonths = new Map<string, { names: Map<string, number>; pattern: string }>()

function monthsOf(tag: string): { names: Map<string, number>; pattern: string } {
  const base = tag.split('-')[0] || 'en'
  const known = knownMonths.get(base)
  if (known) return known
  const names = new Map<string, number>()
  for (const form of ['long', 'short'] as const)
    for (let month = 0; month < 12; month += 1) {
      const parts = new Intl.DateTimeFormat(base, {
        day: 'numeric',
        month: form,
        year: 'numeric',
        timeZone: 'UTC',
      })
      const name =
        parts.formatToParts(Date.UTC(2021, month, 15)).find((part) => part.type === 'month')?.value ?? ''
      const bare = name.toLowerCase().replace(/\.$/, '')
      if (/\p{L}/u.test(bare) && !names.has(bare)) names.set(bare, month + 1)
      if (base === 'en' && !names.has(bare.slice(0, 3))) names.set(bare.slice(0, 3), month + 1)
    }
  const escaped = [...names.keys()].sort((one, two) => two.length - one.length)
  const months = {
    names,
    pattern: escaped.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|') || '$^',
  }
  knownMonths.set(base, months)
  return months
}

function moment(groups: Record<string, string | undefined>, month: number, day: number): Moment | null {
  const year = Number(groups.year)
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  const on = date.toISOString().slice(0, 10)
  const half = groups.half?.toLowerCase() ?? ''
  const printed = Number(groups.hour)
  const hour = half ? (printed % 12) + (half.startsWith('p') ? 12 : 0) : printed
  if (groups.hour === undefined || hour > 23 || Number(groups.minute) > 59) return { at: on, day: on }
  const two = (number: number | string) => String(number).padStart(2, '0')
  return { at: `${on}T${two(hour)}:${groups.minute}:${groups.second ?? '00'}${zoneOf(groups.zone)}`, day: on }
}

function zoneOf(printed: string | undefined): string {
  if (!printed) return ''
  if (/^(?:Z|UTC|GMT)$/i.test(printed)) return 'Z'
  const [, sign, hours, minutes = '00'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(printed) ?? []
  return sign ? `${sign}${hours}:${minutes}` : ''
}
