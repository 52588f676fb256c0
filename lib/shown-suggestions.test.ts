import { expect, test } from 'vitest'
import type { DeskPassage, DeskSuggestion } from './desk-view'
import { passageOver, shownSuggestions, suggestionAfter, sureness } from './shown-suggestions'

const suggestion = (id: number, start: number, end: number, more: Partial<DeskSuggestion> = {}) =>
  ({ id, content: [{ start, end }], state: 'open', confidence: 0.7, ...more }) as DeskSuggestion
const passage = (start: number, end: number) => ({ content: [{ start, end }] }) as DeskPassage

test('a passage covers the suggestion that it shares half of the words with', () => {
  const [near, far] = [passage(4, 14), passage(6, 16)]
  expect(passageOver(suggestion(1, 0, 10), [far, near])).toBe(near)
  expect(passageOver(suggestion(1, 0, 10), [far])).toBeUndefined()
})

test('what is decided, covered or too unsure is not shown, and the last are counted', () => {
  const all = [
    suggestion(4, 60, 70),
    suggestion(1, 0, 10),
    suggestion(2, 20, 30, { confidence: 0.3 }),
    suggestion(3, 40, 50, { state: 'dismissed' }),
    suggestion(5, 80, 90, { confidence: 0.2 }),
  ]
  const ids = ({ shown, hidden }: ReturnType<typeof shownSuggestions>) => [shown.map(({ id }) => id), hidden]
  expect(ids(shownSuggestions(all, [passage(80, 90)], 0))).toEqual([[1, 2, 4], 0])
  expect(ids(shownSuggestions(all, [passage(80, 90)], 0.5))).toEqual([[1, 4], 1])
  expect(ids(shownSuggestions(all, [], 1))).toEqual([[], 4])
  expect(ids(shownSuggestions(all, [], 1, (id) => id === 2))).toEqual([[2], 3])
})

test('after the last suggestion comes the first', () => {
  const all = [suggestion(1, 0, 10), suggestion(3, 20, 30), suggestion(2, 40, 50)]
  expect(suggestionAfter(all, all[0]!)?.id).toBe(3)
  expect(suggestionAfter(all, all[2]!)?.id).toBe(1)
  expect(suggestionAfter(all, suggestion(9, 25, 30))?.id).toBe(2)
  expect(suggestionAfter([all[0]!], all[0]!)).toBeUndefined()
})

test('a confidence has a word', () => {
  expect([0, 0.59, 0.6, 0.79, 0.8, 1].map(sureness)).toEqual([
    'unsure',
    'unsure',
    'fair',
    'fair',
    'high',
    'high',
  ])
})
