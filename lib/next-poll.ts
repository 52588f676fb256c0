const MINUTE = 60
const HOUR = 60 * MINUTE
const USUAL = 30 * MINUTE
const SHORTEST = 15 * MINUTE
const LONGEST = 24 * HOUR

/**
 * When a feed is read next: after half an hour, or what it asks for itself; a fifth later for each time that nothing
 * was new, up to six hours; twice as late for each failure in a row. Never before a quarter of an hour, nor after a
 * day. `interval` (the feed's own) and `retryAfter` (the server's) are in seconds.
 */
export function nextPoll(
  feed: { failures: number; unchanged: number; interval?: number | null; retryAfter?: number | null },
  now: Date,
): Date {
  const base = clamp(feed.interval ?? USUAL, SHORTEST, LONGEST)
  const quiet = clamp(base * 1.2 ** feed.unchanged, base, Math.max(base, 6 * HOUR))
  const wait = feed.failures > 0 ? base * 2 ** feed.failures : quiet
  const seconds = clamp(Math.max(wait, feed.retryAfter ?? 0), SHORTEST, LONGEST)
  return new Date(now.getTime() + Math.round(seconds) * 1000)
}

function clamp(seconds: number, least: number, most: number): number {
  return Math.min(Math.max(seconds, least), most)
}
