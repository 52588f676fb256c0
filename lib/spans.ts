import type { Selector } from './record'

/** One range of a text: UTF-16 offsets, half open. */
export type Piece = { start: number; end: number }

/** Units of context kept on each side of a quotation (W3C text quote selector). */
const CONTEXT = 32

/** Whether a cut at this offset would part the two halves of a surrogate pair. */
function splitsPair(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, at - 1), at + 1))
}

/** The words of one piece with up to 32 units on each side. Throws RangeError for a piece outside the text. */
export function describe(text: string, { start, end }: Piece): Selector {
  const problem = withinText(text, [{ start, end }], { wholeCharacters: false })
  if (problem) throw new RangeError(problem)
  let from = Math.max(0, start - CONTEXT)
  let to = Math.min(text.length, end + CONTEXT)
  if (from < start && splitsPair(text, from)) from += 1
  if (to > end && splitsPair(text, to)) to -= 1
  return {
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(from, start),
    suffix: text.slice(end, to),
  }
}

/** The piece without white space at its ends, widened to whole code points; null where nothing is left. */
export function trimPiece(text: string, piece: Piece): Piece | null {
  let start = Math.max(0, Math.min(piece.start, text.length))
  let end = Math.max(start, Math.min(piece.end, text.length))
  while (start < end && /\s/.test(text.charAt(start))) start += 1
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1
  if (start === end) return null
  if (splitsPair(text, start)) start -= 1
  if (splitsPair(text, end)) end += 1
  return { start, end }
}

/** The words of a span in one line, with an ellipsis where the span leaves words out. */
export function words(selectors: readonly { exact: string }[]): string {
  return selectors.map((selector) => selector.exact).join(' … ')
}

/** What is wrong with these pieces of a text, or null: whole numbers, not empty, inside, in order, not overlapping. */
export function withinText(
  text: string,
  pieces: readonly Piece[],
  { wholeCharacters = true } = {},
): string | null {
  if (!pieces.length) return 'Nothing is selected.'
  let last = 0
  for (const { start, end } of pieces) {
    if (!Number.isInteger(start) || !Number.isInteger(end)) return 'A selection needs whole offsets.'
    if (start >= end) return 'A selection is empty.'
    if (start < 0 || end > text.length) return 'A selection lies outside the text.'
    if (start < last) return 'Selections must stand in order and not overlap.'
    if (wholeCharacters && (splitsPair(text, start) || splitsPair(text, end)))
      return 'A selection cuts a character in two.'
    last = end
  }
  return null
}

/** How much two spans share, 0 to 1: what is in both against what is in each (Dice), in units of the text. */
export function alike(one: readonly Piece[], other: readonly Piece[]): number {
  const length = (pieces: readonly Piece[]) => pieces.reduce((sum, { start, end }) => sum + end - start, 0)
  const shared = one.flatMap((a) =>
    other.map((b) => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))),
  )
  const both = length(one) + length(other)
  return both ? (2 * shared.reduce((sum, units) => sum + units, 0)) / both : 0
}

/** A test whether a piece shares a unit with any of these, quick for many of both. */
export function touching(pieces: readonly Piece[]): (piece: Piece) => boolean {
  const joined: Piece[] = []
  for (const { start, end } of [...pieces].sort((one, other) => one.start - other.start)) {
    const last = joined.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else joined.push({ start, end })
  }
  return ({ start, end }) => {
    let [low, high] = [0, joined.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (joined[middle]!.end <= start) low = middle + 1
      else high = middle
    }
    return low < joined.length && joined[low]!.start < end
  }
}
