import type { Piece } from './spans'

/** The words of a text in order: their numbers in a vocabulary, and the UTF-16 offsets of each (half open). */
export type WordIndex = { ids: Int32Array; starts: Int32Array; ends: Int32Array; length: number }

/** Numbers for words, shared by the texts that are compared. */
export type Vocabulary = Map<string, number>

// A number keeps its separators ("1,200", "3.5"), a contraction its apostrophe. Scripts that write no blanks
// count by character.
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+(?:['’]\p{L}[\p{L}\p{M}]*|(?<=\p{N})[.,]\p{N}+)*/gu

/** A word as it is compared: case, composition of accents and kind of apostrophe make no difference. */
export function normalWord(printed: string): string {
  return printed.normalize('NFC').toLowerCase().replaceAll('’', "'")
}

/** The words of a text; those that the vocabulary lacks are added to it. */
export function wordIndex(text: string, vocabulary: Vocabulary): WordIndex {
  const [ids, starts, ends]: [number[], number[], number[]] = [[], [], []]
  for (const { 0: printed, index } of text.matchAll(word)) {
    const normal = normalWord(printed)
    let id = vocabulary.get(normal)
    if (id === undefined) vocabulary.set(normal, (id = vocabulary.size))
    ids.push(id)
    starts.push(index)
    ends.push(index + printed.length)
  }
  return {
    ids: Int32Array.from(ids),
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    length: ids.length,
  }
}

/** How often each word occurs. */
export type Counts = Map<number, number>

export function counted(ids: Int32Array): Counts {
  const counts: Counts = new Map()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

/** The range of words (indexes, half open) that a piece of the text touches; empty where it touches none. */
export function wordsIn(words: WordIndex, { start, end }: Piece): Piece {
  const first = lowest(words.length, (at) => words.ends[at]! > start)
  return {
    start: first,
    end: Math.max(
      first,
      lowest(words.length, (at) => words.starts[at]! >= end),
    ),
  }
}

/** The lowest of 0 … length for which a test holds that stays true once it is; length where it never is. */
export function lowest(length: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
