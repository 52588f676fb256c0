import { expect, test } from 'vitest'
import { addDays, dayProblem, daysIn, isDay, joinDate, weekdayOf } from './calendar'

test('days are counted over the ends of months and leap years', () => {
  expect([daysIn(2023, 2), daysIn(2024, 2), daysIn(1900, 2), daysIn(2000, 2)]).toEqual([28, 29, 28, 29])
  expect([addDays('2024-02-28', 1), addDays('2023-01-01', -1)]).toEqual(['2024-02-29', '2022-12-31'])
  expect(weekdayOf('2023-03-17')).toBe(5)
  expect([joinDate(2023), joinDate(2023, 3), joinDate(2023, 3, 7)]).toEqual(['2023', '2023-03', '2023-03-07'])
})

test('tells days from what only looks like one', () => {
  expect(['2024-02-29', '0001-01-01', '9999-12-31'].filter(isDay)).toHaveLength(3)
  expect(
    ['2025-02-29', '2025-02-31', '2025-04-31', '2025-13-01', '2025-01-00', '0000-01-01'].filter(isDay),
  ).toEqual([])
})

test('a day that does not exist says why', () => {
  expect(dayProblem(2023, 2, 29)).toBe('February 2023 has 28 days.')
  expect(dayProblem(2023, 2, 0)).toBe('February 2023 has 28 days.')
  expect(dayProblem(2023, 13, null)).toBe('There is no month 13.')
  expect(dayProblem(999, null, null)).toBe('Years run from 1000 to 2999.')
  expect([dayProblem(2024, 2, 29), dayProblem(2024, 2, null), dayProblem(2024, null, null)]).toEqual([
    null,
    null,
    null,
  ])
})
