import { compared, indexed, wordsOf, type Comparison } from './comparison'
import { counterpart, isWhole, type Candidate } from './counterpart'
import { kept, misprint, respelling, score, spelledAlike, spelt } from './likeness'
import { occurrence, otherCopy } from './occurrence'
import { reverses, turnedBeside } from './polarity'
import type { Selector } from './record'
import { describe, type Piece } from './spans'
import { gapOf } from './surroundings'
import { wordsIn } from './word-index'

/** A place in a text (UTF-16 units, half open) and, 0 to 1, how well quote, context and position agree there. */
export type Place = Piece & { score: number }

/**
 * What became of a piece in a later text. `exact`: the same units stand there, wherever that is now. `moved`:
 * its words stand there changed. `orphaned`: they do not, or say the contrary; the candidate is what comes
 * nearest, for an editor to judge.
 */
export type Anchored =
  ({ outcome: 'exact' | 'moved' } & Place) | { outcome: 'orphaned'; candidate: Place | null }

/** What became of a span: the worst outcome of its pieces, the lowest score (null for an orphan), each piece. */
export type AnchoredSpan = { outcome: Anchored['outcome']; score: number | null; pieces: Anchored[] }

/** A later text in which many spans of one earlier text are found. */
export type Anchoring = {
  piece(selector: Selector): Anchored
  /** All pieces of a span must stand, in their order, or all are orphaned. */
  span(selectors: readonly Selector[]): AnchoredSpan
}

/**
 * Moved words of this score or more need no editor's look: only glyphs, white space or single letters of long
 * words changed. Where a word or a figure changed the score stays below it.
 */
export const autoAccept = 0.9
/** The highest score of a place where a word changed. */
const maxReworded = 0.89
/** Words shared (Dice) from which a place counts as the same sentence reworded; from the lower, with its neighbours. */
const reworded = 0.6
const rewordedInPlace = 0.5
const worthShowing = 0.3
/** How much more (Dice) another earlier sentence may share with a place before that is its counterpart instead. */
const muchMore = 0.1
/** Units that a quotation may have grown by at its end. */
const maxAdded = 200

/**
 * Anchors spans of an earlier version in a later one. Where the earlier text is not held (null), the quote and
 * its context in the selector stand for it, and less can be told apart. Both texts are aligned once.
 */
export function anchoring(before: string | null, after: string): Anchoring {
  const vocabulary = new Map<string, number>()
  const later = indexed(after, vocabulary)
  const versions = before === null ? null : compared(indexed(before, vocabulary), later, true)
  const piece = (selector: Selector): Anchored => {
    const { start, end, exact, prefix, suffix } = selector
    if (!exact) return { outcome: 'orphaned', candidate: null }
    if (versions && start >= 0 && before!.slice(start, end) === exact)
      return anchored(versions, { start, end }, selector)
    const excerpt = compared(indexed(prefix + exact + suffix, vocabulary), later, false)
    return anchored(excerpt, { start: prefix.length, end: prefix.length + exact.length }, selector)
  }
  return { piece, span: (selectors) => together(selectors.map(piece)) }
}

/**
 * Anchors pieces of one text in a later one, answered in the order given. Throws RangeError for a piece outside
 * the earlier text.
 */
export function reanchor(before: string, after: string, pieces: readonly Piece[]): Anchored[] {
  const { piece } = anchoring(before, after)
  return pieces.map((one) => piece(describe(before, one)))
}

function together(pieces: Anchored[]): AnchoredSpan {
  const places = pieces.flatMap((piece) => (piece.outcome === 'orphaned' ? [] : [piece]))
  const ordered = places.every(({ start }, at) => at === 0 || places[at - 1]!.end <= start)
  if (!pieces.length || places.length < pieces.length || !ordered)
    return { outcome: 'orphaned', score: null, pieces: pieces.map(given) }
  return {
    outcome: places.every(({ outcome }) => outcome === 'exact') ? 'exact' : 'moved',
    score: Math.min(...places.map((place) => place.score)),
    pieces,
  }
}

/** A piece that stands, as the candidate of an orphan. */
function given(piece: Anchored): Anchored {
  if (piece.outcome === 'orphaned') return piece
  const { start, end, score } = piece
  return { outcome: 'orphaned', candidate: { start, end, score } }
}

function anchored(comparison: Comparison, piece: Piece, selector: Selector): Anchored {
  const { before, after } = comparison
  const found = occurrence(comparison, piece, selector.start)
  if (found) {
    const { start, end, asPrinted } = found
    const quote = asPrinted ? 1 : 0.99
    const place = { start, end, score: score(after.text, selector, found, quote) }
    if (turnedBeside(before, wordsIn(before.words, piece), after, wordsIn(after.words, place)))
      return { outcome: 'orphaned', candidate: place }
    return { outcome: asPrinted ? 'exact' : 'moved', ...place }
  }
  const span = wordsIn(before.words, piece)
  const candidate = span.start < span.end ? counterpart(comparison, span) : null
  const place = candidate && placed(comparison, span, candidate, selector)
  if (candidate && place && stands(candidate, span)) {
    if (!reverses(wordsOf(before, span), wordsOf(after, wordsIn(after.words, place))))
      return { outcome: 'moved', ...place }
    return { outcome: 'orphaned', candidate: place }
  }
  const copy = isWhole(comparison, span) ? otherCopy(comparison, selector.exact, selector.start) : null
  if (copy) return { outcome: 'exact', ...copy, score: score(after.text, selector, copy, 1) }
  const alike = respelled(comparison, span, selector)
  if (alike) return { outcome: 'moved', ...alike }
  return { outcome: 'orphaned', candidate: place && candidate.dice >= worthShowing ? place : null }
}

/**
 * Whether a candidate shares enough with the span. Whole sentences are told by their words alone; parts of
 * sentences must stand in what their sentence became, few words among the same ones; and of a shortened quotation
 * all that is left must be the span's, in its place.
 */
function stands(candidate: Candidate, span: Piece): boolean {
  const { start, end, dice, own, around, ordered, whole, host, rival } = candidate
  const length = span.end - span.start
  if (rival > muchMore) return false
  const shared = (dice * (length + end - start)) / 2
  const shortened = dice >= rewordedInPlace && shared >= 0.85 * (end - start) && ordered && own >= 0.4
  const inPlace = length >= 6 && dice >= rewordedInPlace && own >= 0.4 && ordered
  if (whole && length >= 4) return dice >= reworded || inPlace || shortened
  if (host < reworded) return false
  if (dice < reworded || shared < reworded * length) return length >= 6 && shortened
  return own >= 0.5 || around >= (length < 6 ? 0.4 : 0.25)
}

function placed(comparison: Comparison, span: Piece, candidate: Candidate, selector: Selector): Place {
  const { before, after } = comparison
  const marked = withMarks(after.text, candidate.whole, selector.exact, {
    start: after.words.starts[candidate.start]!,
    end: after.words.ends[candidate.end - 1]!,
  })
  const piece = toClosingMark(comparison, span, selector.exact, marked)
  const found = after.text.slice(piece.start, piece.end)
  const quote = kept(selector.exact, found) ?? candidate.dice
  const agrees = score(after.text, selector, piece, quote)
  const slight = spelt(wordsOf(before, span), wordsOf(after, candidate), misprint)
  return { ...piece, score: slight ? agrees : Math.min(maxReworded, agrees) }
}

const opening = /[“"'(«„‘‚¿¡[»]/
const closing = /[.,!?;:…”"'’“)»\]«]/

/** The piece with the marks before and after it: all for a sentence, else where the quote has some too. */
function withMarks(text: string, whole: boolean, exact: string, { start, end }: Piece): Piece {
  const first = /^[^\p{L}\p{M}\p{N}]*/u.exec(exact)![0].length
  const last = /[^\p{L}\p{M}\p{N}]*$/u.exec(exact)![0].length
  for (let left = whole ? 9 : first; left > 0 && start > 0 && opening.test(text[start - 1]!); left -= 1)
    start -= 1
  for (let left = whole ? 9 : last; left > 0 && end < text.length && closing.test(text[end]!); left -= 1)
    end += 1
  return { start, end }
}

/** A quotation goes on to its closing mark where words were added at its end. */
function toClosingMark(comparison: Comparison, span: Piece, exact: string, piece: Piece): Piece {
  const { text, words } = comparison.after
  const mark = /["”“’»«]$/.exec(exact)?.[0]
  if (!mark || text.slice(piece.start, piece.end).endsWith(mark)) return piece
  const { upper } = gapOf(comparison, span)
  const limit = Math.min(words.starts[upper] ?? text.length, piece.end + maxAdded)
  const added = text.slice(piece.end, limit)
  const at = added.indexOf(mark)
  return at < 0 || added.slice(0, at).includes('\n') ? piece : { start: piece.start, end: piece.end + at + 1 }
}

/** A name or a word that is spelled a little differently, between the neighbours of the old one. */
function respelled(comparison: Comparison, span: Piece, selector: Selector): Place | null {
  const { after } = comparison
  const gap = gapOf(comparison, span)
  if (!gap.known || gap.upper - gap.lower > 200 || span.end - span.start > 4) return null
  const within = {
    start: gap.lower < 0 ? 0 : after.words.ends[gap.lower]!,
    end: gap.upper < after.words.length ? after.words.starts[gap.upper]! : after.text.length,
  }
  const found = spelledAlike(after.text, within, selector.exact)
  const words = found && wordsIn(after.words, found)
  if (!words || words.start >= words.end) return null
  const [old, now] = [wordsOf(comparison.before, span), wordsOf(after, words)]
  if (!spelt(old, now, respelling) && old.join('') !== now.join('')) return null
  const piece = { start: after.words.starts[words.start]!, end: after.words.ends[words.end - 1]! }
  const quote = kept(selector.exact, after.text.slice(piece.start, piece.end)) ?? 0
  const agrees = score(after.text, selector, piece, quote)
  return { ...piece, score: spelt(old, now, misprint) ? agrees : Math.min(maxReworded, agrees) }
}
