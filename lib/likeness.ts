import search from 'approx-string-match'
import { plain } from './glyphs'
import type { Selector } from './record'
import type { Piece } from './spans'

/** What each part of a selector counts for, as the Hypothesis client weighs it. */
const weights = { quote: 50, prefix: 20, suffix: 20, position: 2 }
const total = weights.quote + weights.prefix + weights.suffix + weights.position
/** Units up to which wordings are compared unit for unit; longer ones are compared by their words alone. */
const maxCompared = 2000

/**
 * From 0 to 1, how well a place in a text agrees with a selector made in another: the quote (given, 0 to 1),
 * the context before and after it, and the position.
 */
export function score(text: string, selector: Selector, { start, end }: Piece, quote: number): number {
  const before = text.slice(Math.max(0, start - selector.prefix.length), start)
  const after = text.slice(end, end + selector.suffix.length)
  return (
    (weights.quote * quote +
      weights.prefix * likeness(before, selector.prefix) +
      weights.suffix * likeness(after, selector.suffix) +
      weights.position * Math.max(0, 1 - Math.abs(start - selector.start) / Math.max(1, text.length))) /
    total
  )
}

/** From 0 (nothing alike) to 1 (the same but for glyphs); no words to compare with count as the same. */
export function likeness(found: string, wanted: string): number {
  const [one, other] = [plain(found).text, plain(wanted).text]
  if (!other || one === other) return 1
  const match = search(one, other, other.length)[0]
  return match ? 1 - match.errors / other.length : 0
}

/** How much of a wording is kept, 0 to 1, by insertions, deletions and substitutions; null where it is too long. */
export function kept(exact: string, found: string): number | null {
  const [one, other] = [plain(exact).text, plain(found).text]
  if (one.length > maxCompared || other.length > maxCompared) return null
  // The search lets the ends of one go free, so both ways are asked.
  const errors = Math.max(errorsOf(one, other), errorsOf(other, one))
  return Math.max(0, 1 - errors / Math.max(1, one.length))
}

function errorsOf(text: string, pattern: string): number {
  return search(text, pattern, pattern.length)[0]?.errors ?? pattern.length
}

/** One letter of words of five or more: what a proof-reader changes. */
export const misprint = (length: number) => (length >= 5 ? 1 : 0)
/** Up to three letters, a third of a word: other spellings of a name. */
export const respelling = (length: number) => Math.min(3, Math.floor(length / 3))

/** Whether wordings differ only by so many letters in a word (given its length), and in no figure. */
export function spelt(
  one: readonly string[],
  other: readonly string[],
  letters: (length: number) => number,
): boolean {
  return (
    one.length === other.length &&
    one.every((word, at) => {
      const also = other[at]!
      if (word === also) return true
      const allowed = letters(word.length)
      if (!allowed || /\p{N}/u.test(word + also)) return false
      return Math.max(errorsOf(word, also), errorsOf(also, word)) <= allowed
    })
  )
}

/** The place in a piece of a text that is most like a wording of 4 to 64 units, with at most a quarter changed. */
export function spelledAlike(text: string, within: Piece, exact: string): Piece | null {
  const { text: part, at } = plain(text.slice(within.start, within.end))
  const wanted = plain(exact).text
  if (wanted.length < 4 || wanted.length > 64) return null
  const [match] = search(part, wanted, Math.floor(wanted.length / 4))
  if (!match || match.start >= match.end) return null
  return { start: within.start + at[match.start]!, end: within.start + at[match.end - 1]! + 1 }
}
