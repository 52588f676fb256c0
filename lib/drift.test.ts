import fc from 'fast-check'
import { expect, test } from 'vitest'
import { driftOf, quotedWords } from './drift'
import type { Passage, QuoteKind, UtteranceView } from './record'
import { sideOf } from './version-diff'

const passage = (outlet: string, text: string, { kind = 'direct' as QuoteKind, language = 'en' } = {}) => ({
  kind,
  text,
  language,
  marks: [{ start: 0, end: text.length, as: 'content' as const }],
  article: { publisher: outlet },
})
const said = (...passages: ReturnType<typeof passage>[]) => [
  { id: 1, passages: passages as unknown as Passage[] } as UtteranceView,
]
const told = (...passages: ReturnType<typeof passage>[]) =>
  driftOf(said(...passages)).map(({ wordings }) =>
    wordings.map(({ outlets, agree, left, added }) => [outlets.join('+'), agree, left, added]),
  )

const courier = '“I put the cracks in writing in October, and I was told to stop putting things in writing”'
const wire = '“I put the cracks in writing in October and was told not to put anything more in writing,”'

test('two wordings are compared word by word against the fullest one', () => {
  expect(told(passage('Courier', courier), passage('Wire', wire))).toEqual([
    [
      ['Courier', 18, 0, 0],
      ['Wire', 14, 4, 4],
    ],
  ])
  const [drift] = driftOf(said(passage('Courier', courier), passage('Wire', wire)))
  expect(
    drift!.wordings[1].runs.filter(({ as }) => as !== 'kept').map(({ as, words }) => [as, words.trim()]),
  ).toEqual([
    ['removed', 'I'],
    ['added', 'not'],
    ['removed', 'stop putting things'],
    ['added', 'put anything more'],
  ])
})

test('what the shorter wording leaves out at its end stands apart from its last word', () => {
  const [drift] = driftOf(said(passage('A', 'we shut at noon today'), passage('B', 'we shut at noon')))
  expect(drift!.wordings[1].runs).toEqual([
    { as: 'kept', words: 'we shut at noon' },
    { as: 'removed', words: ' today' },
  ])
})

test('case, punctuation and the shape of marks make no other wording', () => {
  expect(told(passage('A', '“We don’t close, ever.”'), passage('B', "'we don't close ever'"))).toEqual([])
})

test('other sentences of one utterance, other languages and what stands outside of quotation marks are not compared', () => {
  const late = passage('A', '“The ferry is late again”')
  expect(told(late, passage('B', '“Nobody told the harbour about it”'))).toEqual([])
  expect(told(late, passage('B', '“The ferry is late today”', { language: 'nl' }))).toEqual([])
  expect(told(late, passage('B', 'the ferry is late today', { kind: 'indirect' }))).toEqual([])
})

test('of a mixed quote the parts in quotation marks count', () => {
  expect(
    quotedWords(passage('A', 'the report “reached us” in October and “was not read.”', { kind: 'mixed' })),
  ).toBe('reached us … was not read.')
  expect(
    told(
      passage('A', 'it “reached us in October” then', { kind: 'mixed' }),
      passage('B', '“It reached us in March”'),
    ),
  ).toEqual([
    [
      ['B', 5, 0, 0],
      ['A', 3, 2, 1],
    ],
  ])
})

const word = fc.constantFrom('the', 'ferry', 'was', 'late', 'again', 'not', 'don’t', 'на', 'é', '7')
const wording = fc.array(word, { minLength: 3, maxLength: 20 }).map((words) => words.join(' '))

test('the comparison accounts for every word of both wordings', () => {
  fc.assert(
    fc.property(wording, wording, (one, other) => {
      for (const { wordings } of driftOf(said(passage('A', one), passage('B', other)))) {
        const [fullest, second] = wordings
        const count = (text: string) => text.split(' ').length
        expect(sideOf(second.runs, 'after')).toBe(second.words)
        expect(second.agree + second.added).toBe(count(second.words))
        expect(second.agree + second.left).toBe(count(fullest.words))
        expect(count(fullest.words)).toBeGreaterThanOrEqual(count(second.words))
      }
    }),
  )
})

test('any text is compared without a fault', () => {
  const text = fc.string({ unit: 'binary', maxLength: 80 })
  fc.assert(
    fc.property(text, text, (one, other) => {
      for (const { wordings } of driftOf(said(passage('A', one), passage('B', other))))
        expect(sideOf(wordings[1].runs, 'after')).toBe(wordings[1].words)
    }),
  )
})
