import { expect, test } from 'vitest'
import { nextLook } from './watch'

const since = new Date('2025-03-14T18:00:00Z')
const hours = (count: number) => new Date(since.getTime() + count * 3_600_000)

test.each([
  ['at once', 0, 1],
  ['on the first day', 23.5, 24.5],
  ['on the second', 24, 48],
  ['after a week', 8 * 24 - 1, 9 * 24 - 1],
  ['in the second week', 8 * 24, 15 * 24],
  ['after a quarter of a year', 98 * 24, 105 * 24],
])('%s', (_, age, next) => {
  expect(nextLook(since, hours(age))).toEqual(hours(next))
})

test('after that never again', () => {
  expect(nextLook(since, hours(99 * 24))).toBeNull()
})

test('all in all some forty looks', () => {
  let [looks, now] = [0, since as Date | null]
  while ((now = nextLook(since, now!))) looks += 1
  expect(looks).toBe(24 + 7 + 13)
})
