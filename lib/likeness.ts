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

/** Whether wordings differ by no more than one letter in a word, in words of five letters or more without figures. */
export function misspelt(one: readonly string[], other: readonly string[]): boolean {
  return (
    one.length === other.length &&
    one.every((word, at) => {
      const also = other[at]!
      if (word === also) return true
      if (word.length < 5 || /\p{N}/u.test(word + also)) return false
      return Math.max(errorsOf(word, also), errorsOf(also, word)) <= 1
    })
  )
}

/** The place in a piece of a text that is most like a wording, with at most a quarter of its letters changed. */
export function spelledAlike(text: string, within: Piece, exact: string): (Piece & { quote: number }) | null {
  const { text: part, at } = plain(text.slice(within.start, within.end))
  const wanted = plain(exact).text
  if (wanted.length < 4 || wanted.length > 64) return null
  const [match] = search(part, wanted, Math.floor(wanted.length / 4)).sort(
    (one, other) => other.end - other.start - (one.end - one.start),
  )
  if (!match || match.start >= match.end) return null
  const [start, end] = [at[match.start]!, at[match.end - 1]! + 1]
  return { start: within.start + start, end: within.start + end, quote: 1 - match.errors / wanted.length }
}
