/** Units that are searched for: to search for thousands takes their number times the text's where both repeat themselves. */
const HEAD = 200
/** Places of the first units at which the others are compared. */
const MOST_LOOKS = 1000

/**
 * Where words begin in a text (UTF-16 units), in order, at most so many places. None for long words whose first units
 * stand at more places than are looked at: of those that were found nobody could say whether they are all.
 */
export function startsOf(text: string, wanted: string, most: number): number[] {
  const head = wanted.slice(0, HEAD)
  const found: number[] = []
  let at = text.indexOf(head)
  for (let looked = 0; at >= 0 && found.length < most; looked += 1) {
    if (wanted.length > HEAD && looked === MOST_LOOKS) return []
    if (text.startsWith(wanted, at)) found.push(at)
    at = text.indexOf(head, at + 1)
  }
  return found
}
