const DAY = 24 * 60 * 60

/**
 * The seconds that a `Retry-After` header asks to wait (RFC 9110, 10.2.3: seconds or a date), at most a day; null
 * where it says nothing that can be read.
 */
export function readRetryAfter(header: string | undefined, now: Date): number | null {
  const text = header?.trim() ?? ''
  if (/^[0-9]{1,10}$/.test(text)) return Math.min(Number(text), DAY)
  if (!/^[A-Z][a-z]{2,8},? /.test(text)) return null
  const seconds = Math.ceil((Date.parse(text) - now.getTime()) / 1000)
  return Number.isNaN(seconds) ? null : Math.min(Math.max(seconds, 0), DAY)
}
