import { expect, test } from 'vitest'
import { dayOf } from './as-of'

test('a day is one that has come', () => {
  const now = new Date('2025-04-02T09:00:00Z')
  expect(dayOf('2025-04-02', now)).toBe('2025-04-02')
  expect(() => dayOf('2025-04-03', now)).toThrow('has not come yet')
  for (const day of ['2025-02-30', '2025', 'today', '0000-01-01', ''])
    expect(() => dayOf(day, now), day).toThrow('asOf')
})
