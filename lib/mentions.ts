/** A piece of a comment: plain words, or those that name a person. */
export type Piece = { text: string; user?: number }

const letter = /[\p{L}\p{N}]/u

const half = /\p{Cs}/u

/** The longest name of a user. */
const longestName = 100
/** So many an `@` of one comment is looked at; nobody means more. */
const mostAsked = 100

/** Where the names behind each `@` of a comment begin; an email address names nobody. */
function starts(body: string): number[] {
  const found: number[] = []
  for (let at = body.indexOf('@'); at >= 0 && found.length < mostAsked; at = body.indexOf('@', at + 1))
    if (at === 0 || !letter.test(body[at - 1]!)) found.push(at + 1)
  return found
}

/** All that may be a name behind an `@` of a comment, for the names to be looked up; each once. */
export function askedNames(body: string): string[] {
  const asked = new Set<string>()
  for (const start of starts(body))
    for (let end = start + 1; end <= Math.min(body.length, start + longestName); end += 1) {
      const name = body.slice(start, end)
      if (!letter.test(body.slice(end, end + 1)) && !half.test(name)) asked.add(name)
    }
  return [...asked]
}

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
  for (const start of starts(body)) {
    const at = start - 1
    const named = longest.find(({ name }) => {
      const end = start + name.length
      const same = body.slice(start, end).toLowerCase() === name.toLowerCase()
      return same && !letter.test(body.slice(end, end + 1))
    })
    if (!named || at < told) continue
    if (at > told) pieces.push({ text: body.slice(told, at) })
    told = start + named.name.length
    pieces.push({ text: body.slice(at, told), user: named.id })
  }
  return told < body.length ? [...pieces, { text: body.slice(told) }] : pieces
}

/** Whom a comment names, each once. */
export function mentioned(body: string, people: readonly { id: number; name: string }[]): number[] {
  return [...new Set(mentionPieces(body, people).flatMap(({ user }) => user ?? []))]
}
