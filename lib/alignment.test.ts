import { expect, test } from 'vitest'
import { align } from './alignment'
import { wordIndex, type Vocabulary } from './word-index'

function aligned(before: string, after: string, whole = true) {
  const vocabulary: Vocabulary = new Map()
  return [...align(wordIndex(before, vocabulary), wordIndex(after, vocabulary), whole).to]
}

test('what lies between words that stand is compared in order', () => {
  expect(aligned('one two three four', 'zero one two new four')).toEqual([1, 2, -1, 4])
})

test('a passage that was moved keeps its counterparts', () => {
  const [first, second] = ['the first of two long passages here', 'and then another one that follows it']
  expect(aligned(`${first} ${second}`, `${second} ${first}`)).toEqual([
    7, 8, 9, 10, 11, 12, 13, 0, 1, 2, 3, 4, 5, 6,
  ])
})

test('of an excerpt, words that stand alone are not paired', () => {
  expect(aligned('left and then he', 'he left', false)).toEqual([-1, -1, -1, -1])
})

test('texts that only repeat themselves are paired from both ends', () => {
  const pairs = aligned('ab '.repeat(30_000), 'ab '.repeat(29_000))
  expect(pairs.slice(0, 3)).toEqual([0, 1, 2])
})
