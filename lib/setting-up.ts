import { timingSafeEqual } from 'node:crypto'

type Asking = {
  /** The network address of the socket. */
  from: string | undefined
  headers: Record<string, string | string[] | undefined>
  /** Of the address that was asked for. */
  token: string | null
}

type Open = {
  /** The token that was printed at the start; null: none was. */
  printed: string | null
  /** Whether another server is known to stand in front (ONRECORD_URL). */
  behind: boolean
}

const loopback = /^(::1|127(\.\d{1,3}){3}|::ffff:127(\.\d{1,3}){3})$/
const local = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i
const forwarded = /^(forwarded|via|x-forwarded-.*|x-real-ip|x-client-ip|true-client-ip|cf-connecting-ip)$/i

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/**
 * Whether the first admin may be made by this request: it comes from the machine itself, by its own name (a page of
 * somebody else's may lead a browser here by another), or it brings the printed token.
 */
export function mayBeSetUp({ from, headers, token }: Asking, { printed, behind }: Open): boolean {
  if (printed && token && same(token, printed)) return true
  if (behind || !loopback.test(from ?? '') || !local.test(String(headers.host ?? ''))) return false
  return !Object.keys(headers).some((name) => forwarded.test(name))
}
