/**
 * Why an address was not opened, for programs. `not-opened`: not http(s), another port, a sign-in in the address;
 * `private`: it leads into a private network; `missing` and `gone`: 404 and 410; `refused`: another answer without
 * a page, robots.txt, too many redirects; `unreachable`: no answer, a broken one, or 5xx; `busy`: 429 or 503;
 * `not-a-page`: a picture and the like, or nothing.
 */
export type RefusalKind =
  | 'not-opened'
  | 'private'
  | 'missing'
  | 'gone'
  | 'refused'
  | 'unreachable'
  | 'busy'
  | 'too-large'
  | 'too-slow'
  | 'not-a-page'

/** An address that is not opened; the message says why in words for an editor. */
export class Refusal extends Error {
  constructor(
    readonly kind: RefusalKind,
    message: string,
    /** Seconds that the server asks to wait; null where it does not say. */
    readonly retryAfter: number | null = null,
  ) {
    super(message)
  }
}

/** Whether the same address may be opened at a later try. */
export function mayPass(kind: RefusalKind): boolean {
  return kind === 'unreachable' || kind === 'busy' || kind === 'too-slow'
}

const answers: Record<number, [RefusalKind, string]> = {
  401: ['refused', 'it asks for a sign-in'],
  402: ['refused', 'it asks for a payment'],
  403: ['refused', 'it may not be read'],
  404: ['missing', 'it is not there'],
  410: ['gone', 'it is gone'],
  429: ['busy', 'it is asked too often'],
  451: ['refused', 'it is withheld for legal reasons'],
  503: ['busy', 'it is busy'],
}

/** What an HTTP status (RFC 9110) without a page says. `retryAfter` in seconds. */
export function refusalOfStatus(status: number, retryAfter: number | null): Refusal {
  const [kind, words] = answers[status] ?? [status >= 500 ? 'unreachable' : 'refused', null]
  return new Refusal(kind, `The page answers ${status}${words ? `: ${words}` : ''}.`, retryAfter)
}

const certificates = new Map([
  ['CERT_HAS_EXPIRED', 'it has expired'],
  ['CERT_NOT_YET_VALID', 'it is not valid yet'],
  ['CERT_REVOKED', 'it was revoked'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'it is signed by itself'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'nobody known has signed it'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'nobody known has signed it'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'nobody known has signed it'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'nobody known has signed it'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'it is that of another host'],
])

/** What an error of Node's resolver, sockets, TLS, HTTP parser or zlib says, by its code. */
export function refusalOfError(error: unknown, host: string): Refusal {
  if (error instanceof Refusal) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const unreachable = (words: string) => new Refusal('unreachable', words)
  if (code === 'ENOTFOUND' || code === 'ENODATA') return unreachable(`The name ${host} is not known.`)
  if (code === 'EAI_AGAIN') return unreachable(`The name ${host} cannot be looked up for now.`)
  if (code === 'ECONNREFUSED') return unreachable('The connection was refused.')
  if (
    /^(ECONNRESET|ECONNABORTED|EPIPE|ERR_STREAM_PREMATURE_CLOSE|Z_BUF_ERROR|HPE_INVALID_EOF_STATE)$/.test(
      code,
    )
  )
    return unreachable('The connection broke off before the page ended.')
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Refusal('too-large', 'The head of the page is larger than 16 KB.')
  if (code.startsWith('HPE_')) return unreachable('The server does not answer in HTTP.')
  if (/^(Z_|ERR__)/.test(code)) return unreachable('The page is packed in a way that cannot be read.')
  const fault = certificates.get(code)
  if (fault) return unreachable(`Its certificate is not valid: ${fault}.`)
  if (/CERT|CRL/.test(code)) return unreachable('Its certificate is not valid.')
  if (/^(EPROTO$|ERR_SSL_|ERR_TLS_)/.test(code)) return unreachable('A secure connection cannot be made.')
  return unreachable(`${host} cannot be reached.`)
}
