import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codePointsOf, unitsOf } from './code-points'

// Astral characters, combining marks, line breaks of both kinds, and what is no character at all.
const text = fc
  .array(fc.constantFrom('a', '“', '😀', '𝔸', 'e\u0301', '\u0301', '\r\n', '\n', ' ', '👩‍👧', '\ud83d'))
  .map((parts) => parts.join(''))

test('places in code points select exactly the quote', () => {
  fc.assert(
    fc.property(text, fc.nat(40), fc.nat(40), (words, one, other) => {
      const points = [...words]
      const [from, to] = [one, other].map((place) => Math.min(place, points.length)).sort((a, b) => a - b)
      const units = unitsOf(words)
      const [start, end] = [units(from!), units(to!)]
      const quote = words.slice(start, end)
      expect(quote).toBe(points.slice(from, to).join(''))
      const count = codePointsOf(words)
      expect([count(start), count(end)]).toEqual([from, to])
    }),
  )
})

test('an offset within a pair counts as before it, a place beyond the end as the end', () => {
  expect(['a😀b'].map((words) => [0, 1, 2, 3, 4].map(codePointsOf(words)))).toEqual([[0, 1, 1, 2, 3]])
  expect(unitsOf('a😀')(9)).toBe(3)
})
