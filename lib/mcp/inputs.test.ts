import { expect, test } from 'vitest'
import { inputs, narrowingOf, oneOf, soughtInWords } from './inputs'
import { mayAsk } from './origins'

test('the filters of a search are read by the rules of the search page', () => {
  expect(
    narrowingOf({
      words: '  low   water ',
      source: [7, 6, 7],
      year: [2025],
      stance: [],
      from: '2025-03',
      quoted: true,
    }),
  ).toEqual({ q: 'low water', source: ['6', '7'], year: ['2025'], from: '2025-03', quoted: '1' })
  expect(narrowingOf({ words: ' ' })).toEqual({})
  expect(() => narrowingOf({ from: 'yesterday' })).toThrow('“from” is a day, a month or a year')
  expect(() => narrowingOf({ from: '2025-02-30' })).toThrow('“from”')
  expect(() => narrowingOf({ from: '2025-04', to: '2025-03-31' })).toThrow(
    '“from”, 2025-04, is later than “to”',
  )
  expect(narrowingOf({ from: '2025-03-14', to: '2025-03' })).toEqual({ from: '2025-03-14', to: '2025-03' })
  expect(() => narrowingOf({ year: [20] })).toThrow('“year” has four digits')
  expect(() => narrowingOf({ words: 'a\0b' })).toThrow('cannot be searched for')
  expect(() => narrowingOf({ words: 'a'.repeat(201) })).toThrow('longer than 200')
})

test('a filter that is not known is refused, and those that are known named', () => {
  const told = (input: unknown) => inputs.search.safeParse(input).error!.issues[0]!.message
  expect(told({ q: 'water', limit: 2 })).toMatch(
    /^This tool does not take “q”, “limit”\. It takes words, quoted, /,
  )
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, key) => [`${key}\n${'x'.repeat(99)}`, 1]))
  expect(told(many).length).toBeLessThan(400)
  expect(told(many)).not.toContain('\n')
  expect(inputs.search.safeParse({ source: 7 }).success).toBe(false)
  for (const claim of [0, -1, 1.5, 2147483648, '1', null])
    expect(inputs.claim.safeParse({ claim }).success).toBe(false)
})

test('either of two is given', () => {
  expect(() => oneOf(['claim', 1], ['source', undefined])).not.toThrow()
  expect(() => oneOf(['claim', 1], ['source', 2])).toThrow('either “claim” or “source”')
  expect(() => oneOf(['claim', undefined], ['source', undefined])).toThrow('either “claim” or “source”')
})

test('what was sought is told in words', () => {
  const names = new Map([['source 7', 'Tobin Harcastle']])
  const state = { q: 'tray', quoted: '1' as const, source: ['7', '9'], year: ['2025'], from: '2025-03' }
  expect(soughtInWords(state, names)).toBe(
    'the words “tray” inside quotation marks; source 7 (Tobin Harcastle) or 9; year 2025; said on or after 2025-03',
  )
  expect(soughtInWords({})).toBe('anything')
})

test('programs may ask, and pages of this instance and of this machine', () => {
  const own = 'https://record.example'
  for (const origin of [undefined, own, 'http://localhost:6274', 'http://127.0.0.1', 'http://[::1]:8080'])
    expect(mayAsk(origin, own), origin).toBe(true)
  for (const origin of [
    'null',
    '',
    'https://evil.example',
    'http://record.example',
    'https://record.example.evil.example',
    'http://localhost.evil.example',
    'http://localhost:80/path',
    'file://',
    'x',
  ])
    expect(mayAsk(origin, own), origin).toBe(false)
  expect(mayAsk('https://record.example', null)).toBe(false)
})
