import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paragraphs } from './paragraphs'
import { compareVersions, differing, sideOf, wordDiff } from './version-diff'

const shown = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ as, words }) => ({ kept: words, added: `[+${words}]`, removed: `[-${words}]` })[as])
    .join('')

describe('words', () => {
  test('that were replaced, added or left out', () => {
    expect(shown('closed that day, she told', 'closed that afternoon, she told')).toBe(
      'closed that [-day][+afternoon], she told',
    )
    expect(shown('a b', 'a b')).toBe('a b')
    expect(shown('', 'a')).toBe('[+a]')
  })

  test('that changed one after the other are one change', () => {
    expect(shown('he alleged the city knew', 'he told councillors they knew')).toBe(
      'he [-alleged the city][+told councillors they] knew',
    )
  })

  test('too many to compare are told as replaced', () => {
    const words = (letter: string) => Array.from({ length: 4000 }, (_, at) => `${letter}${at}`).join(' ')
    expect(wordDiff(words('a'), words('b')).map(({ as }) => as)).toEqual(['removed', 'added'])
  })

  test('are found on both sides', () => {
    expect(differing('closed that day.', 'closed this day now.')).toEqual({
      before: [{ start: 7, end: 11 }],
      after: [
        { start: 7, end: 11 },
        { start: 15, end: 19 },
      ],
    })
  })
})

describe('paragraphs', () => {
  const before = 'The first stands.\n\nThe second was said at noon.\n\nThe third went away.'
  const after = 'The first stands.\n\nA new one came.\n\nThe second was said at one.'

  test('that were changed, added or left out keep their numbers', () => {
    expect(
      compareVersions(before, after).map(({ before, after, changed }) => [before, after, changed]),
    ).toEqual([
      [1, 1, false],
      [null, 2, true],
      [2, 3, true],
      [3, null, true],
    ])
  })

  test('of a long text are compared before the test is over', () => {
    const text = (word: string) =>
      Array.from({ length: 3000 }, (_, at) => `${word} paragraph ${at} stands here.`).join('\n\n')
    expect(compareVersions(text('One'), text('Another'))).toHaveLength(3000)
  })
})

const wording = fc
  .array(fc.constantFrom('a', 'b', 'harbour', ' ', '  ', '\n', '\n\n', '.', '“', '’', '😀', 'é', '\ud83d'))
  .map((parts) => parts.join(''))

test('both wordings can be read out of the comparison', () => {
  fc.assert(
    fc.property(wording, wording, (before, after) => {
      const runs = wordDiff(before, after)
      expect(sideOf(runs, 'before')).toBe(before)
      expect(sideOf(runs, 'after')).toBe(after)
    }),
  )
})

test('every paragraph of both texts stands in the comparison once, in its order', () => {
  fc.assert(
    fc.property(wording, wording, (before, after) => {
      const found = compareVersions(before, after)
      for (const [side, text] of [
        ['before', before],
        ['after', after],
      ] as const) {
        const own = found.filter((one) => one[side] !== null)
        expect(own.map(({ runs }) => sideOf(runs, side))).toEqual(paragraphs(text).map((one) => one.text))
        expect(own.map((one) => one[side])).toEqual(own.map((_, at) => at + 1))
      }
    }),
  )
})
