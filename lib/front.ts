import { z } from 'zod'
import { numberOf } from './address'

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

const after = z
  .string()
  .refine(
    (text) => readCursor(text) !== null,
    '“after” is not a place in this list. Begin at its first page.',
  )

const q = z
  .string()
  .refine((text) => !text.includes('\0'), 'The search words hold a character that cannot be searched for.')
  .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
  .refine((text) => text.length <= 200, 'The search words are longer than 200 characters. Use fewer.')

/** The number of a stored wording, as text. */
const version = z
  .string()
  .regex(/^[1-9][0-9]{0,8}$/, '“version” is the number of a version of this article, such as 1.')

/** The queries that reader pages know; every other key is ignored. */
const queries = {
  home: z.object({ after: after.optional() }),
  claims: z.object({ after: after.optional() }),
  sources: z.object({ after: after.optional() }),
  articles: z.object({ after: after.optional() }),
  source: z.object({ after: after.optional() }),
  article: z.object({ version: version.optional() }),
  search: z.object({ after: after.optional(), q: q.optional() }),
}

export type QueryPage = keyof typeof queries
export type Query = { q?: string; after?: string; version?: string }

// A path segment must stand for one query only, so that each page is kept once: keys in the schema's order.
function segmentOf(query: Query): string {
  const { after, q, version } = query
  return after || q || version
    ? Buffer.from(JSON.stringify({ after, q: q || undefined, version })).toString('base64url')
    : '-'
}

/** The query that a page's internal segment stands for (`-` is the empty one); null where it stands for none. */
export function readQuery(page: QueryPage, segment: string): Query | null {
  if (segment === '-') return {}
  if (!/^[0-9A-Za-z_-]{1,2000}$/.test(segment)) return null
  try {
    const parsed = queries[page].safeParse(JSON.parse(Buffer.from(segment, 'base64url').toString('utf8')))
    return parsed.success && segmentOf(parsed.data) === segment ? parsed.data : null
  } catch {
    return null
  }
}

export type Answer =
  /** Hand it to Next as this address; `reader` where the page is the same for everyone. */
  | { to: string; reader: boolean }
  /** Send the reader to this address for good (308). */
  | { moved: string }
  | { status: 400 | 404 | 405; reason: string }

const refuse = (status: 400 | 404 | 405, reason: string): Answer => ({ status, reason })

/**
 * What the server in front of Next does with a request line: known queries become internal path segments,
 * unknown ones are dropped, withdrawn claims go to the page that says so with 410. Never throws.
 */
export function front(
  method: string,
  url: string,
  { withdrawn }: { withdrawn: ReadonlySet<number> },
): Answer {
  // RFC 9112, 3.2.2: a request line may hold the whole address.
  const target = url.replace(/^https?:\/\/[^/?#]*/i, '').replace(/#.*$/s, '') || '/'
  const mark = target.indexOf('?')
  const path = mark < 0 ? target : target.slice(0, mark)
  const search = mark < 0 ? '' : target.slice(mark + 1)
  const segments = decoded(path)
  if (!path.startsWith('/') || !segments) return refuse(400, 'This address is not written correctly.')
  if (segments[0] === '_next') return { to: target, reader: false }
  if (segments.includes('at') || segments[0] === 'gone')
    return refuse(404, 'There is no page at this address.')
  if (/^(desk|admin|login|api|__nextjs.*)$/.test(segments[0] ?? '')) return { to: target, reader: false }
  if (method !== 'GET' && method !== 'HEAD') return refuse(405, 'This page can only be read.')

  const clean = path.replace(/[/\\]+/g, '/').replace(/(.)\/$/, '$1')
  if (clean !== path) return { moved: search ? `${clean}?${search}` : clean }

  const claim = /^\/claims\/([^/]+)$/.exec(clean)?.[1]
  const gone = claim ? numberOf(claim) : null
  if (gone && withdrawn.has(gone)) return { to: `/gone/at/${gone}`, reader: true }

  const page = pageOf(clean)
  if (!page) return { to: clean, reader: true }
  const query = parse(page, search)
  if ('reason' in query) return refuse(400, query.reason)
  const segment = segmentOf(query.query)
  // A row's address without a query is a page of its own; a list is always asked for with its segment.
  if ((page === 'source' || page === 'article') && segment === '-') return { to: clean, reader: true }
  return { to: `${clean === '/' ? '' : clean}/at/${segment}`, reader: true }
}

/**
 * Whether a request header is one that only Next may set for itself. On reader pages its router's own go too:
 * the router is answered with the whole page, and loads it as a browser does, never from a copy of its own.
 */
export function internalHeader(name: string, reader: boolean): boolean {
  return (
    /^x-(middleware-|invoke-|matched-path$|now-route-matches$|prerender-revalidate)/.test(name) ||
    (reader && /^(rsc|next-.*)$/.test(name))
  )
}

function pageOf(path: string): QueryPage | null {
  if (path === '/') return 'home'
  const list = /^\/(claims|sources|articles|search)$/.exec(path)?.[1]
  if (list) return list as QueryPage
  const row = /^\/(source|article)s\/[^/]+$/.exec(path)?.[1]
  return row ? (row as QueryPage) : null
}

function parse(page: QueryPage, search: string): { query: Query } | { reason: string } {
  const known = queries[page].shape
  const found: Record<string, string> = {}
  for (const pair of search.split('&')) {
    const [name = '', ...rest] = pair.split('=')
    const key = decode(name)
    if (!key || !Object.hasOwn(known, key)) continue
    const value = decode(rest.join('='))
    if (value === null) return { reason: `“${key}” is not written correctly.` }
    if (Object.hasOwn(found, key)) return { reason: `“${key}” is given more than once.` }
    found[key] = value
  }
  // A form sends its empty fields too.
  for (const key of Object.keys(found)) if (found[key] === '') delete found[key]
  const parsed = queries[page].safeParse(found)
  if (parsed.success) return { query: parsed.data }
  return { reason: parsed.error.issues[0]?.message ?? 'The query is not understood.' }
}

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

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && text >= '0001'
}
