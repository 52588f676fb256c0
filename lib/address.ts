/** The readable part of an address: lower case ASCII words, at most 80 characters, cut at a word; may be ''. */
export function slug(words: string): string {
  const plain = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return plain.length <= 80
    ? plain
    : plain
        .slice(0, 81)
        .replace(/-[^-]*$/, '')
        .slice(0, 80)
}

/** `1234-the-world-received-a-signal`: the number first, so that a renamed row keeps its address. */
export function address(id: number, words: string): string {
  const readable = slug(words)
  return readable ? `${id}-${readable}` : String(id)
}

/** The number at the head of an address, or null where there is none that Postgres' integer can hold. */
export function numberOf(part: string): number | null {
  const digits = /^([1-9][0-9]{0,9})(?:-|$)/.exec(part)?.[1]
  const id = digits ? Number(digits) : 0
  return id > 0 && id <= 2147483647 ? id : null
}
