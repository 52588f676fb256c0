/** Why a request is refused, in words; `withdrawn`: on which day (yyyy-mm-dd, UTC) and why what was there was taken back. */
export type Refused = { detail: string; withdrawn?: { on: string; reason: string } }

/** The header by which a route tells the server in front why it refuses (`Refused` as encoded JSON); it is not sent. */
export const refusedHeader = 'x-onrecord-refused'

/**
 * How a refusal is told at an address, by its path: as JSON where JSON was asked for, as a line of text where another
 * file was, else as a page. /oembed and timemaps are for programs alone.
 */
export function toldAs(url: string): 'json' | 'text' | 'page' {
  const [path = '', query = ''] = url.split('?')
  if (path === '/oembed') return new URLSearchParams(query).get('format') === 'xml' ? 'text' : 'json'
  // A channel is called as it likes.
  if (/^\/channels\/[^/]+$/.test(path)) return 'page'
  if (path.endsWith('/timemap')) return 'text'
  const ending = /\.([a-z0-9]{1,12})$/i.exec(path)?.[1]?.toLowerCase()
  if (!ending || /^html?$/.test(ending)) return 'page'
  return /json|^csl$/.test(ending) ? 'json' : 'text'
}
