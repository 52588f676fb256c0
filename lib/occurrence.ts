import type { Comparison, IndexedText } from './comparison'
import { plain } from './glyphs'
import type { Piece } from './spans'
import { claims, gapOf, inOrder, surroundings } from './surroundings'
import { wordsIn } from './word-index'

/** How many places with the same words are looked at; the nearest to where they should stand, if there are more. */
const maxListed = 20_000
const maxCompared = 60

/**
 * Where the words of a piece of the earlier text stand unchanged in the later one: the same occurrence, not
 * another of the same words. Null where that one is gone, or cannot be told from others. `asPrinted`: the same
 * units; otherwise quotation marks, dashes, white space or capitals differ.
 */
export function occurrence(comparison: Comparison, piece: Piece): (Piece & { asPrinted: boolean }) | null {
  const exact = comparison.before.text.slice(piece.start, piece.end)
  const printed = chosen(comparison, piece, printedAlike(comparison.after.text, exact))
  if (printed) return { ...printed, asPrinted: true }
  const found = chosen(comparison, piece, plainlyAlike(comparison.after, exact))
  return found && { ...found, asPrinted: comparison.after.text.slice(found.start, found.end) === exact }
}

function printedAlike(text: string, exact: string): Piece[] {
  return starts(text, exact).map((start) => ({ start, end: start + exact.length }))
}

function plainlyAlike(indexed: IndexedText, exact: string): Piece[] {
  const wanted = plain(exact).text
  if (!wanted) return []
  const { text, at } = indexed.plain()
  return starts(text, wanted)
    .map((start) => [start, start + wanted.length] as const)
    .filter(([start, end]) => at[start] !== at[start - 1] && at[end] !== at[end - 1])
    .map(([start, end]) => ({ start: at[start]!, end: text[end - 1] === ' ' ? at[end]! : at[end - 1]! + 1 }))
}

function starts(text: string, wanted: string): number[] {
  const found: number[] = []
  for (let at = text.indexOf(wanted); at >= 0 && found.length < maxListed; at = text.indexOf(wanted, at + 1))
    found.push(at)
  return found
}

function chosen(comparison: Comparison, piece: Piece, listed: Piece[]): Piece | null {
  const { before, after } = comparison
  const span = wordsIn(before.words, piece)
  const places = listed.filter(
    ({ start, end }) =>
      (cutsWord(before, piece.start) || !cutsWord(after, start)) &&
      (cutsWord(before, piece.end) || !cutsWord(after, end)),
  )
  if (!places.length) return null
  const gap = gapOf(comparison, span)
  const exact = before.text.slice(piece.start, piece.end)
  const unique = places.length === 1 && before.text.indexOf(exact) === before.text.lastIndexOf(exact)
  const ranked = nearest(comparison, places, gap.known ? gap.lower : span.start).map((place) => {
    const range = wordsIn(after.words, place)
    const length = Math.max(1, range.end - range.start)
    const { own, foreign } = claims(comparison, span, range)
    const around = surroundings(comparison, span, range)
    const ordered = inOrder(gap, range)
    const rank = (2 * (own - foreign)) / length + around + (ordered ? 0.5 : 0)
    return { place, length, own, foreign, around, ordered, rank }
  })
  const best = ranked.reduce((best, one) => (one.rank > best.rank ? one : best))
  if (best.own * 2 >= best.length) return best.place
  if (best.foreign * 2 >= best.length) return unique && best.length >= 3 ? best.place : null
  return clear(best, unique, gap.upper - gap.lower) ? best.place : null
}

/** Whether words that no comparison paired are the same occurrence: few words need more around them than many. */
function clear(
  { length, around, ordered }: { length: number; around: number; ordered: boolean },
  unique: boolean,
  width: number,
): boolean {
  if (unique) return length >= 2 || ordered || around >= 0.3
  if (length >= 4) return ordered || around >= 0.3 || length >= 6
  return (ordered && width <= 60) || around >= 0.45
}

function nearest({ after }: Comparison, places: Piece[], word: number): Piece[] {
  if (places.length <= maxCompared) return places
  const at = after.words.starts[Math.max(0, word)] ?? after.text.length
  return [...places]
    .sort((one, other) => Math.abs(one.start - at) - Math.abs(other.start - at))
    .slice(0, maxCompared)
}

/** Whether an offset lies within a word. */
function cutsWord({ words }: IndexedText, offset: number): boolean {
  const { start, end } = wordsIn(words, { start: offset, end: offset + 1 })
  return start < end && words.starts[start]! < offset
}
