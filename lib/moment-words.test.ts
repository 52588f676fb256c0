import { expect, test } from 'vitest'
import { momentWords, timeLeft } from './moment-words'

test('a moment is told with its zone', () => {
  expect(momentWords('2025-03-14T23:30:00+02:00')).toBe('14 March 2025, 21:30 UTC')
})

test.each([
  [100, 200, 'under a minute'],
  [100, 1000, '2 min'],
  [10, 10_000, '3 h'],
  [1, 100_000, '12 days'],
])('after %i rows in 10 s, %i rows need %s', (done, rows, words) => {
  expect(
    timeLeft(
      [
        { at: 0, done: 0 },
        { at: 10_000, done },
      ],
      rows,
    ),
  ).toBe(words)
})

test('where nothing was done the rest cannot be told', () => {
  expect(timeLeft([], 10)).toBeNull()
  expect(
    timeLeft(
      [
        { at: 0, done: 5 },
        { at: 1, done: 5 },
      ],
      10,
    ),
  ).toBeNull()
})
