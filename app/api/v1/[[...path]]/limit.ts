import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Operation } from '@/lib/api/operation'
import type { Actor } from '@/lib/permissions'

/** A request of many lines counts as so many. */
const BULK = 10

// Next bundles a module several times; all count together.
const held = globalThis as { __writes?: RateLimiterMemory }

/**
 * Counts a write of a token, beside the count of its client in front of Next: a token sends as many in a minute as a
 * client, from however many places. The seconds to wait where it has sent too many, else null.
 */
export async function slowed(actor: Actor, { body }: Operation): Promise<number | null> {
  if (actor.kind !== 'user') return null
  const points = Number(process.env.ONRECORD_API_RATE ?? 600)
  held.__writes ??= new RateLimiterMemory({ points, duration: 60 })
  try {
    await held.__writes.consume(actor.token ?? 0, body?.mostOfLine ? BULK : 1)
    return null
  } catch (slow) {
    if (slow instanceof RateLimiterRes) return Math.ceil(slow.msBeforeNext / 1000) || 1
    throw slow
  }
}
