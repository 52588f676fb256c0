import { expect, test } from 'vitest'
import { moment } from './moments'

const now = new Date('2025-03-14T18:00:00Z')

test.each([
  ['2025-03-14T14:05:00Z', 'UTC', '14:05 UTC'],
  ['2025-03-14T14:05:00Z', 'Europe/Kyiv', '16:05'],
  ['2025-03-13T23:30:00Z', 'Europe/Kyiv', '01:30'],
  ['2025-03-13T23:30:00Z', 'UTC', '13 March, 23:30 UTC'],
  ['2024-12-31T23:30:00Z', 'America/New_York', '31 December 2024, 18:30'],
])('%s in %s is told as %s', (at, zone, words) => {
  expect(moment(at, { now, zone })).toBe(words)
})
