import { expect, test } from 'vitest'
import { reverses } from './polarity'

const words = (text: string) => text.split(' ')

test.each([
  ['it was safe', 'it was not safe', true],
  ['it was not safe', 'it was safe', true],
  ['she said no', 'she said nothing', false],
  ['he did not come', 'he never came', false],
  ['er kommt', 'er kommt nicht', true],
  ['sie bestätigte es', 'sie bestritt es', true],
  ['the board rejected it', 'the board accepted it', true],
  ['the board rejected it', 'the board refused it', false],
  ['he left', 'it is not true that he left', true],
  ['he left', 'he left before the news that nobody expected', false],
])('%s: %s', (one, other, reversed) => {
  expect(reverses(words(one), words(other))).toBe(reversed)
  expect(reverses(words(other), words(one))).toBe(reversed)
})
