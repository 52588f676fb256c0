import search from 'approx-string-match'
import type { Selector } from './record'
import { trimPiece, type Piece } from './spans'

export type Resolved = Piece & { score: number; how: 'exact' | 'moved' | 'fuzzy' }

/** What each part of a selector counts for, as the Hypothesis client weighs it. */
const weights = { quote: 50, prefix: 20, suffix: 20, position: 2 }
const total = weights.quote + weights.prefix + weights.suffix + weights.position

/** Below this score a candidate is only worth showing on the repair page; the attestation is an orphan. */
export const orphanBelow = 0.7

const worthNothing = 0.4
const maxErrors = 128
const maxOccurrences = 100_000
const maxScored = 50
/** Units searched on each side of the old place, for words that changed. */
const reach = 100_000

/**
 * Where a selector's words stand in a text (perhaps a later version of the one they were taken from), with a
 * score from 0 to 1 for how well quote, context and position agree. `exact`: the same words at the same place;
 * `moved`: the same words elsewhere; `fuzzy`: words that differ a little. Null where nothing comes near.
 */
export function resolve(text: string, selector: Selector): Resolved | null {
  const { start, end, exact, prefix, suffix } = selector
  if (!exact) return null
  const stands = start >= 0 && text.slice(start, end) === exact
  if (
    stands &&
    text.slice(Math.max(0, start - prefix.length), start) === prefix &&
    text.startsWith(suffix, end)
  )
    return { start, end, score: 1, how: 'exact' }
  const found = occurrences(text, selector)
  if (!found.length) return fuzzy(text, selector)
  const best = highest(found.map((at) => scored(text, selector, { start: at, end: at + exact.length }, 0)))
  return { ...best, how: best.start === start ? 'exact' : 'moved' }
}

/** Starts of the exact words; where there are many, those whose neighbouring units agree best, then the nearest. */
function occurrences(text: string, { start, exact, prefix, suffix }: Selector): number[] {
  const starts: number[] = []
  for (
    let at = text.indexOf(exact);
    at >= 0 && starts.length < maxOccurrences;
    at = text.indexOf(exact, at + 1)
  )
    starts.push(at)
  if (starts.length <= maxScored) return starts
  return starts
    .map((at) => ({ at, agrees: agreeing(text, at, at + exact.length, prefix, suffix) }))
    .sort((a, b) => b.agrees - a.agrees || Math.abs(a.at - start) - Math.abs(b.at - start))
    .slice(0, maxScored)
    .map(({ at }) => at)
}

function agreeing(text: string, start: number, end: number, prefix: string, suffix: string): number {
  let before = 0
  let after = 0
  while (before < prefix.length && before < start && text[start - 1 - before] === prefix.at(-1 - before))
    before += 1
  while (after < suffix.length && text[end + after] === suffix[after]) after += 1
  return before + after
}

function fuzzy(text: string, selector: Selector): Resolved | null {
  const { start, exact, prefix, suffix } = selector
  const from = Math.max(0, Math.min(start, text.length) - reach)
  const near = text.slice(from, from + 2 * reach)
  const alike = nearest(near, exact, start - from).map(({ start, end }) => ({ start, end }))
  // Rewritten words may stand in unchanged context, where other words are more like them.
  const inContext = nearest(near, prefix + exact + suffix, start - from - prefix.length).flatMap((match) =>
    between(near.slice(match.start, match.end), prefix, suffix).map((piece) => ({
      start: match.start + piece.start,
      end: match.start + piece.end,
    })),
  )
  const candidates = [...alike, ...inContext].flatMap((piece) => {
    const trimmed = trimPiece(text, { start: from + piece.start, end: from + piece.end })
    return trimmed
      ? [scored(text, selector, trimmed, differences(text.slice(trimmed.start, trimmed.end), exact))]
      : []
  })
  if (!candidates.length) return null
  const best = highest(candidates)
  return best.score < worthNothing ? null : { ...best, how: 'fuzzy' }
}

/** The matches of a pattern with the fewest differences, nearest to an offset first. */
function nearest(text: string, pattern: string, at: number) {
  if (repetitive(pattern)) return []
  return search(text, pattern, Math.min(maxErrors, Math.floor(pattern.length / 2)))
    .sort((a, b) => Math.abs(a.start - at) - Math.abs(b.start - at))
    .slice(0, maxScored)
}

/** Patterns such as long rules of dashes match everywhere, and each match is dear. */
function repetitive(pattern: string): boolean {
  const four = Array.from({ length: Math.max(0, pattern.length - 3) }, (_, at) => pattern.slice(at, at + 4))
  return four.length > 40 && new Set(four).size < four.length / 4
}

/** What stands between a prefix and a suffix, each found approximately; empty where they are not found in order. */
function between(text: string, prefix: string, suffix: string): Piece[] {
  const before = prefix ? nearest(text, prefix, 0)[0]?.end : 0
  const after = suffix ? nearest(text, suffix, text.length)[0]?.start : text.length
  return before !== undefined && after !== undefined && before < after ? [{ start: before, end: after }] : []
}

/** Insertions, deletions and substitutions between two wordings, at least (the search lets the ends of one go free). */
function differences(one: string, other: string): number {
  const free = (text: string, pattern: string) =>
    search(text, pattern, pattern.length)[0]?.errors ?? pattern.length
  return Math.max(free(one, other), free(other, one))
}

type Scored = Piece & { score: number }

function scored(text: string, selector: Selector, { start, end }: Piece, errors: number): Scored {
  const { exact, prefix, suffix } = selector
  const before = text.slice(Math.max(0, start - prefix.length), start)
  const after = text.slice(end, end + suffix.length)
  const score =
    (weights.quote * Math.max(0, 1 - errors / exact.length) +
      weights.prefix * likeness(before, prefix) +
      weights.suffix * likeness(after, suffix) +
      weights.position * Math.max(0, 1 - Math.abs(start - selector.start) / Math.max(1, text.length))) /
    total
  return { start, end, score }
}

/** From 0 (nothing alike) to 1 (the same); no context to compare with counts as the same. */
function likeness(found: string, wanted: string): number {
  if (!wanted || found === wanted) return 1
  const match = search(found, wanted, wanted.length)[0]
  return match ? 1 - match.errors / wanted.length : 0
}

function highest(candidates: Scored[]): Scored {
  return candidates.reduce((best, candidate) => (candidate.score > best.score ? candidate : best))
}
