import type { Suggestion } from '../suggestion'
import { plain } from './wording'

/** Statements a speaker made before that a new one is compared with, at most. */
const compared = 40

/**
 * The number of the utterance that each suggestion reports: the same where one speaker is given the same words
 * twice, or one wording holds the other.
 */
export function repeated(text: string, suggestions: readonly Suggestion[]): number[] {
  const spoken = new Map<string, { words: string[]; utterance: number }[]>()
  let next = 0
  return suggestions.map(({ content, speaker }) => {
    const words =
      plain(content.map(({ start, end }) => text.slice(start, Math.min(end, start + 2000))).join(' '))
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    const name = speaker?.name ?? ''
    const before = spoken.get(name) ?? spoken.set(name, []).get(name)!
    const same = name && words.length > 3 ? before.findLast((one) => alike(one.words, words)) : undefined
    const utterance = same?.utterance ?? next++
    before.push({ words, utterance })
    if (before.length > compared) before.shift()
    return utterance
  })
}

function alike(one: readonly string[], other: readonly string[]): boolean {
  if (
    Math.min(one.length, other.length) < 4 ||
    Math.max(one.length, other.length) > 1.7 * Math.min(one.length, other.length)
  )
    return false
  const left = new Map<string, number>()
  for (const word of one) left.set(word, (left.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of other) {
    const count = left.get(word) ?? 0
    if (count > 0) {
      shared += 1
      left.set(word, count - 1)
    }
  }
  return (2 * shared) / (one.length + other.length) >= 0.85
}
