/**
 * One change that readers may have seen, in the order of time: on a day (yyyy-mm-dd) a claim or one of its passages
 * was shown or withdrawn; `shown` is null where it was only corrected, `claim` where it is of none.
 */
export type Seen = { day: string; claim: number | null; passage: number | null; shown: boolean | null }

/** The days on which a page changed and at whose end it had something to show: a passage of a claim, both of them public. */
export function publicDays(changes: readonly Seen[]): string[] {
  const claims = new Map<number, { shown: boolean; passages: Set<number> }>()
  const days = new Map<string, boolean>()
  let visible = 0
  for (const { day, claim, passage, shown } of changes) {
    if (claim !== null && shown !== null) {
      const state = claims.get(claim) ?? { shown: false, passages: new Set() }
      claims.set(claim, state)
      const seen = () => Number(state.shown && state.passages.size > 0)
      visible -= seen()
      if (passage === null) state.shown = shown
      else if (shown) state.passages.add(passage)
      else state.passages.delete(passage)
      visible += seen()
    }
    days.set(day, visible > 0)
  }
  return [...days].flatMap(([day, shown]) => (shown ? [day] : []))
}

/** Of days in their order the last up to this one; before them all the first. Null of none. */
export function nearestDay(days: readonly string[], day: string): string | null {
  return days.findLast((one) => one <= day) ?? days[0] ?? null
}
