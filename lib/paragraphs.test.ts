import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paragraphs, sentences } from './paragraphs'

const wordsOf = (text: string) =>
  paragraphs(text).map((paragraph) =>
    sentences(text, paragraph).map(({ start, end }) => text.slice(start, end)),
  )

test('blank lines part paragraphs; a line break inside one stays', () => {
  const text = 'First one,\nstill the first.\n\n  Second. \n \n\nThird.'
  expect(paragraphs(text)).toEqual([
    { start: 0, end: 27, text: 'First one,\nstill the first.', kind: 'paragraph' },
    { start: 31, end: 38, text: 'Second.', kind: 'paragraph' },
    { start: 43, end: 49, text: 'Third.', kind: 'paragraph' },
  ])
  expect(paragraphs(' \n\n ')).toEqual([])
})

test('a short line between paragraphs that does not end like a sentence is a heading', () => {
  const kinds = (...lines: string[]) => paragraphs(lines.join('\n\n')).map(({ kind }) => kind)
  expect(kinds('Opening words', 'Council rejects the charge', 'It met on Friday.', 'Closing words')).toEqual([
    'paragraph',
    'heading',
    'paragraph',
    'paragraph',
  ])
  expect(
    kinds('First.', '“Not me”', 'So he said:', 'One\nTwo', 'Yes, "no" and so on', 'Last.'),
  ).not.toContain('heading')
  expect(kinds('First.', `${'word '.repeat(12)}end`, 'Last.')).not.toContain('heading')
})

test('sentences end where readers end them', () => {
  expect(
    wordsOf('It was late. Mr. Doe of St. Helier paid $3.5 million, i.e. too much. “Why?” asked Ms Roe.'),
  ).toEqual([
    ['It was late.', 'Mr. Doe of St. Helier paid $3.5 million, i.e. too much.', '“Why?” asked Ms Roe.'],
  ])
  expect(wordsOf('The U.S. President left. He flew to the U.S. The plane was late.')).toEqual([
    ['The U.S. President left.', 'He flew to the U.S.', 'The plane was late.'],
  ])
  expect(wordsOf('We all said no. They went home.\n\nA second paragraph.')).toEqual([
    ['We all said no.', 'They went home.'],
    ['A second paragraph.'],
  ])
})

test('a quotation mark stays with the sentence it closes, and the speaker with the quotation', () => {
  expect(wordsOf('"It was safe." She left. "It is." he said.')).toEqual([
    ['"It was safe."', 'She left.', '"It is." he said.'],
  ])
  expect(wordsOf("“It was safe.” She left. ‘It is.’ He left. ''So.'' They left.")[0]).toHaveLength(6)
  expect(wordsOf('“It reached us. It was not read.”')).toEqual([['“It reached us.', 'It was not read.”']])
})

const prose = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'Mr.',
        'U.S.',
        'said.',
        'end.Next',
        'a.b',
        '"',
        '“',
        '.”',
        "''",
        '...',
        '?!',
        '!',
        '1.',
        '\n',
        '\n\n',
        'http://a.bc/d.e',
        '😀',
        '\u00a0',
        '____',
        '@~@',
        'x@y.zz',
        '<br>',
        '<br />',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.lorem({ maxCount: 3 }),
    ),
    { maxLength: 40 },
  )
  .chain((parts) => fc.constantFrom(' ', '').map((by) => parts.join(by)))

test('whatever the text, paragraphs and their sentences hold all of it but white space, in order', () => {
  fc.assert(
    fc.property(prose, (text) => {
      const all = paragraphs(text)
      const solid = (words: string) => words.replace(/\s/g, '')
      expect(solid(all.map((paragraph) => paragraph.text).join(''))).toBe(solid(text))
      for (const paragraph of all) {
        expect(text.slice(paragraph.start, paragraph.end)).toBe(paragraph.text)
        const pieces = sentences(text, paragraph)
        let last = paragraph.start
        for (const piece of pieces) {
          expect(piece.start).toBeGreaterThanOrEqual(last)
          expect(piece.end).toBeGreaterThan(piece.start)
          last = piece.end
        }
        expect(last).toBeLessThanOrEqual(paragraph.end)
        expect(solid(pieces.map(({ start, end }) => text.slice(start, end)).join(''))).toBe(
          solid(paragraph.text),
        )
      }
    }),
    { numRuns: 500 },
  )
})

test('single line ends part paragraphs only where there is no blank line', () => {
  expect(paragraphs('First one.\nSecond one.').map(({ text }) => text)).toEqual(['First one.', 'Second one.'])
})
