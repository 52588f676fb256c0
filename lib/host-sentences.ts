import type { Comparison, IndexedText } from './comparison'
import type { Piece } from './spans'
import { counted } from './word-index'

const maxVisited = 20_000

/**
 * Compares the sentences that hold a range of earlier and a range of later words. `host`: what both share, of the
 * words of the shorter. `rival`: how much more (Dice) any other earlier sentence shares with the later ones: where
 * that is much, they are a counterpart or a copy of it. Of an excerpt nothing is known: 1 and 0.
 * `sentences`: both ranges are sentences themselves.
 */
export function hosts(comparison: Comparison, span: Piece, range: Piece, sentences: boolean) {
  const { before, after, alignment, whole } = comparison
  if (!whole) return { host: 1, rival: 0 }
  const one = sentences ? span : holding(before, span)
  const other = sentences ? range : holding(after, range)
  const ids = idsOf(before, one)
  // Sentences may have been joined: what is known to come from elsewhere does not count.
  const others = idsOf(after, other).filter((_, at) => {
    const origin = alignment.from[other.start + at]!
    return origin < 0 || (origin >= one.start && origin < one.end)
  })
  const both = shared(ids, others)
  const rival = mostShared(before, one, others) - (2 * both) / Math.max(1, ids.length + others.length)
  return { host: both / Math.max(1, Math.min(ids.length, others.length)), rival }
}

function holding(indexed: IndexedText, { start, end }: Piece): Piece {
  const [of, sentences] = [indexed.sentenceOf(), indexed.sentences()]
  return { start: sentences[of[start]!]?.start ?? start, end: sentences[of[end - 1]!]?.end ?? end }
}

const idsOf = ({ words }: IndexedText, { start, end }: Piece) => words.ids.subarray(start, end)

function shared(ids: Int32Array, others: Int32Array): number {
  const counts = counted(others)
  let sum = 0
  for (const [id, count] of counted(ids)) sum += Math.min(count, counts.get(id) ?? 0)
  return sum
}

/** The highest Dice of a sentence outside a range with these words. */
function mostShared(indexed: IndexedText, outside: Piece, ids: Int32Array): number {
  const [of, sentences] = [indexed.sentenceOf(), indexed.sentences()]
  const met = new Map<number, number>()
  let visited = 0
  const rarestFirst = [...counted(ids).keys()]
    .map((id) => indexed.postings().get(id) ?? [])
    .sort((one, other) => one.length - other.length)
  for (const places of rarestFirst) {
    if ((visited += places.length) > maxVisited) break
    for (const at of places) met.set(of[at]!, (met.get(of[at]!) ?? 0) + 1)
  }
  const likely = [...met]
    .filter(([sentence]) => sentence >= 0)
    .sort((one, other) => other[1] - one[1])
    .slice(0, 12)
  return likely.reduce((most, [sentence]) => {
    const piece = sentences[sentence]!
    if (piece.start < outside.end && outside.start < piece.end) return most
    return Math.max(most, (2 * shared(idsOf(indexed, piece), ids)) / (piece.end - piece.start + ids.length))
  }, 0)
}
