import { expect, test } from 'vitest'
import { nearestDay, publicDays, type Seen } from './public-days'

const seen = (day: string, claim: number | null, passage: number | null, shown: boolean | null): Seen => ({
  ...{ day, claim, passage, shown },
})

test('a page is there from the day on which a passage and its claim are public, but for the days without any', () => {
  const changes = [
    seen('2023-01-01', 1, 11, true),
    seen('2023-01-02', 1, null, true),
    seen('2023-01-03', null, null, null),
    seen('2023-01-04', 1, 12, true),
    seen('2023-01-04', 1, 11, false),
    seen('2023-01-05', 1, 12, false),
    seen('2023-01-06', null, null, null),
    seen('2023-01-07', 1, 12, true),
    seen('2023-01-08', 1, null, false),
    seen('2023-01-08', 2, null, true),
    seen('2023-01-09', 2, 21, true),
  ]
  expect(publicDays(changes)).toEqual([
    ...['2023-01-02', '2023-01-03', '2023-01-04', '2023-01-07', '2023-01-09'],
  ])
})

test('what was withdrawn and put back within a day is there at its end', () => {
  const changes = [true, false, true].map((shown) => seen('2023-01-01', 1, null, shown))
  expect(publicDays([seen('2023-01-01', 1, 11, true), ...changes])).toEqual(['2023-01-01'])
})

test('the nearest day is the last before, else the first', () => {
  const days = ['2023-01-02', '2023-01-04']
  const asked = ['2023-01-01', '2023-01-02', '2023-01-03', '2099-01-01']
  expect(asked.map((day) => nearestDay(days, day))).toEqual([days[0], days[0], days[0], days[1]])
  expect(nearestDay([], '2023-01-01')).toBeNull()
})
