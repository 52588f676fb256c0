import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Operation } from '@/lib/api/operation'
import type { Actor } from '@/lib/permissions'

/** A request of many lines counts as so many. */
const BULK = 10

// Next bundles a module several times; all count together.
const held = globalThis as { __writes?: RateLimiterMemory }

type Counted = { wait: number | null; headers: Record<string, string> }

/**
 * Counts a write of a token, beside the count of its client in front of Next: a token sends as many in a minute as a
 * client, from however many places. `wait`: the seconds to wait where it has sent too many, else null; `headers` tell
 * what is left, beside what is told of the client (draft-ietf-httpapi-ratelimit-headers).
 */
export async function slowed(actor: Actor, { body }: Operation): Promise<Counted> {
  if (actor.kind !== 'user') return { wait: null, headers: {} }
  const points = Number(process.env.ONRECORD_API_RATE ?? 600)
  held.__writes ??= new RateLimiterMemory({ points, duration: 60 })
  const tell = ({ remainingPoints, msBeforeNext }: RateLimiterRes, over: boolean): Counted => {
    const seconds = Math.ceil(msBeforeNext / 1000) || 1
    const headers = {
      'RateLimit-Policy': `"writes";q=${points};w=60`,
      RateLimit: `"writes";r=${Math.max(remainingPoints, 0)};t=${seconds}`,
    }
    return { wait: over ? seconds : null, headers }
  }
  try {
    return tell(await held.__writes.consume(actor.token ?? 0, body?.mostOfLine ? BULK : 1), false)
  } catch (slow) {
    if (slow instanceof RateLimiterRes) return tell(slow, true)
    throw slow
  }
}
