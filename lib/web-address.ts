/** Parameters that only tell how a reader came, not which page is meant. */
const tracking =
  /^(utm_.*|at_.*|mc_.*|pk_.*|hsa_.*|_hs.*|fbclid|gclid|gclsrc|dclid|msclkid|yclid|igshid|igsh|twclid|ttclid|wbraid|gbraid|cmpid|cmp|campaign|ocid|ns_.*|ref|ref_src|ref_url|referrer|smid|smtyp|partner|xtor|wt_.*|share|shared|sharedid|amp|amp_.*|outputtype|src|source|sr_share|__twitter_impression|__source|guccounter|guce_.*|feature|s_kwcid|ito|ftag|srnd|sref)$/i

const MOST = 2000

/** The address without fragment, tracking parameters and sign-in; null for one that is not http(s) or too long. */
export function plainAddress(address: string): string | null {
  const url = read(address)
  if (!url) return null
  url.hash = ''
  for (const name of [...url.searchParams.keys()]) if (tracking.test(name)) url.searchParams.delete(name)
  const { href } = url
  return href.length <= MOST ? href : null
}

/**
 * What all spellings of one page's address share: no scheme, no `www.`, `m.` or `amp.` before the host, no AMP suffix,
 * no slash at the end, and the parameters that mean something in the order of their names. Null as for `plainAddress`.
 */
export function addressKey(address: string): string | null {
  const plain = plainAddress(address)
  const url = plain ? fromCache(read(plain)!) : null
  if (!url) return null
  const host = url.host.replace(/^(www\d?|m|mobile|amp)\.(?=.+\.)/, '')
  const path = url.pathname
    .replace(/\/{2,}/g, '/')
    .replace(/\/(amp|index)(\.(html?|php))?\/?$/i, '')
    .replace(/^\/amp(?=\/)/i, '')
    .replace(/\.amp(?=\.html?$|$)/i, '')
    .replace(/\/+$/, '')
  const query = [...url.searchParams].map((pair) => pair.map(encodeURIComponent).join('=')).sort()
  const key = `${host}${path}${query.length ? `?${query.join('&')}` : ''}`
  return key.length <= MOST ? key : null
}

/** Whether two addresses are of one site: of one host as `addressKey` has it, or one of a part of the other's. */
export function sameSite(one: string, other: string): boolean {
  const [first, second] = [siteOf(one), siteOf(other)]
  return Boolean(first && second) && (first === second || isPart(first!, second!) || isPart(second!, first!))
}

const siteOf = (address: string) => addressKey(address)?.split(/[/?]/)[0]
const isPart = (host: string, whole: string) => whole.includes('.') && host.endsWith(`.${whole}`)

/** Whether an address leads to the front page of its site. */
export function isFront(address: string): boolean {
  const key = addressKey(address)
  return key !== null && !/[/?]/.test(key)
}

/** The host of an address without `www.`, such as `averil-courier.example`; null where it is none. */
export function hostOf(address: string | null): string | null {
  return address ? (read(address)?.hostname.replace(/^www\./, '') ?? null) : null
}

function read(address: string): URL | null {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname) return null
  url.username = ''
  url.password = ''
  // A full stop at the end of a host changes nothing for who reads it.
  url.hostname = url.hostname.replace(/\.$/, '')
  return url
}

/** AMP caches name the page in their own path: `https://cdn.example/c/s/averil.example/story`. */
function fromCache(url: URL): URL {
  const [, secure, rest] = /^\/(?:[a-z]\/)+?(s\/)?([^/]+\.[^/]+\/.*)$/.exec(url.pathname) ?? []
  if (!rest || !/(^|\.)(cdn\.ampproject\.org|ampproject\.net|bing-amp\.com)$/.test(url.hostname)) return url
  return read(`http${secure ? 's' : ''}://${rest}${url.search}`) ?? url
}
