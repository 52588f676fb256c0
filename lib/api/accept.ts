import Negotiator from 'negotiator'

/**
 * Which of these media types an Accept header wants most (RFC 9110, 12.5.1), the first where it does not matter; null
 * where it wants none of them. Parameters other than weights are not asked.
 */
export function accepted(header: string | null, types: string[]): string | null {
  // An empty one says as little as none.
  if (!header?.trim()) return types[0] ?? null
  // A profile narrows a type that is one here.
  const plain = header.slice(0, 2000).replace(/;\s*(?!q\s*=)[\w-]+\s*=\s*("[^"]*"|[^,;\s]*)/gi, '')
  return new Negotiator({ headers: { accept: plain } }).mediaTypes(types)[0] ?? null
}
