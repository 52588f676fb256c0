import type { Comparison, IndexedText } from './comparison'
import { plain } from './glyphs'
import type { Piece } from './spans'
import { startsOf } from './starts'
import { claims, gapOf, inOrder, surroundings } from './surroundings'
import { wordsIn } from './word-index'

/** How many places with the same words are looked at; the nearest to where they should stand, if there are more. */
const maxListed = 20_000
const maxCompared = 60
/** Words beyond a span in which one with a counterpart is looked for. */
const maxAway = 200
/** Words from which a sentence that stands elsewhere too, but no longer in its place, is taken from there. */
const copied = 6
/** Units on each side of a place that are compared. */
const context = 32

/**
 * Where the words of a piece of the earlier text stand unchanged in the later one: the same occurrence, not
 * another of the same words. Null where that one is gone, or cannot be told from others. `asPrinted`: the same
 * units; otherwise quotation marks, dashes, white space or capitals differ. `position`: where the piece began in
 * the version it was taken from, for places that nothing else tells apart.
 */
export function occurrence(
  comparison: Comparison,
  piece: Piece,
  position: number,
): (Piece & { asPrinted: boolean }) | null {
  const exact = comparison.before.text.slice(piece.start, piece.end)
  const printed = chosen(comparison, piece, position, printedAlike(comparison.after.text, exact))
  if (printed) return { ...printed, asPrinted: true }
  const found = chosen(comparison, piece, position, plainlyAlike(comparison.after, exact))
  return found && { ...found, asPrinted: comparison.after.text.slice(found.start, found.end) === exact }
}

/** Where another copy of a piece stands, as printed: the nearest to an offset; null where it has too few words. */
export function otherCopy({ after }: Comparison, exact: string, position: number): Piece | null {
  const places = printedAlike(after.text, exact).filter(
    (place) => !cutsWord(after, place.start) && !cutsWord(after, place.end),
  )
  const [place] = nearest(places, position)
  const words = place && wordsIn(after.words, place)
  return words && words.end - words.start >= copied ? place : null
}

function printedAlike(text: string, exact: string): Piece[] {
  return startsOf(text, exact, maxListed).map((start) => ({ start, end: start + exact.length }))
}

function plainlyAlike(indexed: IndexedText, exact: string): Piece[] {
  const wanted = plain(exact).text
  if (!wanted) return []
  const { text, at } = indexed.plain()
  return startsOf(text, wanted, maxListed)
    .map((start) => [start, start + wanted.length] as const)
    .filter(([start, end]) => at[start] !== at[start - 1] && at[end] !== at[end - 1])
    .map(([start, end]) => ({ start: at[start]!, end: text[end - 1] === ' ' ? at[end]! : at[end - 1]! + 1 }))
}

function chosen(comparison: Comparison, piece: Piece, position: number, listed: Piece[]): Piece | null {
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
  const ranked = nearest(places, expected(comparison, span, piece, position)).map((place) => {
    const range = wordsIn(after.words, place)
    const length = Math.max(1, range.end - range.start)
    const { own, foreign } = claims(comparison, span, range)
    const around = surroundings(comparison, span, range)
    const ordered = inOrder(gap, range)
    const same = sameUnits(before.text, piece, after.text, place)
    const rank = (2 * (own - foreign)) / length + around + (ordered ? 0.5 : 0) + same
    return { place, length, own, foreign, around, ordered, rank }
  })
  const best = ranked.reduce((best, one) => (one.rank > best.rank ? one : best))
  if (best.own * 2 >= best.length) return best.place
  if (best.foreign * 2 >= best.length) return unique && best.length >= 3 ? best.place : null
  return clear(
    best,
    unique,
    after.text.slice(best.place.start, best.place.end) === exact,
    gap.upper - gap.lower,
  )
    ? best.place
    : null
}

/** Whether words that no comparison paired are the same occurrence: few words need more around them than many. */
function clear(
  { length, around, ordered }: { length: number; around: number; ordered: boolean },
  unique: boolean,
  printed: boolean,
  width: number,
): boolean {
  if (unique && printed && (length >= 2 || ordered)) return true
  if (unique) return length >= 4 || around >= 0.3
  if (length >= 4) return ordered || around >= 0.3 || length >= 6
  return (ordered && width <= 200) || around >= 0.35
}

/** The places nearest to an offset, the nearest first. */
function nearest(places: Piece[], at: number): Piece[] {
  return [...places]
    .sort((one, other) => Math.abs(one.start - at) - Math.abs(other.start - at))
    .slice(0, maxCompared)
}

/** Where a piece should begin, as far from the nearest word with a counterpart as it was. */
function expected(
  { before, after, alignment: { to } }: Comparison,
  span: Piece,
  piece: Piece,
  position: number,
) {
  for (let away = 0; away < maxAway; away += 1)
    for (const word of [span.start + away, span.start - 1 - away])
      if ((to[word] ?? -1) >= 0)
        return after.words.starts[to[word]!]! + piece.start - before.words.starts[word]!
  return position
}

/** The share of the units around a piece, up to those that differ, that stand around a place too. */
function sameUnits(text: string, piece: Piece, other: string, place: Piece): number {
  const left = Math.min(context, piece.start)
  const right = Math.min(context, text.length - piece.end)
  let [before, after] = [0, 0]
  while (before < left && text[piece.start - 1 - before] === other[place.start - 1 - before]) before += 1
  while (after < right && text[piece.end + after] === other[place.end + after]) after += 1
  return left + right ? (before + after) / (left + right) : 1
}

/** Whether an offset lies within a word. */
function cutsWord({ words }: IndexedText, offset: number): boolean {
  const { start, end } = wordsIn(words, { start: offset, end: offset + 1 })
  return start < end && words.starts[start]! < offset
}
