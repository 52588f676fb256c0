import type { Comparison } from './comparison'
import type { Piece } from './spans'

/** Words on each side that are compared, and how much farther off they may stand in the later text. */
const near = 8
const slack = 4
/** Words beyond a span in which a neighbour is looked for whose counterpart is known. */
const far = 200

/** Where in the later text a span is to be looked for: between these words (indexes), where its neighbours stand. */
export type Gap = { lower: number; upper: number; known: boolean }

/** The words of the later text between which a range of earlier words stood. */
export function gapOf({ before, after, alignment: { to }, whole }: Comparison, range: Piece): Gap {
  let [lower, upper] = [-1, after.words.length]
  let known = 0
  let at = range.start - 1
  while (at >= 0 && range.start - at < far && to[at]! < 0) at -= 1
  if (at >= 0 && to[at]! >= 0) [lower, known] = [to[at]!, known + 1]
  else if (whole && at < 0) known += 1
  at = range.end
  while (at < before.words.length && at - range.end < far && to[at]! < 0) at += 1
  if (at < before.words.length && to[at]! >= 0) [upper, known] = [to[at]!, known + 1]
  else if (whole && at === before.words.length) known += 1
  return { lower, upper, known: known === 2 && lower < upper }
}

/** Whether a range of later words stands between the neighbours of the span. */
export function inOrder(gap: Gap, { start, end }: Piece): boolean {
  return gap.known && gap.lower < start && end <= gap.upper
}

/**
 * How much the words around two ranges agree, 0 to 1: half for the words that both have near, half for those that
 * touch the range. 1 where there are none to compare.
 */
export function surroundings({ before, after }: Comparison, one: Piece, other: Piece): number {
  const [ids, others] = [before.words.ids, after.words.ids]
  const left = reversed(ids.subarray(Math.max(0, one.start - near), one.start))
  const right = ids.subarray(one.end, one.end + near)
  const otherLeft = reversed(others.subarray(Math.max(0, other.start - near - slack), other.start))
  const otherRight = others.subarray(other.end, other.end + near + slack)
  const words = left.length + right.length
  if (!words) return 1
  const shared = common(left, otherLeft) + common(right, otherRight)
  const touching = run(left, otherLeft) + run(right, otherRight)
  return shared / words / 2 + touching / (Math.min(3, left.length) + Math.min(3, right.length)) / 2
}

const reversed = (ids: Int32Array) => Int32Array.from(ids).reverse()

/** How many of the words stand in the other list too, each counted once. */
function common(ids: Int32Array, others: Int32Array): number {
  const left = Array.from(others)
  return ids.reduce((count, id) => {
    const at = left.indexOf(id)
    if (at < 0) return count
    left.splice(at, 1)
    return count + 1
  }, 0)
}

/** How many of the first three words are the same in both, up to the first that differs. */
function run(ids: Int32Array, others: Int32Array): number {
  let length = 0
  while (length < Math.min(3, ids.length, others.length) && ids[length] === others[length]) length += 1
  return length
}

/** Of a range of later words: how many are counterparts of words in the span, and of words outside it. */
export function claims({ alignment: { from } }: Comparison, span: Piece, { start, end }: Piece) {
  let [own, foreign] = [0, 0]
  for (let at = start; at < end; at += 1) {
    const origin = from[at]!
    if (origin >= span.start && origin < span.end) own += 1
    else if (origin >= 0) foreign += 1
  }
  return { own, foreign }
}
