import { expect, test } from 'vitest'
import { startingAt, subjectBefore, subjectFrom, tokens } from './mention'

const all = (text: string) => tokens(text, { start: 0, end: text.length })
const shown = (text: string, piece: { start: number; end: number } | null) =>
  piece && text.slice(piece.start, piece.end)

test('words keep apostrophes, hyphens and inner full stops', () => {
  expect(all('U.S. spokesman’s so-called "plan", e.g. 3.5').map(({ word }) => word)).toEqual([
    'U.S',
    'spokesman’s',
    'so-called',
    'plan',
    'e.g',
    '3.5',
  ])
})

test.each([
  ['The mayor of Port Averil has repeatedly said', 'The mayor of Port Averil'],
  ["Tarn's Prime Minister Oda Pellmarsh said", "Tarn's Prime Minister Oda Pellmarsh"],
  ['On Friday Roe said', 'Roe'],
  ['Roe, the chair of the union, said', 'Roe'],
  ['Roe, who later said', 'Roe'],
  ['Roe and Doe said', 'Roe and Doe'],
  ['a senior official said', 'a senior official'],
  ['it rained and she said', 'she'],
  ['rain fell, said', null],
])('%s', (text, mention) => {
  const words = all(text)
  expect(shown(text, subjectBefore(words, words.length - 1))).toBe(mention)
})

test('a mention after the cue ends where the name ends', () => {
  const after = (text: string) => shown(text, startingAt(all(text), 0))
  expect(after('Maria Roe, the chair')).toBe('Maria Roe')
  expect(after('the Harbour Trust (HT) on Friday')).toBe('the Harbour Trust (HT)')
  expect(after('a lawyer for the union who asked')).toBe('a lawyer for the union')
  expect(after('and left')).toBeNull()
})

test('the subject of a sentence stands after its opening words', () => {
  const subject = (text: string) => shown(text, subjectFrom(all(text)))
  expect(subject('Earlier, Roe left')).toBe('Roe')
  expect(subject('In its first report, the Harbour Trust warned')).toBe('the Harbour Trust')
  expect(subject('It rained. Mr. Roe left')).toBe('Mr. Roe')
})
