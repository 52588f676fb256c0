import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanText } from '../header'
import { extractMarkdown } from './markdown'
import { extractText } from './plain-text'

test('metadata at the head of a plain text', () => {
  const raw =
    'title: Harbour opens\nauthor: Ann Roe\ndate: 2025-03-14\nlanguage: xx-!\nurl: https://gazette.example/1\n\nOne.\n\nTwo.'
  expect(extractText(raw)).toMatchObject({
    title: 'Harbour opens',
    byline: 'Ann Roe',
    publishedOn: '2025-03-14',
    language: null,
    canonical: 'https://gazette.example/1',
    host: 'gazette.example',
    text: 'One.\n\nTwo.',
  })
})

test('Markdown loses its marks and keeps its order', () => {
  const raw =
    '---\ntitle: "Harbour opens"\nauthor: Ann Roe\ndate: 2025-03-14\ntags: [a]\n---\n# Harbour opens\n\nThe *harbour* is [open](https://x.example), she\nsaid.\n\n## Ferries\n\n- one\n- two\n\n> “Ships may come in.”\n\n![Waves](a.jpg)\n'
  expect(extractMarkdown(raw)).toMatchObject({
    title: 'Harbour opens',
    byline: 'Ann Roe',
    publishedOn: '2025-03-14',
    text: 'The harbour is open, she said.\n\nFerries\n\none\n\ntwo\n\n“Ships may come in.”',
  })
})

test('without front matter the first heading is the title', () => {
  expect(extractMarkdown('Title of all\n============\n\nWords.')).toMatchObject({
    title: 'Title of all',
    text: 'Words.',
  })
  expect(extractMarkdown('Words only.\n\n# Later')).toMatchObject({
    title: null,
    text: 'Words only.\n\nLater',
  })
})

test('any text can be stored', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => {
      expect(cleanText(extractText(raw).text)).toHaveProperty('text')
      expect(cleanText(extractMarkdown(raw).text)).toHaveProperty('text')
    }),
  )
})
