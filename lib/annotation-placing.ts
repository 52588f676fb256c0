import { anchoring, type Anchoring } from './anchoring'
import type { FileQuote } from './annotation-file'
import { unitsOf } from './code-points'
import { withinText, type Piece } from './spans'
import { startsOf } from './starts'

/** Where an annotation's words stand in a text: just so, or a little otherwise (score 0 to 1). */
export type Placed = { pieces: Piece[]; outcome: 'placed' | 'moved'; score: number }

/**
 * Finds the words of annotations in one text, by the quote, its context and its place. Null where they do not stand
 * there, or not in the order of the annotation.
 */
export function placing(text: string): (quotes: readonly FileQuote[]) => Placed | null {
  const units = unitsOf(text)
  // Words that stand there once need no more looking.
  const way: { anchoring?: Anchoring } = {}
  return (quotes) => {
    const selectors = quotes.map(({ exact, prefix, suffix, start, counts }) => {
      const at = start === null ? 0 : counts === 'points' ? units(start) : start
      return { exact, prefix, suffix, start: at, end: at + exact.length }
    })
    const once = selectors.map(({ exact }) => onlyPlace(text, exact))
    if (once.every((piece) => piece !== null)) return inOrder(text, once, 'placed', 1)
    way.anchoring ??= anchoring(null, text)
    const { outcome, score, pieces } = way.anchoring.span(selectors)
    if (outcome === 'orphaned' || score === null) return null
    const found = pieces.flatMap((piece) =>
      piece.outcome === 'orphaned' ? [] : [{ start: piece.start, end: piece.end }],
    )
    return inOrder(text, found, outcome === 'exact' ? 'placed' : 'moved', score)
  }
}

function onlyPlace(text: string, exact: string): Piece | null {
  const [start, again] = startsOf(text, exact, 2)
  return start === undefined || again !== undefined ? null : { start, end: start + exact.length }
}

const inOrder = (text: string, pieces: Piece[], outcome: Placed['outcome'], score: number): Placed | null =>
  withinText(text, pieces) === null ? { pieces, outcome, score } : null
