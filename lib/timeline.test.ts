import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stances } from './record'
import { roleBars, timelineOf, type MonthCount } from './timeline'

const said = (month: string, count = 1, stance: MonthCount['stance'] = 'asserts') => ({
  month,
  stance,
  count,
})
const names = (months: MonthCount[]) => timelineOf(months)?.periods.map(({ name }) => name)

test('less than two statements are no line in time', () => {
  expect(timelineOf([])).toBeNull()
  expect(timelineOf([said('2025-03')])).toBeNull()
  expect(timelineOf([said('2025-03', 2)])).not.toBeNull()
})

test('the unit follows from the span, and no period between is left out', () => {
  expect(names([said('2024-01'), said('2025-12')])).toHaveLength(24)
  expect(names([said('2024-01'), said('2026-01')])).toEqual(['2024', '2025', '2026'])
  expect(names([said('1990-05'), said('2029-01')])).toHaveLength(40)
  expect(names([said('1989-05'), said('2029-01')])).toEqual(['1980s', '1990s', '2000s', '2010s', '2020s'])
})

test('a single month stands at the end of a year', () => {
  const line = names([said('2025-03', 2)])
  expect([line?.length, line?.[0], line?.at(-1)]).toEqual([12, 'April 2024', 'March 2025'])
})

test('every statement is counted once, whatever the span', () => {
  const month = fc
    .tuple(fc.integer({ min: 1000, max: 2999 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, of]) => `${year}-${String(of).padStart(2, '0')}`)
  const row = fc.record({
    month,
    stance: fc.constantFrom(...stances),
    count: fc.integer({ min: 1, max: 99 }),
  })
  fc.assert(
    fc.property(fc.array(row, { minLength: 2, maxLength: 30 }), (months) => {
      const line = timelineOf(months)!
      const sum = months.reduce((all, { count }) => all + count, 0)
      expect(line.periods.reduce((all, { total }) => all + total, 0)).toBe(sum)
      for (const stance of stances)
        expect(line.periods.reduce((all, { counts }) => all + counts[stance], 0)).toBe(
          months.filter((each) => each.stance === stance).reduce((all, { count }) => all + count, 0),
        )
      expect(line.periods.length).toBeLessThanOrEqual(201)
    }),
  )
})

const role = (title: string, held: string | null) => ({ title, held, organisation: null })

test('roles lie where they were held, one above the other where they overlap', () => {
  const line = timelineOf([said('2024-01'), said('2024-12')])!
  const bars = roleBars(
    line,
    [
      role('Later', '2024-07/..'),
      role('Throughout', '2020/2030'),
      role('Before', '2020/2023'),
      role('Undated', null),
      role('First half', '2024-01/2024-06'),
    ],
    3,
  )
  expect(bars.map(({ role, lane }) => [role.title, lane])).toEqual([
    ['Throughout', 0],
    ['First half', 1],
    ['Later', 1],
  ])
  expect(bars[0]).toMatchObject({ start: 0, end: 1 })
  expect(bars[1]!.end).toBeCloseTo(0.5, 2)
  expect(bars[2]).toMatchObject({ start: 0.5, end: 1 })
})

test('roles beyond the lanes are left out', () => {
  const line = timelineOf([said('2024-01'), said('2024-12')])!
  expect(roleBars(line, [role('One', '2024'), role('Two', '2024')], 1)).toHaveLength(1)
})
