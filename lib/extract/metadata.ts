import { bylineOf } from './byline'
import { lineOf } from './document'
import { articleData, type ArticleData } from './json-ld'
import { languageOf } from './language'
import { firstTag, metaTags } from './meta-tags'
import { momentsOf } from './published'
import { titleOf } from './title'

/** What a page says about its article; null where it does not say. */
export type Metadata = {
  title: string | null
  byline: string | null
  publisher: string | null
  host: string | null
  publishedOn: string | null
  publishedAt: string | null
  modifiedAt: string | null
  language: string | null
  canonical: string | null
  description: string | null
}

/** Reads JSON-LD first, then meta tags, then the markup of the page. `url` is where the page was fetched. */
export function metadataOf(
  document: Document,
  url: string | null,
): { metadata: Metadata; data: ArticleData | null } {
  const tags = metaTags(document)
  const data = articleData(document)
  const base = address(document.querySelector('base[href]')?.getAttribute('href'), url) ?? url
  const canonical =
    [
      document.querySelector('link[rel~="canonical"]')?.getAttribute('href'),
      firstTag(tags, 'og:url'),
      data?.url,
    ]
      .map((one) => address(one, base))
      .find(Boolean) ?? null
  const from = url ?? canonical
  const host = from && URL.canParse(from) ? new URL(from).hostname.replace(/^www\./, '') : null
  const language = languageOf(document, tags, data)
  const site = firstTag(
    tags,
    'og:site_name',
    'application-name',
    'dc.publisher',
    'publisher',
    'apple-mobile-web-app-title',
  )
  const publisher = data?.publisher || (/^https?:/.test(site) ? '' : site) || host
  const sites = [data?.publisher, site, host, host?.split('.').at(-2)].filter((one): one is string =>
    Boolean(one),
  )
  const { published, modified } = momentsOf({ document, tags, data, language })
  const metadata = {
    title: titleOf(document, tags, data, sites),
    byline: bylineOf(document, tags, data),
    publisher: publisher ? publisher.slice(0, 200) : null,
    host,
    publishedOn: published?.day ?? null,
    publishedAt: published?.at ?? null,
    modifiedAt: modified?.at ?? null,
    language,
    canonical,
    description: firstTag(tags, 'og:description', 'description', 'twitter:description') || null,
  }
  return { metadata, data }
}

/** An absolute http or https address without credentials, of at most 2000 characters; null for anything else. */
function address(words: string | null | undefined, base: string | null): string | null {
  const plain = lineOf(words)
  if (!plain) return null
  try {
    const url = base ? new URL(plain, base) : new URL(plain)
    const fits = /^https?:$/.test(url.protocol) && !url.username && !url.password && url.href.length <= 2000
    return fits ? url.href : null
  } catch {
    return null
  }
}
