import { LRUCache } from 'lru-cache'
import { Refusal } from '../lib/refusal'
import { crawlDelay, mayRead, ownRules } from '../lib/robots'
import { usualPause } from '../lib/turns'

/** The rules of each origin, for an hour; together at most 8 million characters. */
const known = new LRUCache<string, string>({
  maxSize: 8_000_000,
  sizeCalculation: (rules) => rules.length + 100,
  ttl: 60 * 60 * 1000,
})

/**
 * Throws a Refusal where the robots.txt of an address's host does not let it be read (RFC 9309): a file that is not
 * there allows everything, one that cannot be read for now allows nothing. `read` opens an address and gives its
 * text, or throws a Refusal.
 */
export async function checkRobots(url: URL, read: (address: string) => Promise<string>): Promise<void> {
  let rules = known.get(url.origin)
  if (rules === undefined) {
    rules = ownRules(await read(`${url.origin}/robots.txt`).catch(withoutRules))
    known.set(url.origin, rules)
  }
  if (!mayRead(rules, url.href))
    throw new Refusal('refused', 'The robots.txt of the site does not let programs read this address.')
}

/** The seconds to leave between two requests to an address's host, as its robots.txt asked when last read; or null. */
export function delayAt(address: string): number | null {
  const rules = known.get(new URL(address).origin)
  return rules === undefined ? null : crawlDelay(rules)
}

/** Between two pages of a host that come by themselves, in seconds; a site that asks for more has no more than this. */
const LONGEST = 60

/** The seconds to leave between two pages of an address's host, when nobody waits for them. */
export function pauseAt(address: string): number {
  return Math.min(Math.max(delayAt(address) ?? 0, usualPause(address)), LONGEST)
}

function withoutRules(error: unknown): string {
  if (!(error instanceof Refusal)) throw error
  const { kind, message, retryAfter } = error
  if (['missing', 'gone', 'refused', 'not-a-page'].includes(kind)) return ''
  throw new Refusal(kind, message.replace(/^The page/, 'The robots.txt of the site'), retryAfter)
}
