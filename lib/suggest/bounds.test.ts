import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withinText } from '../spans'
import { read } from './test-reading'

test('a speech of many paragraphs is parted into statements that a form can hold', () => {
  const speech =
    'The judge, Ann Roe, said “It was late.”\n\n' + '“It is so good a day that I stay.”\n\n'.repeat(50)
  expect(read(speech).map(({ content, speaker }) => [content.length, speaker?.name])).toEqual([
    [20, 'Ann Roe'],
    [20, 'Ann Roe'],
    [11, 'Ann Roe'],
  ])
})

describe('whatever the text', () => {
  const unit = fc.oneof(
    fc.constantFrom(
      'said',
      'Ilse Marrin',
      'the mayor',
      'who',
      'and',
      'that',
      'told',
      'according to',
      'she',
      'on Friday',
      'called',
      'for',
      ' ',
      ' ',
      ' ',
      ' ',
      '"',
      '“',
      '”',
      '‘',
      '’',
      "''",
      '„',
      '«',
      '»',
      ',',
      '.',
      ':',
      ';',
      ' – ',
      '(',
      ')',
      '\n',
      '\n\n',
      'ROE:',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  )
  test('suggestions lie in it, whole, in order and within bounds', () => {
    fc.assert(
      fc.property(
        fc.array(unit, { maxLength: 80 }),
        fc.constantFrom('en', 'de', '', 'xx'),
        (units, language) => {
          const text = units.join('')
          for (const one of read(text, language)) {
            expect(withinText(text, one.content)).toBeNull()
            expect(one.content.length).toBeLessThanOrEqual(20)
            for (const piece of [one.cue, one.mention])
              if (piece) expect(withinText(text, [piece])).toBeNull()
            expect(one.confidence).toBeGreaterThan(0)
            expect(one.confidence).toBeLessThan(1)
            expect(one.reason.length).toBeLessThanOrEqual(400)
            expect(one.wording.length).toBeLessThanOrEqual(500)
          }
        },
      ),
      { numRuns: 1500 },
    )
  })
  test.each([
    ['one endless word', 'A'.repeat(2_000_000)],
    ['one endless sentence', 'said Roe and '.repeat(160_000)],
    ['marks that are never closed', '“'.repeat(2_000_000)],
    ['marks in turn', `"“'`.repeat(600_000)],
    ['many short quotations', '“No,” Roe said. '.repeat(120_000)],
    ['many paragraphs', 'Ilse Marrin said the bridge was closed.\n\n'.repeat(45_000)],
    ['many names', Array.from({ length: 120_000 }, (_, at) => `Ann Name${at} said it. `).join('')],
    ['many people of one name', Array.from({ length: 120_000 }, (_, at) => `A${at} Roe said it. `).join('')],
    ['sentences without a word', '😀. . '.repeat(80_000)],
    ['one verb', 'said '.repeat(100_000)],
    ['commas', 'Roe, '.repeat(400_000)],
    ['dashes and colons', 'Roe - said: '.repeat(160_000)],
  ])(
    '%s ends',
    (_what, text) => {
      expect(read(text).length).toBeLessThanOrEqual(2000)
    },
    60_000,
  )
})
