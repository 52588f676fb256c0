/** A piece of a comment: plain words, or those that name a person. */
export type Piece = { text: string; user?: number }

const letter = /[\p{L}\p{N}]/u

/**
 * A comment in pieces, each `@name` of one of these people told apart, whatever the case. Of several names that fit
 * the longest counts, so that "@Ana Maria" is no mention of Ana.
 */
export function mentionPieces(body: string, people: readonly { id: number; name: string }[]): Piece[] {
  const longest = people
    .filter(({ name }) => name.trim())
    .toSorted((one, other) => other.name.length - one.name.length)
  const pieces: Piece[] = []
  let told = 0
  for (let at = body.indexOf('@'); at >= 0; at = body.indexOf('@', at + 1)) {
    // An email address names nobody.
    if (at > 0 && letter.test(body[at - 1]!)) continue
    const named = longest.find(({ name }) => {
      const end = at + 1 + name.length
      const same = body.slice(at + 1, end).toLowerCase() === name.toLowerCase()
      return same && !letter.test(body.slice(end, end + 1))
    })
    if (!named || at < told) continue
    if (at > told) pieces.push({ text: body.slice(told, at) })
    told = at + 1 + named.name.length
    pieces.push({ text: body.slice(at, told), user: named.id })
  }
  return told < body.length ? [...pieces, { text: body.slice(told) }] : pieces
}

/** Whom a comment names, each once. */
export function mentioned(body: string, people: readonly { id: number; name: string }[]): number[] {
  return [...new Set(mentionPieces(body, people).flatMap(({ user }) => user ?? []))]
}
