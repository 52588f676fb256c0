const word = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu

function bag(text: string): { counts: Map<string, number>; size: number } {
  const words = text.toLowerCase().match(word) ?? []
  const counts = new Map<string, number>()
  for (const one of words) counts.set(one, (counts.get(one) ?? 0) + 1)
  return { counts, size: words.length }
}

/** How far two texts hold the same words, as often: the F1 measure of their bags of words, 0 to 1. */
export function agreement(one: string, two: string): number {
  const [left, right] = [bag(one), bag(two)]
  let common = 0
  for (const [key, count] of left.counts) common += Math.min(count, right.counts.get(key) ?? 0)
  return left.size + right.size === 0 ? 1 : (2 * common) / (left.size + right.size)
}
