import { expect, test } from 'vitest'
import { front } from './front'
import { narrowingOf, sourceHref, toggled, type SourceFilter } from './source-filter'

const filter: SourceFilter = { topic: '4', stance: ['asserts', 'denies'], year: '2024' }

test('the address holds the whole state, and the server reads it', () => {
  const href = sourceHref('7-ann', filter, '2024-01-01_5')
  expect(href).toBe('/sources/7-ann?topic=4&stance=asserts&stance=denies&year=2024&after=2024-01-01_5')
  expect(front('GET', href, { withdrawn: new Set() })).toMatchObject({ reader: true })
  expect(sourceHref('7-ann', {})).toBe('/sources/7-ann')
})

test('a chip adds its value or takes it away; the others stay', () => {
  expect(toggled(filter, 'stance', 'denies')).toEqual({ ...filter, stance: ['asserts'] })
  expect(toggled({ stance: ['denies'] }, 'stance', 'asserts').stance).toEqual(['asserts', 'denies'])
  expect(toggled({ stance: ['denies'] }, 'stance', 'denies').stance).toBeUndefined()
  expect(toggled(filter, 'topic', '4').topic).toBeUndefined()
  expect(toggled(filter, 'year', '2023').year).toBe('2023')
})

test('no filter narrows nothing', () => {
  expect(Object.values(narrowingOf({})).filter(Boolean)).toEqual([])
})
