/** Numbers that look like chance and are the same for the same seed. */
export type Random = {
  /** A whole number from 0 to `count - 1`, each as likely as the other. */
  below(count: number): number
  /** The same, the first far likelier than the last (Zipf: the n-th comes up 1/n as often as the first). */
  skewed(count: number): number
  chance(share: number): boolean
  pick<Value>(list: readonly Value[]): Value
}

/** Chance from a seed (mulberry32, 32 bits). */
export function random(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  const below = (count: number) => Math.floor(next() * count)
  return {
    below,
    skewed: (count) => Math.min(count, Math.floor(Math.exp(next() * Math.log(count + 1)))) - 1,
    chance: (share) => next() < share,
    pick: (list) => list[below(list.length)]!,
  }
}
