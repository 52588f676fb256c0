import { lookup } from 'node:dns/promises'
import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import { hostAndPort } from '../lib/fetch-allow'
import {
  acceptHeader,
  readContentType,
  refusalOfMediaType,
  sniffedMediaType,
  type Wanted,
} from '../lib/media-type'
import { isPublicAddress } from '../lib/public-address'
import { readRetryAfter } from '../lib/retry-after'
import { Refusal, refusalOfError, refusalOfStatus, type RefusalKind } from '../lib/refusal'
import { version } from '../package.json'
import { readBody } from './body'
import { checkRobots } from './robots'

// The one file that opens strangers' addresses.

/** Time for all of it: names, robots.txt, redirects, headers and body, in milliseconds. */
const TIME = 20_000
/** Largest page, in bytes, unpacked. */
const LARGEST = 10_000_000
/** What is read of a robots.txt, in bytes (RFC 9309, 2.5 asks for 500 KiB). */
const LARGEST_ROBOTS = 512_000
const REDIRECTS = 3
const HEADERS = 16_384

export type OpenOptions = {
  /** Hosts with their ports (`lib/fetch-allow.ts`) that may be private and use any port. */
  allow: ReadonlySet<string>
  /** The public origin of this instance, named in the user agent. */
  origin?: string | null
  /** What an earlier answer said; where nothing is new since, the answer is {@link NotModified}. */
  etag?: string | null
  lastModified?: string | null
  /** A `page` unless said. */
  wanted?: Wanted
  /** Whether robots.txt is asked first, at each host that the address leads to. */
  robots?: boolean
  /** Ends the opening: the promise is rejected with the signal's reason. */
  signal?: AbortSignal
  /** Milliseconds for all of it; 20,000. */
  ms?: number
}

/** Where the address led. */
type Way = {
  /** The address that answered, without a fragment. */
  address: string
  /** The addresses on the way to it, the first one included; empty without a redirect. */
  redirects: string[]
  /** The address that answered, where every redirect to it is for good (301, 308); else null. */
  permanent: string | null
  /** Names in lower case; together at most 16 KB. */
  headers: Record<string, string>
}

export type Opened = Way & {
  status: number
  /** In lower case, as declared, or where that is not said as its first bytes show. */
  mediaType: string
  /** As declared in the header, in lower case; it may be wrong. */
  charset: string | null
  /** Unpacked, at most 10 MB. */
  bytes: Buffer
}

export type NotModified = Way & { notModified: true }

export type Refused = { refused: string; kind: RefusalKind; retryAfter: number | null }

/**
 * Opens an address of a stranger, and trusts nothing of it: http and https on ports 80 and 443 only, every name
 * looked up once and connected to as checked, at most three redirects (each checked like the first), 10 MB and 20 s.
 * What does not lead to a page is a {@link Refused} with the reason for an editor. Rejected only by `options.signal`.
 */
export async function open(address: string, options: OpenOptions): Promise<Opened | NotModified | Refused> {
  const ms = options.ms ?? TIME
  const ending = new AbortController()
  const end = () => ending.abort()
  const timer = setTimeout(end, ms)
  options.signal?.addEventListener('abort', end)
  try {
    options.signal?.throwIfAborted()
    return await follow(address, options, ending.signal)
  } catch (error) {
    options.signal?.throwIfAborted()
    if (ending.signal.aborted)
      return {
        refused: `The page did not end within ${ms / 1000} seconds.`,
        kind: 'too-slow',
        retryAfter: null,
      }
    const { message, kind, retryAfter } = refusalOfError(error, 'The server')
    return { refused: message, kind, retryAfter }
  } finally {
    clearTimeout(timer)
    options.signal?.removeEventListener('abort', end)
    // Whatever is left open of it.
    end()
  }
}

/** Follows the redirects to an answer; throws a Refusal. */
async function follow(
  first: string,
  options: OpenOptions,
  signal: AbortSignal,
): Promise<Opened | NotModified> {
  const redirects: string[] = []
  let forGood = true
  let url = readAddress(first)
  for (;;) {
    if (options.robots) await checkRobots(url, (robots) => readRobots(robots, options, signal))
    const host = url.hostname
    const refuse = (error: unknown): never => {
      throw refusalOfError(error, host)
    }
    const response = await ask(url, options, signal).catch(refuse)
    const status = response.statusCode ?? 0
    const location = response.headers.location
    if (![301, 302, 303, 307, 308].includes(status) || location === undefined) {
      const address = url.href
      const permanent = forGood && redirects.length > 0 ? address : null
      const way = { address, redirects, permanent, headers: flat(response.headers) }
      return receive(response, way, options, signal).catch(refuse)
    }
    response.destroy()
    if (redirects.length === REDIRECTS)
      throw new Refusal('refused', 'The page redirects more than three times.')
    redirects.push(url.href)
    forGood &&= status === 301 || status === 308
    // Node reads headers as Latin-1, and addresses that are not ASCII are sent as UTF-8.
    url = readAddress(Buffer.from(location, 'latin1').toString(), url)
  }
}

async function receive(
  response: http.IncomingMessage,
  way: Way,
  options: OpenOptions,
  signal: AbortSignal,
): Promise<Opened | NotModified> {
  const { etag, lastModified, wanted = 'page' } = options
  const status = response.statusCode ?? 0
  try {
    if (status === 304 && (etag || lastModified)) return { ...way, notModified: true }
    if (status === 204 || status === 205) throw new Refusal('not-a-page', 'The page is empty.')
    if (status !== 200 && status !== 203)
      throw refusalOfStatus(status, readRetryAfter(way.headers['retry-after'], new Date()))
    const type = readContentType(way.headers['content-type'])
    const other = refusalOfMediaType(type.mediaType, wanted)
    if (other) throw new Refusal('not-a-page', other)
    const robots = wanted === 'robots'
    const bytes = await readBody(response, { limit: robots ? LARGEST_ROBOTS : LARGEST, cut: robots, signal })
    if (bytes.length === 0 && !robots) throw new Refusal('not-a-page', 'The page is empty.')
    const mediaType = type.mediaType ?? sniffedMediaType(bytes)
    if (!mediaType)
      throw new Refusal('not-a-page', `The address holds a file of no known type, no ${wanted}.`)
    return { ...way, status, mediaType, charset: type.charset, bytes }
  } finally {
    response.destroy()
  }
}

async function readRobots(address: string, options: OpenOptions, signal: AbortSignal): Promise<string> {
  const { allow, origin } = options
  const answer = await follow(address, { allow, origin, wanted: 'robots' }, signal)
  return 'bytes' in answer ? answer.bytes.toString() : ''
}

/** The address, absolute and without a fragment; throws a Refusal where it is none that is opened. */
function readAddress(text: string, base?: URL): URL {
  const url = URL.canParse(text, base) ? new URL(text, base) : null
  if (!url) throw new Refusal('not-opened', 'This is no address.')
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new Refusal('not-opened', 'Only http and https are opened.')
  if (url.username || url.password)
    throw new Refusal('not-opened', 'An address with a name or password in it is not opened.')
  if (url.href.length > 2000) throw new Refusal('not-opened', 'The address is longer than 2000 characters.')
  url.hash = ''
  return url
}

/** The addresses of a host, all of them checked; throws a Refusal. */
async function addressesOf(
  url: URL,
  allow: ReadonlySet<string>,
): Promise<{ address: string; family: number }[]> {
  const allowed = allow.has(hostAndPort(url))
  // `new URL` has brought every other spelling of an IPv4 address into this one, and drops a usual port.
  if (!allowed && !['', '80', '443'].includes(url.port))
    throw new Refusal('not-opened', `Port ${url.port} is not opened.`)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  // This machine by definition (RFC 6761, 6.3), whatever its resolver says.
  const local = /(^|\.)localhost\.?$/.test(host)
  if (local && !allowed) throw inside()
  const addresses = family ? [{ address: host, family }] : await lookup(host, { all: true })
  if (!allowed && !addresses.every(({ address }) => isPublicAddress(address))) throw inside()
  return addresses
}

const inside = () => new Refusal('private', 'This address leads into a private network.')

/** Asks one address, and gives the answer once its headers are there. */
async function ask(url: URL, options: OpenOptions, signal: AbortSignal): Promise<http.IncomingMessage> {
  const addresses = await within(signal, addressesOf(url, options.allow))
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      agent: false,
      signal,
      maxHeaderSize: HEADERS,
      headers: headersOf(options),
      // The name is not looked up again: a second answer could be another one.
      lookup: (_host, { all }, done) =>
        all ? done(null, addresses) : done(null, addresses[0]!.address, addresses[0]!.family),
    })
    request.on('error', reject)
    // It may end without an answer and without an error, as where it changes to another protocol.
    request.on('close', () => reject(new Refusal('unreachable', 'The server does not answer in HTTP.')))
    request.on('response', (response) => {
      response.on('error', () => {})
      resolve(response)
    })
    request.end()
  })
}

function headersOf({ origin, etag, lastModified, wanted = 'page' }: OpenOptions): Record<string, string> {
  const about = origin ? ` (+${origin}/about)` : ''
  const headers: Record<string, string> = {
    'user-agent': `Onrecord/${version}${about}`,
    accept: acceptHeader[wanted],
    'accept-encoding': 'gzip, br',
  }
  if (etag) headers['if-none-match'] = etag
  if (lastModified) headers['if-modified-since'] = lastModified
  return headers
}

function flat(headers: http.IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}

/** A look-up cannot be ended, only left. */
function within<Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    work.then(resolve, reject)
  })
}
