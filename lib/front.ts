import { z } from 'zod'
import { numberOf } from './address'
import { isDay } from './calendar'
import { dayOfDatetime, mementoHeaders, timegateHeaders } from './memento'
import { toldAs } from './refused'
import { targetOf } from './request-target'
import { wantedTerms } from './search-words'
import { contextPath } from './vocabulary'
import { facetNames, narrowing, period, rowNumber, showing } from './search-state'

const day = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/
const whole = /^(0|-?[1-9][0-9]{0,9})$/
const int4 = (number: number) => Math.abs(number) <= 2147483647

/**
 * The place in a list after which the next page begins: `<sort key>_<id>`, where the sort key is a day
 * (yyyy-mm-dd), a whole number or `none`. Null where the text is no cursor.
 */
export function readCursor(after: string): { key: string; id: number } | null {
  const [, key = '', digits = ''] = /^([0-9a-z-]{1,11})_([1-9][0-9]{0,9})$/.exec(after) ?? []
  const id = Number(digits)
  if (id < 1 || !int4(id)) return null
  const known = key === 'none' || (day.test(key) ? isDay(key) : whole.test(key) && int4(Number(key)))
  return known ? { key, id } : null
}

/** The cursor that `readCursor` reads; a missing sort key is `none`. */
export function cursor(key: string | number | null, id: number): string {
  return `${key ?? 'none'}_${id}`
}

const noPlace = '“after” is not a place in this list. Begin at its first page.'

/** The cursor of a list whose sort key looks like this. */
const after = (key: RegExp) => z.string().refine((text) => key.test(readCursor(text)?.key ?? ''), noPlace)
const byDay = after(day).optional()
const byNumber = after(whole).optional()
const byNone = after(/^none$/).optional()

// By rank a list goes on from a number, by day from a day; without words there is no rank.
function inItsOrder({ q, order, after }: { q?: string; order?: string; after?: string }): boolean {
  const key = after && readCursor(after)?.key
  return !key || (order === 'best' && wantedTerms(q ?? '').length ? whole : day).test(key)
}

/** The number of a stored wording, as text. */
const version = z
  .string()
  .regex(/^[1-9][0-9]{0,8}$/, '“version” is the number of a version of this article, such as 1.')

const lastDay = z
  .string()
  .refine((text) => day.test(text) && isDay(text), '“asOf” is a day, such as 2023-04-01.')

/** The queries that reader pages know; every other key is ignored. */
const queries = {
  home: z.object({ after: byDay }),
  claims: z.object({ after: byDay }),
  sources: z.object({ after: byNumber }),
  articles: z.object({ after: after(/^(\d{4}-|none$)/).optional() }),
  publishers: z.object({ after: byNumber }),
  topics: z.object({ after: byNumber }),
  corrections: z.object({ after: byNone }),
  claim: z.object({ asOf: lastDay.optional() }),
  history: z.object({ after: byNone }),
  source: z.object({
    topic: rowNumber('topic').optional(),
    stance: narrowing.stance,
    year: z
      .string()
      .regex(/^[12]\d{3}$/, '“year” has four digits, such as 2025.')
      .optional(),
    asOf: lastDay.optional(),
    after: byDay,
  }),
  topic: z.object({ asOf: lastDay.optional(), after: byDay }),
  publisher: z.object({ after: byDay }),
  channel: z.object({ after: byDay }),
  on: z.object({ after: byDay }),
  article: z.object({ version: version.optional() }),
  search: z
    .object({
      ...narrowing,
      ...showing,
      after: after(/./).optional(),
    })
    .refine(inItsOrder, noPlace),
  compare: z.object({
    a: rowNumber('a').optional(),
    b: rowNumber('b').optional(),
    topic: rowNumber('topic').optional(),
    from: period('from').optional(),
    to: period('to').optional(),
  }),
  /** A feed or a file of a search. */
  narrowed: z.object(narrowing),
  oembed: z.object({
    url: z.string('“url” is missing.').max(2000, '“url” is longer than 2000 characters.'),
    format: z.enum(['json', 'xml'], '“format” is json or xml.').optional(),
    maxwidth: z
      .string()
      .regex(/^[1-9]\d{0,4}$/, '“maxwidth” is a number of pixels.')
      .optional(),
    maxheight: z
      .string()
      .regex(/^[1-9]\d{0,4}$/, '“maxheight” is a number of pixels.')
      .optional(),
  }),
}

export type QueryPage = keyof typeof queries
export type Query<Page extends QueryPage> = z.output<(typeof queries)[Page]>

// A path segment must stand for one query only, so that each page is kept once: keys in the schema's order.
function segmentOf(page: QueryPage, query: object): string {
  const given = Object.keys(queries[page].shape).flatMap((key) => {
    const value = (query as Record<string, string | string[] | undefined>)[key]
    return value?.length ? [[key, value]] : []
  })
  return given.length ? encoded(JSON.stringify(Object.fromEntries(given))) : '-'
}
const encoded = (text: string) => Buffer.from(text).toString('base64url')

/** The query that a page's internal segment stands for (`-` is the empty one); null where it stands for none. */
export function readQuery<Page extends QueryPage>(page: Page, segment: string): Query<Page> | null {
  if (segment !== '-' && !/^[0-9A-Za-z_-]{1,20000}$/.test(segment)) return null
  try {
    const text = segment === '-' ? '{}' : Buffer.from(segment, 'base64url').toString('utf8')
    const parsed = queries[page].safeParse(JSON.parse(text))
    return parsed.success && segmentOf(page, parsed.data) === segment ? (parsed.data as Query<Page>) : null
  } catch {
    return null
  }
}

export type Answer =
  /** Hand it to Next as this address; `reader` where the page is the same for everyone. */
  | { to: string; reader: boolean; headers?: Record<string, string> }
  /** Send the reader to this address for good (308). */
  | { moved: string }
  /** Send the reader to this page, `of` a noun and a row, as of the day nearest to this one (302). */
  | { found: string; of: string[]; day: string; headers: Record<string, string> }
  | { status: 400 | 404 | 405; reason: string }

type Asked = { withdrawn: ReadonlySet<number>; now?: Date; datetime?: string; origin?: string | null }

const refuse = (status: 400 | 404 | 405, reason: string): Answer => ({ status, reason })

/**
 * What the server in front of Next does with a request line: known queries become internal path segments,
 * unknown ones are dropped, withdrawn claims go to the page or the file that says so with 410. `now` bounds the
 * days that can be asked for, `datetime` is Accept-Datetime (RFC 7089), `origin` that of the request. Never throws.
 */
export function front(method: string, url: string, { withdrawn, now, datetime, origin }: Asked): Answer {
  const target = targetOf(url)
  const [path = '', ...rest] = target.split('?')
  const search = rest.join('?')
  const segments = decoded(path)
  // Whoever walks up and down again (`/_next/../claims/at/-`) would come to where nobody may.
  if (!path.startsWith('/') || !segments || segments.some((part) => part === '.' || part === '..'))
    return refuse(400, 'This address is not written correctly.')
  if (segments[0] === '_next') return { to: target, reader: false }
  // A channel may be called so: its name is the whole of what follows.
  const internal = !/^\/channels\/[^/\\]+$/.test(path) && segments.includes('at')
  if (internal || segments[0] === 'gone') return refuse(404, 'There is no page at this address.')
  // Its door, with the limits, goes by the path as it is written.
  if (segments[0] === 'api' && !/^\/api\/(auth\/|v1(\/|$))/.test(path))
    return refuse(404, 'There is no page at this address.')
  if (/^(desk|admin|login|invitation|setup|api|__nextjs.*)$/.test(segments[0] ?? ''))
    return { to: target, reader: false }
  if (method !== 'GET' && method !== 'HEAD') return refuse(405, 'This can only be read.')

  const clean = path.replace(/[/\\]+/g, '/').replace(/(.)\/$/, '$1')
  if (clean !== path) return { moved: search ? `${clean}?${search}` : clean }

  // All that is under a claim's address goes with it: its formats, its feed, its history.
  const [, embed = '', claim = ''] = /^(\/embed)?\/claims\/([^/.]+)/.exec(clean) ?? []
  const gone = numberOf(claim)
  const saying = toldAs(clean) === 'page' ? `${embed}/gone/at/${gone}` : `/formats/at/claims/${gone}/-`
  if (gone && withdrawn.has(gone)) return { to: saying, reader: true }

  // Its terms are addresses themselves.
  if (clean === contextPath) return { to: `/ns/at/${encoded(origin ?? '-')}`, reader: true }
  const route = routeOf(clean)
  if (!route) return { to: clean, reader: true }
  if (!('page' in route)) return { to: route.to, reader: true }
  const query = parse(route.page, search)
  if ('reason' in query) return refuse(400, query.reason)
  const segment = segmentOf(route.page, query.query)
  const to = route.alone && segment === '-' ? clean : route.to.replace('*', segment)
  // Kept for each origin apart.
  if (route.page === 'oembed') return { to: `${to}/${encoded(origin ?? '-')}`, reader: true }
  const { asOf } = query.query as { asOf?: string }
  if (asOf && now && asOf > now.toISOString().slice(0, 10))
    return refuse(400, '“asOf” is a day that has not come yet.')
  if (asOf) return { to, reader: true, headers: mementoHeaders(clean, asOf, now) }
  if (segment !== '-' || !('asOf' in queries[route.page].shape)) return { to, reader: true }
  const headers = timegateHeaders(clean)
  if (datetime === undefined) return { to, reader: true, headers }
  const day = dayOfDatetime(datetime, now)
  if (!day) return refuse(400, 'Accept-Datetime is no date such as “Sat, 01 Apr 2023 12:00:00 GMT”.')
  return { found: clean, of: clean.split('/').slice(1), day, headers }
}

/** Where a path leads: `*` in `to` is the place of the query's segment; `alone`: without a query it is a page of its own. */
type Route = { page: QueryPage; to: string; alone?: boolean } | { to: string }

const lists = 'claims|sources|articles|publishers|topics|corrections|search|compare|on'
const rows: Record<string, QueryPage> = {
  claims: 'claim',
  sources: 'source',
  articles: 'article',
  publishers: 'publisher',
  topics: 'topic',
  on: 'on',
}

function routeOf(path: string): Route | null {
  if (path === '/') return { page: 'home', to: '/at/*' }
  if (path === '/sitemap.xml') return { to: '/sitemaps/at/index' }
  const sitemap = /^\/sitemaps\/([a-z]+-[1-9][0-9]{0,5})\.xml$/.exec(path)?.[1]
  if (sitemap) return { to: `/sitemaps/at/${sitemap}` }
  if (path === '/dump') return { to: '/dump/at/-' }
  if (path === '/llms.txt') return { to: '/llms/at/txt' }
  if (path === '/oembed') return { page: 'oembed', to: '/oembed/at/*' }
  const list = new RegExp(`^/(${lists})$`).exec(path)?.[1]
  if (list) return { page: list as QueryPage, to: `/${list}/at/*` }
  const [, file] = /^\/claims\.(csv|json)$/.exec(path) ?? []
  if (file) return { page: 'narrowed', to: `/files/at/${file}/*` }

  if (/^\/channels\/[^/]+$/.test(path)) return { page: 'channel', to: `${path}/at/*`, alone: true }
  const [, feed = '', format] = /^(.*)\/feed\.(xml|json)$/.exec(path) ?? []
  if (format) {
    if (feed === '') return { to: `/feeds/at/claims/-/${format}` }
    if (feed === '/corrections') return { to: `/feeds/at/corrections/-/${format}` }
    if (feed === '/search') return { page: 'narrowed', to: `/feeds/at/search/*/${format}` }
    const [, noun, part = ''] = /^\/(sources|topics|publishers)\/([^/]+)$/.exec(feed) ?? []
    const id = numberOf(part)
    return id ? { to: `/feeds/at/${noun}/${id}/${format}` } : null
  }
  // A row in another format: the number decides, whatever words stand behind it.
  const [, noun, part = '', suffix] =
    /^\/(claims|utterances|sources|attestations)\/([^/.]+)\.(jsonld|json|bib|ris|csl|txt|png)$/.exec(path) ??
    []
  if (suffix) {
    const id = numberOf(part)
    return id ? { to: `/formats/at/${noun}/${id}/${suffix}` } : null
  }
  const [, mapped, whose = ''] = /^\/(claims|sources|topics)\/([^/]+)\/timemap$/.exec(path) ?? []
  if (mapped) return numberOf(whose) ? { to: `/timemaps/at/${mapped}/${numberOf(whose)}` } : null
  if (/^\/(claims|sources|articles)\/[^/]+\/history$/.test(path))
    return { page: 'history', to: `${path}/at/*`, alone: true }
  const row = /^\/([a-z]+)\/[^/]+$/.exec(path)?.[1]
  const page = row && Object.hasOwn(rows, row) ? rows[row] : undefined
  return page ? { page, to: `${path}/at/*`, alone: true } : null
}

function parse(page: QueryPage, search: string): { query: object } | { reason: string } {
  const known = queries[page].shape
  const found: Record<string, string | string[]> = {}
  for (const pair of search.split('&')) {
    const [name = '', ...rest] = pair.split('=')
    const key = decode(name)
    if (!key || !Object.hasOwn(known, key)) continue
    const value = decode(rest.join('='))
    if (value === null) return { reason: `“${key}” is not written correctly.` }
    // A form sends its empty fields too.
    if (value === '') continue
    const before = found[key]
    if (many(known, key)) found[key] = [...(before ?? []), value]
    else if (before !== undefined) return { reason: `“${key}” is given more than once.` }
    else found[key] = value
  }
  const parsed = queries[page].safeParse(found)
  if (parsed.success) return { query: parsed.data }
  return { reason: parsed.error.issues[0]?.message ?? 'The query is not understood.' }
}

// A source's page has one topic at a time, a search several.
const many = (known: object, key: string) =>
  facetNames.some((name) => name === key) &&
  (known === queries.search.shape || known === queries.narrowed.shape || key === 'stance')

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '))
  } catch {
    return null
  }
}

function decoded(path: string): string[] | null {
  if (/[^\x21-\x7e]/.test(path)) return null
  try {
    const plain = decodeURIComponent(path)
    return plain.includes('\0') ? null : plain.split(/[/\\]+/).filter(Boolean)
  } catch {
    return null
  }
}
