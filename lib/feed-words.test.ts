import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wanted } from './feed-words'

const item = {
  title: 'Mayor of Málaga: “The ferry’s late, again”',
  summary: 'STRASSE gesperrt; 東京都の知事が話した',
}

test.each([
  [['ferry'], true],
  [['FERRY'], true],
  [['malaga'], true],
  [['Malága'], true],
  [['straße'], true],
  [['the ferry'], true],
  [['late  again'], true],
  [['東京'], true],
  [['nothing', 'mayor'], true],
  [['ferr'], false],
  [['ferryman'], false],
  [['mayor ferry'], false],
  [['大阪'], false],
  [[], true],
  [['', ' — '], true],
])('%j: %s', (words, is) => expect(wanted(item, words)).toBe(is))

test('an item without words is wanted only where none are chosen', () => {
  expect(wanted({ title: null, summary: null }, [])).toBe(true)
  expect(wanted({ title: null, summary: null }, ['ferry'])).toBe(false)
})

test('a title holds itself and each of its words', () => {
  fc.assert(
    fc.property(fc.string(), (title) => {
      expect(wanted({ title, summary: null }, [title])).toBe(true)
      for (const word of title.split(/[^\p{L}\p{N}\p{M}]+/u))
        if (word) expect(wanted({ title, summary: null }, [word])).toBe(true)
    }),
  )
})
