/**
 * Counts the places of a text in code points, as Web Annotation does (its data model, 4.2.4), where ours are UTF-16
 * units. An offset between the halves of a pair counts as before it.
 */
export function codePointsOf(text: string): (offset: number) => number {
  const pairs = pairsOf(text)
  return (offset) => offset - below(pairs.length, (at) => pairs[at]! <= offset)
}

/** The other way: the UTF-16 offset of a place that is given in code points; the end of the text for one beyond it. */
export function unitsOf(text: string): (place: number) => number {
  const pairs = pairsOf(text)
  return (place) => Math.min(text.length, place + below(pairs.length, (at) => pairs[at]! - at <= place))
}

/** Where the second halves of the surrogate pairs stand. */
const pairsOf = (text: string): number[] =>
  Array.from(text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g), ({ index }) => index + 1)

/** How many of the first `count` numbers, from 0, pass a test that holds up to one of them and never after. */
function below(count: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) low = middle + 1
    else high = middle
  }
  return low
}
