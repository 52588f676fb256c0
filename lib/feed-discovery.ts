import { plainLine } from './plain-text'

export type FeedLink = { address: string; title: string | null }

const feeds = /^application\/(rss\+xml|atom\+xml|rdf\+xml|feed\+json|json)$/

/**
 * The feeds that a page names in its head (`<link rel="alternate" type="application/rss+xml" …>`), at most 20, each
 * once; `address` is that of the page. Only the first 500,000 characters are looked at, tag by tag: it needs no tree,
 * and no page can build a deep one.
 */
export function feedsIn(html: string, address: string): FeedLink[] {
  const head = html.slice(0, 500_000)
  const base = resolved(attributesOf(/<base\b[^<>]*>/i.exec(head)?.[0] ?? '').href, address) ?? address
  const found = new Map<string, FeedLink>()
  for (const [tag] of head.matchAll(/<link\b[^<>]*>/gi)) {
    const { rel, type, href, title } = attributesOf(tag)
    if (!rel?.toLowerCase().split(/\s+/).includes('alternate')) continue
    if (!feeds.test(type?.split(';', 1)[0]?.trim().toLowerCase() ?? '')) continue
    const feed = resolved(href, base)
    if (feed && !found.has(feed)) found.set(feed, { address: feed, title: plainLine(title, 200) })
    if (found.size === 20) break
  }
  return [...found.values()]
}

function attributesOf(tag: string): Record<string, string | undefined> {
  const attributes: Record<string, string | undefined> = {}
  for (const [, name, double, single, bare] of tag
    .slice(0, 4000)
    .matchAll(/\s([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi))
    attributes[name!.toLowerCase()] ??= double ?? single ?? bare
  return attributes
}

function resolved(href: string | undefined, base: string): string | null {
  const text = href?.replaceAll('&amp;', '&').trim()
  if (!text || text.length > 2000 || !URL.canParse(text, base)) return null
  const url = new URL(text, base)
  return /^https?:$/.test(url.protocol) ? url.href : null
}
