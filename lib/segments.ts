import type { Piece } from './spans'

/** Cuts a range at the boundary of every mark, so that each segment carries the set of marks that lie over it. */
export function segments<Mark extends Piece>(
  range: Piece,
  marks: readonly Mark[],
): (Piece & { marks: Mark[] })[] {
  const cuts = new Set([range.start, range.end])
  for (const mark of marks) {
    if (mark.start >= mark.end) continue
    for (const at of [mark.start, mark.end]) if (at > range.start && at < range.end) cuts.add(at)
  }
  const sorted = [...cuts].sort((a, b) => a - b)
  return sorted.slice(1).map((end, number) => {
    const start = sorted[number]!
    return { start, end, marks: marks.filter((mark) => mark.start <= start && mark.end >= end) }
  })
}
