import { parseFeed } from 'feedsmith'
import { readFeedDate } from './feed-date'
import { plainLine } from './plain-text'

export type FeedItem = {
  /** What names the item within its feed: its guid or id, else its address. */
  key: string
  /** Absolute, http or https; null where the item names none. */
  address: string | null
  title: string | null
  /** ISO 8601 with the zone as given, or a day alone where no zone is given; see `lib/feed-date.ts`. */
  publishedAt: string | null
  summary: string | null
  author: string | null
}

export type Feed = {
  title: string | null
  /** The page that the feed belongs to. */
  home: string | null
  /** Seconds that the feed asks to leave between two readings; null where it does not. */
  interval: number | null
  items: FeedItem[]
}

type Read = ReturnType<typeof parseFeed<string>>
type Raw = {
  key?: string
  link?: string
  title?: string
  dates: (string | undefined)[]
  summary?: string
  authors: (string | undefined)[]
}

const ITEMS = 500
/** Largest feed, in UTF-16 units, and how many tags or attributes it may have: their trees take fifty times as much. */
const LARGEST = 2_000_000
const PARTS = 100_000

/**
 * Reads RSS 0.9x, 1.0 and 2.0, Atom (RFC 4287) and JSON Feed: at most 500 items, one for each key. `base` is the
 * feed's own address, for what it gives as relative. A document's own entities are left as they are: none is expanded
 * or fetched. Never throws; what is no feed is a problem in words for an editor.
 */
export function readFeed(text: string, base: string): Feed | { problem: string } {
  if (text.length > LARGEST || count(text, '<') > PARTS || count(text, '=') > PARTS)
    return { problem: 'The feed is larger than 2 million characters, or has too many parts.' }
  let read: Read
  try {
    read = parseFeed<string>(text, { maxItems: ITEMS })
  } catch (error) {
    const unknown = error instanceof Error && error.name === 'DetectError'
    return {
      problem: unknown
        ? 'This is no feed. RSS, Atom and JSON Feed are read.'
        : 'The feed is damaged and cannot be read.',
    }
  }
  const { title, home, interval } = about(read)
  const items = new Map<string, FeedItem>()
  for (const raw of rawItems(read)) {
    const item = itemOf(raw, base)
    if (item && !items.has(item.key)) items.set(item.key, item)
  }
  return { title: plainLine(title, 200), home: webAddress(home, base), interval, items: [...items.values()] }
}

function count(text: string, sign: string): number {
  let found = 0
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) found += 1
  return found
}

function itemOf(raw: Raw, base: string): FeedItem | null {
  const address = webAddress(raw.link, base)
  const key = (raw.key || address)?.slice(0, 2000)
  if (!key) return null
  const authors = raw.authors.filter((name) => name !== undefined)
  return {
    key,
    address,
    title: plainLine(raw.title, 500),
    publishedAt: raw.dates.map(readFeedDate).find((date) => date !== null) ?? null,
    summary: plainLine(raw.summary, 1000),
    author: plainLine(authors.slice(0, 20).join(', '), 300),
  }
}

function about({ format, feed }: Read): { title?: string; home?: string; interval: number | null } {
  if (format === 'json') return { title: feed.title, home: feed.home_page_url, interval: null }
  if (format === 'atom')
    return { title: feed.title?.value, home: alternate(feed.links), interval: period(feed.sy) }
  const minutes = format === 'rss' ? feed.ttl : undefined
  const interval = minutes !== undefined && minutes > 0 ? minutes * 60 : period(feed.sy)
  return { title: feed.title, home: feed.link, interval }
}

function rawItems({ format, feed }: Read): Raw[] {
  if (format === 'json')
    return (feed.items ?? []).map((item) => ({
      key: item.id,
      link: item.url ?? item.external_url,
      title: item.title,
      dates: [item.date_published, item.date_modified],
      summary: item.summary ?? item.content_text ?? item.content_html,
      authors: (item.authors ?? []).map(({ name }) => name),
    }))
  if (format === 'atom')
    return (feed.entries ?? []).map((entry) => ({
      key: entry.id,
      link: alternate(entry.links),
      title: entry.title?.value,
      dates: [entry.published, entry.updated],
      summary: entry.summary?.value ?? entry.content?.value,
      authors: (entry.authors ?? feed.authors ?? []).map(({ name }) => name),
    }))
  if (format === 'rdf')
    return (feed.items ?? []).map((item) => ({
      key: item.rdf?.about,
      link: item.link,
      title: item.title,
      dates: item.dc?.dates ?? [],
      summary: item.description,
      authors: item.dc?.creators ?? [],
    }))
  return (feed.items ?? []).map((item) => ({
    key: item.guid?.value,
    // A guid is an address unless it says that it is none (RSS 2.0).
    link: item.link ?? (item.guid?.isPermaLink === false ? undefined : absolute(item.guid?.value)),
    title: item.title,
    dates: [item.pubDate, ...(item.dc?.dates ?? [])],
    summary: item.description ?? item.content?.encoded,
    authors: item.dc?.creators ?? (item.authors ?? []).map(({ name }) => name),
  }))
}

function absolute(text: string | undefined): string | undefined {
  return text && /^https?:/i.test(text) ? text : undefined
}

function alternate(links: { href?: string; rel?: string; type?: string }[] = []): string | undefined {
  const pages = links.filter(({ rel }) => !rel || rel === 'alternate')
  return (pages.find(({ type }) => !type || type.includes('html')) ?? pages[0])?.href
}

const periods = new Map([
  ['hourly', 3600],
  ['daily', 86_400],
  ['weekly', 604_800],
])

/** The seconds of RSS 1.0's syndication module: a period, and how often within it. */
function period(sy: { updatePeriod?: string; updateFrequency?: number } | undefined): number | null {
  const seconds = periods.get(sy?.updatePeriod?.trim().toLowerCase() ?? '')
  const often = sy?.updateFrequency ?? 1
  return seconds && often > 0 ? Math.round(seconds / often) : null
}

function webAddress(text: string | undefined, base: string): string | null {
  const trimmed = text?.trim()
  if (!trimmed || trimmed.length > 2000 || !URL.canParse(trimmed, base)) return null
  const url = new URL(trimmed, base)
  const web = /^https?:$/.test(url.protocol) && !url.username && !url.password && url.href.length <= 2000
  return web ? url.href : null
}
