import fc from 'fast-check'
import { expect, test } from 'vitest'
import { describe } from '../spans'
import { placed, TextRange } from './places'

const text = 'He said no. She said no 🌊 too.'

test('words that stand once are found, others by what is around them', () => {
  expect(placed(text, { exact: 'She said' })).toEqual({ start: 12, end: 20 })
  expect(placed(text, { exact: 'said no', prefix: 'He ' })).toEqual({ start: 3, end: 10 })
  expect(placed(text, { exact: 'said no', suffix: ' 🌊' })).toEqual({ start: 16, end: 23 })
  expect(placed(text, { exact: 'said no' })).toHaveProperty(
    'problem',
    expect.stringContaining('more than once'),
  )
  expect(placed(text, { exact: 'said yes' })).toHaveProperty(
    'problem',
    expect.stringContaining('do not stand'),
  )
})

test('words beside places have to stand there', () => {
  expect(placed(text, { start: 24, end: 26, exact: '🌊' })).toEqual({ start: 24, end: 26 })
  expect(placed(text, { start: 23, end: 25, exact: '🌊' })).toHaveProperty('problem')
})

test('a range is given by both places or by words', () => {
  for (const part of [{}, { start: 1 }, { end: 2 }, { prefix: 'a' }, { start: 1, exact: 'a' }, { exact: '' }])
    expect(TextRange.safeParse(part).success, JSON.stringify(part)).toBe(false)
})

test('whatever is described is found where it stood, or stands more than once', () => {
  const cut = fc
    .string({ unit: fc.constantFrom('a', 'b', ' ', '🌊'), minLength: 1, maxLength: 60 })
    .chain((text) => {
      const ends = fc.tuple(fc.nat(text.length - 1), fc.nat(text.length - 1))
      return ends.map(([one, other]) => ({
        text,
        start: Math.min(one, other),
        end: Math.max(one, other) + 1,
      }))
    })
  fc.assert(
    fc.property(cut, ({ text, start, end }) => {
      const { exact, prefix, suffix } = describe(text, { start, end })
      const found = placed(text, { exact, prefix, suffix })
      if ('problem' in found) expect(found.problem).toContain('more than once')
      else expect(found).toEqual({ start, end })
    }),
  )
})
