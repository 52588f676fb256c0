import { instance } from './instance'

/** A page's feeds as its head names them, where feeds are offered: `at` is their address without ending and query. */
export function feedTypes(at: string, query = ''): Record<string, string> {
  if (!instance().feeds) return {}
  const asked = query && `?${query}`
  return { 'application/atom+xml': `${at}.xml${asked}`, 'application/feed+json': `${at}.json${asked}` }
}
