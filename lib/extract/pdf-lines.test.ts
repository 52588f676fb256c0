import fc from 'fast-check'
import { expect, test } from 'vitest'
import { largestText, pdfParagraphs, type Run } from './pdf-lines'

const lines = (words: string[], { top = 700, size = 10, full = 400 } = {}): Run[] =>
  words.map((str, at) => ({
    str,
    x: 50,
    y: top - at * 12,
    width: /[.:”]$/.test(str) ? 200 : full,
    fontSize: size,
    hasEOL: true,
  }))

test('lines run on to paragraphs, and words parted at a line end become one', () => {
  const page = lines([
    'The harbour of North-',
    'wick opened on Fri-',
    'day, she said.',
    'The ferries and sail-',
    'Boats stay in port.',
  ])
  expect(pdfParagraphs([page])).toEqual([
    'The harbour of Northwick opened on Friday, she said.',
    'The ferries and sail-Boats stay in port.',
  ])
})

test('running heads and page numbers are left out', () => {
  const page = (number: number, words: string[]) => [
    ...lines([`The Gazette, page ${number}`], { top: 800 }),
    ...lines(words),
    ...lines([`– ${number} –`], { top: 40 }),
  ]
  const pages = [
    page(1, ['The harbour opened on Friday after the', 'storm of four']),
    page(2, ['days ago.']),
    page(3, ['End of the story.']),
  ]
  expect(pdfParagraphs(pages)).toEqual([
    'The harbour opened on Friday after the storm of four days ago.',
    'End of the story.',
  ])
})

test('what stands in larger letters is a heading, and at the top the title', () => {
  const page = [
    ...lines(['Harbour opens'], { top: 760, size: 20 }),
    ...lines(['The harbour is', 'open again.']),
  ]
  expect(pdfParagraphs([page])).toEqual(['Harbour opens', 'The harbour is open again.'])
  expect(largestText(page)).toBe('Harbour opens')
  expect(largestText(lines(['All of', 'one size.']))).toBeNull()
})

test('any runs give paragraphs with all their words', () => {
  const run = fc.record({
    str: fc.string({ maxLength: 12 }),
    x: fc.integer({ min: 0, max: 600 }),
    y: fc.integer({ min: 0, max: 800 }),
    width: fc.integer({ min: 0, max: 200 }),
    fontSize: fc.integer({ min: 1, max: 30 }),
    hasEOL: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(run, { maxLength: 20 }), (page) => {
      const letters = (text: string) => text.replace(/[^A-Za-z]/g, '')
      const numbered = page.map((one) => ({ ...one, str: one.str.replace(/\d/g, '') }))
      expect(letters(pdfParagraphs([numbered]).join(''))).toBe(
        letters(numbered.map(({ str }) => str).join('')),
      )
    }),
  )
})
