/** What an address is opened for. */
export type Wanted = 'page' | 'feed' | 'robots'

const text = ['text/html', 'application/xhtml+xml', 'text/plain']
const taken: Record<Wanted, RegExp> = {
  page: /^(text\/(html|plain|markdown|x-markdown)|application\/(xhtml\+xml|pdf|x-pdf))$/,
  // A home page may name its feed; and many feeds come as plain text or as some kind of XML.
  feed: /^(text\/(html|plain|xml|json)|application\/(xhtml\+xml|xml|rss\+xml|atom\+xml|rdf\+xml|json|feed\+json))$/,
  robots: /^text\//,
}

/** The `Accept` header of a request. */
export const acceptHeader: Record<Wanted, string> = {
  page: `${text.join(', ')}, text/markdown, application/pdf;q=0.9, */*;q=0.1`,
  feed: `application/rss+xml, application/atom+xml, application/feed+json, application/xml, text/xml, ${text.join(';q=0.8, ')};q=0.8`,
  robots: 'text/plain, */*;q=0.1',
}

/** The media type and charset of a `Content-Type` header (RFC 9110, 8.3), in lower case; null where not said. */
export function readContentType(header: string | undefined): {
  mediaType: string | null
  charset: string | null
} {
  const [type = '', ...parameters] = (header ?? '').slice(0, 500).toLowerCase().split(';')
  const mediaType = /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/.exec(type.trim())?.[0] ?? null
  const charset = parameters
    .map((parameter) => /^\s*charset\s*=\s*["']?([^\s"']+)["']?\s*$/.exec(parameter)?.[1])
    .find((name) => name !== undefined)
  return { mediaType, charset: charset ?? null }
}

/** Why a media type is not what is wanted, for an editor; null where it is, or where no type is said. */
export function refusalOfMediaType(mediaType: string | null, wanted: Wanted): string | null {
  if (!mediaType || taken[wanted].test(mediaType)) return null
  return `The address holds ${holding(mediaType)}, no ${wanted === 'robots' ? 'robots.txt' : wanted}.`
}

/**
 * The media type of a body that comes without one, by its first bytes: a PDF file, markup (`text/html`) or text; null
 * for anything else.
 */
export function sniffedMediaType(bytes: Uint8Array): string | null {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 1000))
  if (head.startsWith('%PDF-')) return 'application/pdf'
  // UTF-16 is full of zeros, and begins with a mark.
  if (!/^(ÿþ|þÿ)/.test(head) && /[\0-\x08\x0e-\x1a]/.test(head)) return null
  return /^(ï»¿)?\s*</.test(head) ? 'text/html' : 'text/plain'
}

function holding(mediaType: string): string {
  if (mediaType.startsWith('image/')) return 'a picture'
  if (mediaType.startsWith('audio/')) return 'a recording'
  if (mediaType.startsWith('video/')) return 'a film'
  if (mediaType === 'application/pdf') return 'a PDF file'
  if (/^application\/(rss|atom|rdf|feed)\+/.test(mediaType)) return 'a feed'
  if (/zip|tar|compressed|rar/.test(mediaType)) return 'an archive'
  if (/[/+](xml|json)$/.test(mediaType)) return 'data'
  return `a file of the type ${mediaType}`
}
