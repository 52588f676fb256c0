import { diffArrays } from 'diff'
import type { WordIndex } from './word-index'

/**
 * Which words of two texts are each other's counterpart: for each word of one the index of the word in the
 * other, -1 for none. Passages that were moved keep their counterparts, so the indexes need not rise.
 */
export type Alignment = { to: Int32Array; from: Int32Array }

/** Lengths of the runs of words, longest first, that are taken for counterparts wherever they stand. */
const runs = [16, 8, 5]
/** Words beside a counterpart that are compared where the other side has none. */
const beside = 400
/** Steps that all comparisons of one pair of texts may take together. */
const budget = 3_000_000

/**
 * Aligns two texts: runs of words that stand once in each, widened as far as the words agree; then what lies
 * between them by a word-level comparison (Myers, through `diff`). The work is bounded: texts that only repeat
 * themselves stay unaligned in part. `whole`: the first text is all of an earlier version, not an excerpt, so that
 * both begin and end with each other.
 */
export function align(before: WordIndex, after: WordIndex, whole: boolean): Alignment {
  const alignment = {
    to: new Int32Array(before.length).fill(-1),
    from: new Int32Array(after.length).fill(-1),
  }
  for (const length of runs) {
    uniqueRuns(before, after, alignment, length)
    if (whole && length === runs[0]) widenEnds(before, after, alignment)
  }
  between(before, after, alignment, whole)
  return alignment
}

function pair({ to, from }: Alignment, one: number, other: number): void {
  to[one] = other
  from[other] = one
}

/** Words that both texts begin or end with. */
function widenEnds(before: WordIndex, after: WordIndex, alignment: Alignment): void {
  widen(before, after, alignment, -1, -1, 1)
  widen(before, after, alignment, before.length, after.length, -1)
}

/** Pairs the words beside a pair for as long as they are the same and free. */
function widen(
  before: WordIndex,
  after: WordIndex,
  alignment: Alignment,
  one: number,
  other: number,
  step: 1 | -1,
): void {
  const free = (at: number, words: WordIndex, taken: Int32Array) =>
    at >= 0 && at < words.length && taken[at]! < 0
  for (
    let [a, b] = [one + step, other + step];
    free(a, before, alignment.to) && free(b, after, alignment.from) && before.ids[a] === after.ids[b];
    a += step, b += step
  )
    pair(alignment, a, b)
}

function uniqueRuns(before: WordIndex, after: WordIndex, alignment: Alignment, length: number): void {
  const ones = startsByHash(before, alignment.to, length)
  const others = startsByHash(after, alignment.from, length, ones)
  for (const [hash, one] of ones) {
    const other = others.get(hash) ?? -1
    if (one < 0 || other < 0) continue
    if (!sameRun(before, after, alignment, one, other, length)) continue
    for (let at = 0; at < length; at += 1) pair(alignment, one + at, other + at)
    widen(before, after, alignment, one, other, -1)
    widen(before, after, alignment, one + length - 1, other + length - 1, 1)
  }
}

function sameRun(
  before: WordIndex,
  after: WordIndex,
  { to, from }: Alignment,
  one: number,
  other: number,
  length: number,
): boolean {
  for (let at = 0; at < length; at += 1)
    if (to[one + at]! >= 0 || from[other + at]! >= 0 || before.ids[one + at] !== after.ids[other + at])
      return false
  return true
}

/**
 * Where each run of free words begins, by a hash of the run; -1 where it stands more than once. `wanted`: only
 * the runs whose hash is among these.
 */
function startsByHash(
  { ids }: WordIndex,
  taken: Int32Array,
  length: number,
  wanted?: Map<number, number>,
): Map<number, number> {
  const starts = new Map<number, number>()
  for (let at = 0, free = 0; at < ids.length; at += 1) {
    free = taken[at]! < 0 ? free + 1 : 0
    if (free < length) continue
    let hash = 0
    for (let back = length - 1; back >= 0; back -= 1)
      hash = (Math.imul(hash, 0x01000193) ^ (ids[at - back]! + 0x9e37)) | 0
    if (wanted && !wanted.has(hash)) continue
    starts.set(hash, starts.has(hash) ? -1 : at - length + 1)
  }
  return starts
}

/** Compares what lies between paired words with what lies between their counterparts. */
function between(before: WordIndex, after: WordIndex, alignment: Alignment, whole: boolean): void {
  const { to, from } = alignment
  let left = budget
  for (let start = 0; start < before.length; start += 1) {
    if (to[start]! >= 0) continue
    let end = start
    while (end < before.length && to[end]! < 0) end += 1
    const others = freeBetween(
      from,
      start > 0 ? to[start - 1]! : whole ? -1 : null,
      end < before.length ? to[end]! : whole ? after.length : null,
    )
    if (others.length) left -= compare(before, after, alignment, [start, end], others, left)
    start = end
  }
}

/** The free words of the other text between two counterparts; beside each where they stand apart, or one is none. */
function freeBetween(from: Int32Array, lower: number | null, upper: number | null): number[] {
  const free = new Set<number>()
  if (lower !== null && upper !== null && lower < upper && upper - lower <= 20_000) {
    for (let at = lower + 1; at < upper; at += 1) if (from[at]! < 0) free.add(at)
    return [...free]
  }
  if (lower !== null)
    for (let at = lower + 1; at < from.length && from[at]! < 0 && at - lower <= beside; at += 1) free.add(at)
  let first = upper ?? 0
  if (upper !== null) while (first > 0 && from[first - 1]! < 0 && upper - first < beside) first -= 1
  for (let at = first; at < (upper ?? 0); at += 1) free.add(at)
  return [...free]
}

/** Pairs the words that both have in the same order; answers the steps that it took at most. */
function compare(
  before: WordIndex,
  after: WordIndex,
  alignment: Alignment,
  [start, end]: [number, number],
  others: number[],
  left: number,
): number {
  const ones = Array.from(before.ids.subarray(start, end))
  const maxEditLength = Math.floor(Math.min(ones.length + others.length, 1500, Math.sqrt(Math.max(0, left))))
  const changes = diffArrays(
    ones,
    others.map((at) => after.ids[at]!),
    { maxEditLength },
  )
  if (!changes) return maxEditLength ** 2
  let [one, other, edits] = [start, 0, 0]
  for (const { added, removed, count } of changes) {
    if (!added && !removed)
      for (let at = 0; at < count; at += 1) pair(alignment, one + at, others[other + at]!)
    else edits += count
    if (!added) one += count
    if (!removed) other += count
  }
  return edits ** 2
}
