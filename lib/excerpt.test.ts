import fc from 'fast-check'
import { expect, test } from 'vitest'
import { around, joined, LONGEST } from './excerpt'

const text = 'First of all.\n\nThe second one.\n\nThe third one.'
const paragraphs = [
  { start: 0, end: 13 },
  { start: 15, end: 30 },
  { start: 32, end: 46 },
]
const cut = ({ text, marks }: ReturnType<typeof joined>) =>
  marks.map(({ start, end }) => text.slice(start, end))

test('neighbours are joined as they stand', () => {
  expect(joined(text, paragraphs.slice(0, 2), []).text).toBe('First of all.\n\nThe second one.')
})

test('what is left out has a sign, and the marks stay on their words', () => {
  const marks = [
    { start: 0, end: 5 },
    { start: 36, end: 41 },
  ]
  const shown = joined(text, [paragraphs[0]!, paragraphs[2]!], marks)
  expect(shown.text).toBe('First of all.\n\n[…]\n\nThe third one.')
  expect(cut(shown)).toEqual(['First', 'third'])
})

test('of a long paragraph the words around the marks are shown, none cut', () => {
  const long = `${'before '.repeat(400)}Said here. ${'after '.repeat(400)}`.trim()
  const mark = { start: 2800, end: 2810 }
  const parts = around(long, { start: 0, end: long.length }, [mark])
  const shown = joined(long, parts, [mark])
  expect(cut(shown)).toEqual(['Said here.'])
  expect(shown.text.length).toBeLessThan(700)
  expect(shown.text.split(' ').every((word) => ['before', 'Said', 'here.', 'after'].includes(word))).toBe(
    true,
  )
})

test('a short paragraph is shown whole', () => {
  expect(around(text, paragraphs[1]!, [])).toEqual([paragraphs[1]])
})

test('whatever the text and the marks, the marks keep their words', () => {
  const piece = fc.tuple(fc.nat(4000), fc.integer({ min: 1, max: 50 }))
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 3 * LONGEST }),
      fc.array(piece, { maxLength: 4 }),
      (any, at) => {
        const marks = at
          .map(([start, length]) => ({ start, end: start + length }))
          .filter(({ end }) => end <= any.length)
        const shown = joined(any, around(any, { start: 0, end: any.length }, marks), marks)
        const words = marks.map(({ start, end }) => any.slice(start, end).trim()).sort()
        expect(
          cut(shown)
            .map((part) => part.trim())
            .sort()
            .filter(Boolean),
        ).toEqual(words.filter(Boolean))
      },
    ),
  )
})
