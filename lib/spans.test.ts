import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alike, describe as selector, trimPiece, withinText, words, touching } from './spans'

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc
    .array(fc.constantFrom('a', ' ', '\n', '😀', 'e\u0301', '\ud83d', '\ude00', '"'))
    .map((units) => units.join('')),
)

test('a selector holds the words and 32 units on each side', () => {
  const text = `${'x'.repeat(40)}words${'y'.repeat(40)}`
  expect(selector(text, { start: 40, end: 45 })).toEqual({
    start: 40,
    end: 45,
    exact: 'words',
    prefix: 'x'.repeat(32),
    suffix: 'y'.repeat(32),
  })
  expect(selector('ab', { start: 0, end: 2 })).toMatchObject({ prefix: '', suffix: '' })
})

test('context never begins or ends with half a character', () => {
  const text = `😀${'x'.repeat(31)}words${'y'.repeat(31)}😀`
  expect(selector(text, { start: 33, end: 38 })).toMatchObject({
    prefix: 'x'.repeat(31),
    suffix: 'y'.repeat(31),
  })
})

test('a selector of nothing or of another text is refused', () => {
  expect(() => selector('abc', { start: 1, end: 1 })).toThrow(RangeError)
  expect(() => selector('abc', { start: 1, end: 9 })).toThrow(RangeError)
})

test('trimming drops white space and keeps characters whole', () => {
  expect(trimPiece('a  bc \n', { start: 1, end: 7 })).toEqual({ start: 3, end: 5 })
  expect(trimPiece('   ', { start: 0, end: 3 })).toBeNull()
  expect(trimPiece('a😀b', { start: 2, end: 4 })).toEqual({ start: 1, end: 4 })
  expect(trimPiece('a😀b', { start: 0, end: 2 })).toEqual({ start: 0, end: 3 })
})

test('a split quotation reads with an ellipsis', () => {
  expect(words([{ exact: 'It reached us' }])).toBe('It reached us')
  expect(words([{ exact: 'It reached us' }, { exact: 'unread' }])).toBe('It reached us … unread')
})

test('pieces must be whole, inside, in order and apart', () => {
  const bad = [
    [],
    [[0, 0]],
    [[-1, 2]],
    [[0, 99]],
    [[0.5, 2]],
    [
      [2, 4],
      [0, 1],
    ],
    [
      [0, 3],
      [2, 4],
    ],
    [[NaN, 1]],
  ]
  for (const pieces of bad)
    expect(
      withinText(
        'abcdef',
        pieces.map(([start, end]) => ({ start: start!, end: end! })),
      ),
    ).toBeTypeOf('string')
  expect(
    withinText('abcdef', [
      { start: 0, end: 2 },
      { start: 2, end: 6 },
    ]),
  ).toBeNull()
  expect(withinText('a😀', [{ start: 0, end: 2 }])).toMatch(/character/)
})

test('whatever is selected, a trimmed piece lies in the text and is not empty', () => {
  fc.assert(
    fc.property(anyText, fc.nat(130), fc.nat(130), (text, a, b) => {
      const piece = trimPiece(text, { start: Math.min(a, b), end: Math.max(a, b) })
      if (!piece) return
      expect(withinText(text, [piece])).toBeNull()
      expect(text.slice(piece.start, piece.end)).toMatch(/^\S/u)
      expect(text.slice(piece.start, piece.end)).toMatch(/\S$/u)
    }),
  )
})

test('whatever the text, context is cut at whole characters', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('😀', 'a'), { minLength: 3, maxLength: 120 }),
      fc.nat(),
      (units, pick) => {
        const at = pick % units.length
        const start = units.slice(0, at).join('').length
        const { prefix, suffix } = selector(units.join(''), { start, end: start + units[at]!.length })
        expect(prefix).not.toMatch(/\p{Cs}/u)
        expect(suffix).not.toMatch(/\p{Cs}/u)
      },
    ),
  )
})

test('spans are alike by what they share of both', () => {
  const whole = [{ start: 0, end: 10 }]
  expect(alike(whole, whole)).toBe(1)
  expect(alike(whole, [{ start: 5, end: 15 }])).toBe(0.5)
  expect(alike(whole, [{ start: 10, end: 20 }])).toBe(0)
  expect(
    alike(
      [
        { start: 0, end: 4 },
        { start: 6, end: 10 },
      ],
      whole,
    ),
  ).toBeCloseTo(16 / 18)
  expect(alike([], [])).toBe(0)
})

test('touching tells of many pieces at once what overlap tells of two', () => {
  const piece = fc
    .tuple(fc.nat(40), fc.integer({ min: 1, max: 8 }))
    .map(([start, size]) => ({ start, end: start + size }))
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), piece, (pieces, one) => {
      const overlaps = pieces.some(({ start, end }) => start < one.end && one.start < end)
      expect(touching(pieces)(one)).toBe(overlaps)
    }),
  )
})
