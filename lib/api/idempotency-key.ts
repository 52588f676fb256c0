/** Characters of a key. */
export const MOST_KEY = 200

/**
 * The key of an Idempotency-Key header (draft-ietf-httpapi-idempotency-key-header): a string of RFC 9651 in quotes, or
 * the same without them, as most clients send it. Null where it is none.
 */
export function keyOf(header: string): string | null {
  const [, quoted, bare] = /^(?:"((?:[ !#-[\]-~]|\\["\\])+)"|([!#-+\--[\]-~]+))$/.exec(header.trim()) ?? []
  const key = quoted?.replace(/\\(.)/g, '$1') ?? bare
  return key && key.length <= MOST_KEY ? key : null
}
