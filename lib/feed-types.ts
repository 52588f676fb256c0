/** A page's feeds as its head names them: `at` is their address without the ending. */
export function feedTypes(at: string): Record<string, string> {
  return { 'application/atom+xml': `${at}.xml`, 'application/feed+json': `${at}.json` }
}
