import { expect, test } from 'vitest'
import { brokenOff, nightlyName, overdue } from './nightly'

const day = (number: number) => `onrecord-2026-11-${String(number).padStart(2, '0')}.zip`
const days = (count: number) => Array.from({ length: count }, (_, index) => day(index + 1))

test('a backup is named by its day', () => {
  expect(nightlyName(new Date('2026-11-05T23:59:59Z'))).toBe(day(5))
})

test('the last 14 stay, and whatever else is in the folder', () => {
  expect(overdue([])).toEqual([])
  expect(overdue(days(14))).toEqual([])
  expect(overdue(['aaa.zip', 'onrecord-2026-11-01.zip.bak', ...days(17).toReversed()])).toEqual(days(3))
})

test('only its own broken ones are taken for such', () => {
  expect([`${day(1)}.417.part`, day(1), 'mine.zip.417.part', `${day(1)}.part`].map(brokenOff)).toEqual([
    true,
    false,
    false,
    false,
  ])
})
