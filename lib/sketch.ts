const SHINGLE = 3
const BANDS = 8
const ROWS = 6
/** Words of a long text that are looked at: enough to know it again. */
const MOST_WORDS = 20_000
/** From here on two wordings are offered as one article: most words stand in both, in the same order. */
export const twinFrom = 0.8

/**
 * A sketch of a text by which near-identical ones are found: 8 whole numbers (of Postgres' integer), of which two
 * texts that share nine tenths of their runs of three words have at least one in common nearly always, and two
 * different texts hardly ever. (MinHash with banding: Broder 1997; Leskovec, Rajaraman, Ullman, ch. 3.) Empty for a
 * text of less than 20 words.
 */
export function sketch(text: string): number[] {
  const hashes = [...shingles(text)]
  if (hashes.length < 20) return []
  const lowest = seeds.map((seed) => {
    let low = 0xffffffff
    for (const hash of hashes) {
      const mixed = mix(hash ^ seed)
      if (mixed < low) low = mixed
    }
    return low
  })
  return Array.from({ length: BANDS }, (_, band) => {
    let joined = mix(band + 1)
    for (const low of lowest.slice(band * ROWS, (band + 1) * ROWS)) joined = mix(joined ^ low)
    return joined | 0
  })
}

/** The share of runs of three words that two texts have in common (Jaccard), 0 to 1. */
export function sameness(one: string, other: string): number {
  const [first, second] = [shingles(one), shingles(other)]
  let shared = 0
  for (const hash of first) if (second.has(hash)) shared += 1
  const all = first.size + second.size - shared
  return all ? shared / all : 0
}

/** The share of the runs of three words of a text that stand in another one too, 0 to 1. */
export function contained(text: string, other: string): number {
  const [runs, others] = [shingles(text), shingles(other)]
  if (!runs.size) return 0
  return [...runs].filter((hash) => others.has(hash)).length / runs.size
}

function shingles(text: string): Set<number> {
  const words: number[] = []
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    words.push(hashOf(word))
    if (words.length === MOST_WORDS) break
  }
  const found = new Set<number>()
  for (let at = 0; at + SHINGLE <= words.length; at += 1)
    found.add(words.slice(at, at + SHINGLE).reduce((joined, word) => mix(joined ^ word), SHINGLE))
  return found
}

/** FNV-1a, 32 bits. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** The finalizer of MurmurHash3, 32 bits. */
function mix(value: number): number {
  let mixed = value
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

const seeds = Array.from({ length: BANDS * ROWS }, (_, number) => mix(number + 0x9e3779b9))
