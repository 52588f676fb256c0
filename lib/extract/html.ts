import { parsePage } from './document'
import { metadataOf, type Metadata } from './metadata'
import { readableText } from './readable'

/** An article as a page or a file gives it: what it says of itself, and its paragraphs parted by blank lines. */
export type Extracted = Metadata & { text: string }

/**
 * The article of a page. `url` is where the page was fetched: links are resolved against it and its host is named.
 * `publishedOn` is the day in the page's own zone; `publishedAt` and `modifiedAt` are ISO 8601 as printed. The text is
 * empty where the page has none.
 */
export function extractHtml(html: string, { url = null }: { url?: string | null } = {}): Extracted {
  const { metadata, data } = metadataOf(parsePage(html), url)
  return { ...metadata, text: readableText(html, metadata, data?.body ?? '', url) }
}
