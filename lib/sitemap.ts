/** What a sitemap lists, each in files of its own. */
export const sitemapKinds = [
  'claims',
  'sources',
  'articles',
  'topics',
  'publishers',
  'channels',
  'days',
] as const
export type SitemapKind = (typeof sitemapKinds)[number]
/** One page in a sitemap: its path, and the moment of its last change (ISO 8601) where that is known. */
export type SitemapEntry = { path: string; changed: string | null }
/** One file of a sitemap, as its address names it: `claims-1`; of days it is the year: `days-2023`. */
export type SitemapFile = { kind: SitemapKind; number: number }

/** A file holds at most so many addresses, as the protocol has it: rows whose numbers lie in one block. */
export const ROWS_IN_FILE = 50_000

/** The file that a name such as `claims-1` stands for; null where it stands for none. */
export function readSitemapFile(name: string): SitemapFile | null {
  const [, noun = '', digits = ''] = /^([a-z]+)-([1-9][0-9]{0,4})$/.exec(name) ?? []
  const kind = sitemapKinds.find((known) => known === noun)
  // No row has a greater number than Postgres' integer holds.
  return kind && Number(digits) <= Math.ceil(2147483647 / ROWS_IN_FILE)
    ? { kind, number: Number(digits) }
    : null
}

/** The file's pages as XML; `origin` is the public one, without a path. */
export function sitemapXml(entries: SitemapEntry[], origin: string): string {
  const urls = entries.map(({ path, changed }) => `<url>${located(path, origin)}${dated(changed)}</url>\n`)
  return `${head}<urlset xmlns="${schema}">\n${urls.join('')}</urlset>\n`
}

/** The index of these files as XML. */
export function sitemapIndexXml(files: SitemapFile[], origin: string): string {
  const listed = files.map(
    ({ kind, number }) => `<sitemap>${located(`/sitemaps/${kind}-${number}.xml`, origin)}</sitemap>\n`,
  )
  return `${head}<sitemapindex xmlns="${schema}">\n${listed.join('')}</sitemapindex>\n`
}

/** What programs may read: the readers' pages. The sitemap is named where the public origin is known. */
export function robotsText(origin: string | null): string {
  const closed = ['/desk', '/admin', '/login', '/api'].map((path) => `Disallow: ${path}\n`)
  const sitemap = origin ? `\nSitemap: ${new URL('/sitemap.xml', origin).href}\n` : ''
  return `User-agent: *\nAllow: /\n${closed.join('')}${sitemap}`
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n'
const schema = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const dated = (changed: string | null) => (changed ? `<lastmod>${changed}</lastmod>` : '')

function located(path: string, origin: string): string {
  const url = new URL(path, origin).href
  return `<loc>${url.replaceAll('&', '&amp;').replaceAll("'", '&apos;')}</loc>`
}
