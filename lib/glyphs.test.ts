import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plain } from './glyphs'

test('marks, dashes, white space and capitals make no difference', () => {
  expect(plain('“It’s\u00a0\n late” – She…').text).toBe('"it\'s late" - she...')
  expect(plain('so\u00adcalled').text).toBe('socalled')
})

test('each unit has its offset in the text as printed', () => {
  const printed = '“A …  B”'
  const { text, at } = plain(printed)
  expect(text).toBe('"a ... b"')
  expect([...at]).toEqual([0, 1, 2, 3, 3, 3, 4, 6, 7, 8])
})

test('whatever the text, offsets rise and stay within it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (any) => {
      const { text, at } = plain(any)
      expect(at).toHaveLength(text.length + 1)
      at.forEach((offset, index) => expect(offset).toBeGreaterThanOrEqual(index ? at[index - 1]! : 0))
      expect(at.at(-1)).toBe(any.length)
    }),
  )
})
