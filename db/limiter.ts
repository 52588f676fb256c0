import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible'
import { db } from './connection'
import { rateLimits } from './schema-users'

/** Counts tries in the database, so that all processes count together: `points` within `duration` seconds. */
export const limiter = (keyPrefix: string, points: number, duration: number) =>
  new RateLimiterDrizzle({ storeClient: db(), schema: rateLimits, keyPrefix, points, duration })

/** How long to wait, in seconds, where a limiter refused; any other failure is thrown on. */
export function secondsToWait(slowed: unknown): number {
  if (slowed instanceof RateLimiterRes) return Math.ceil(slowed.msBeforeNext / 1000)
  throw slowed
}
