import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contained, sameness, sketch, twinFrom } from './sketch'

const words = (seed: number, count: number) =>
  Array.from({ length: count }, (_, at) => `word${(seed * 7919 + at * at * 31 + at * 17) % 5003}`)
const shares = (one: string, other: string) => sketch(one).some((band) => sketch(other).includes(band))

test('a text and the same with a few words changed are found by each other', () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const text = words(seed, 400)
    const edited = text.with(100, 'other').with(250, 'another')
    expect(shares(text.join(' '), edited.join(' '))).toBe(true)
    expect(sameness(text.join(' '), edited.join(' '))).toBeGreaterThan(twinFrom)
  }
})

test('capitals, quotation marks and the parting of lines make no other text', () => {
  const text = words(3, 200)
  expect(sketch(`“${text.join(' ').toUpperCase()}”`)).toEqual(sketch(text.join('\n\n')))
})

test('two reports of one event, with a quotation in common, are two articles', () => {
  const quoted = words(1, 30)
  const one = [...words(10, 150), ...quoted].join(' ')
  const other = [...quoted, ...words(20, 150)].join(' ')
  expect(sameness(one, other)).toBeLessThan(twinFrom)
  expect(shares(one, other)).toBe(false)
})

test('a few words have no sketch: too many articles hold them', () => {
  expect(sketch('He said no.')).toEqual([])
})

test('whatever the text, its sketch is made of whole numbers that Postgres holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
      for (const band of sketch(text)) expect(band).toBe(band | 0)
      expect(sameness(text, text)).toBeLessThanOrEqual(1)
    }),
  )
})

test('the first half of a text stands in it whole, the text in its half does not', () => {
  const text = words(5, 200)
  const half = text.slice(0, 100).join(' ')
  expect(contained(half, text.join(' '))).toBe(1)
  expect(contained(text.join(' '), half)).toBeLessThan(0.6)
  expect(contained('', half)).toBe(0)
})
