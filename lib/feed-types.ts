import { instance } from './instance'

/** A page's feeds as its head names them, where feeds are offered: `at` is their address without the ending. */
export function feedTypes(at: string): Record<string, string> {
  if (!instance().feeds) return {}
  return { 'application/atom+xml': `${at}.xml`, 'application/feed+json': `${at}.json` }
}
