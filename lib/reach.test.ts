import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paragraphs } from './paragraphs'
import { moveEnd, sentenceList, stepSentence } from './reach'

const text = '“We were told,” she said. Nobody came.\n\nThe end “of it,” he wrote.'
const whole = { start: 0, end: text.length }
const words = ({ start, end }: { start: number; end: number }) => text.slice(start, end)
const list = sentenceList(text, paragraphs(text))

test('arrows go from sentence to sentence and stop at the ends', () => {
  const first = stepSentence(list, null, 1)!
  expect(words(first)).toBe('“We were told,” she said.')
  expect(stepSentence(list, first, -1)).toEqual(first)
  const last = stepSentence(list, stepSentence(list, first, 1), 1)!
  expect(words(last)).toBe('The end “of it,” he wrote.')
  expect(stepSentence(list, last, 1)).toEqual(last)
})

test('the end moves by words, with or without the closing mark', () => {
  const first = stepSentence(list, null, 1)!
  const seen = [first]
  for (let times = 0; times < 5; times += 1) seen.push(moveEnd(text, whole, seen.at(-1)!, 'end', -1))
  expect(seen.map(words)).toEqual([
    '“We were told,” she said.',
    '“We were told,” she said',
    '“We were told,” she',
    '“We were told,”',
    '“We were told',
    '“We were',
  ])
})

test('the beginning moves by words', () => {
  const first = stepSentence(list, null, 1)!
  expect(words(moveEnd(text, whole, first, 'start', 1))).toBe('We were told,” she said.')
})

test('whatever the text and the keys, the reach stays inside and is never empty', () => {
  const keys = fc.array(fc.tuple(fc.constantFrom('start', 'end'), fc.constantFrom(1, -1)))
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), keys, (any, moves) => {
      let reach = { start: 0, end: any.length }
      for (const [end, by] of moves)
        reach = moveEnd(any, { start: 0, end: any.length }, reach, end as 'start', by as 1)
      expect(reach.start >= 0 && reach.start < reach.end && reach.end <= any.length).toBe(true)
    }),
  )
})
