import fc from 'fast-check'
import { expect, test } from 'vitest'
import { monthWord, pathOfDay, periodAt, periodWords, readPeriod } from './periods'

test.each([
  ['2023-03-17', 'day', '2023-03-17', '2023-03-17', 'Friday 17 March 2023'],
  ['2024-02', 'month', '2024-02-01', '2024-02-29', 'February 2024'],
  ['2023', 'year', '2023-01-01', '2023-12-31', '2023'],
])('%s is a %s', (name, unit, from, to, words) => {
  expect(readPeriod(name)).toEqual({ name, unit, from, to })
  expect(periodWords(readPeriod(name)!)).toBe(words)
})

test.each([
  '2023-02-30',
  '2023-13',
  '2023-00-01',
  '0999',
  '3000',
  '23',
  'x',
  '2023-03~',
  '2023/2024',
  ' 2023',
  '',
])('“%s” is no period', (name) => expect(readPeriod(name)).toBeNull())

test('whatever stands in an address is read or refused', () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      const read = readPeriod(name)
      expect(read === null || (read.name === name && read.from <= read.to)).toBe(true)
    }),
  )
})

test('of a day its month and its year', () => {
  expect(periodAt('2023-03-17', 'month')).toBe('2023-03')
  expect(periodAt('2023-03-17', 'year')).toBe('2023')
  expect(monthWord('2023-03')).toBe('March')
})

test('only an exact day or month has a page of its own in the margin', () => {
  expect(pathOfDay('2023-03-17')).toBe('/on/2023-03-17')
  expect(pathOfDay('2023-03')).toBe('/on/2023-03')
  for (const other of ['2023', '2023-03~', '2023-03-15/2023-03-17', '2022/..', 'unknown'])
    expect(pathOfDay(other)).toBeNull()
})
