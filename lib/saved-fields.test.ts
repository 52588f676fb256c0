import { expect, test } from 'vitest'
import { savedFields, valueWords } from './saved-fields'

test('of a change the columns that changed are told, of a new row those that hold something', () => {
  const before = { id: 1, version: 1, wording: 'A', withdrawn_reason: null, language: 'en' }
  const after = { ...before, version: 2, wording: 'B', withdrawn_reason: 'Misread.' }
  expect(savedFields(before, after)).toEqual([
    { column: 'wording', name: 'Wording', before: 'A', after: 'B' },
    { column: 'withdrawn_reason', name: 'Withdrawn reason', before: null, after: 'Misread.' },
  ])
  expect(savedFields(null, { ...before, source_id: 3 }).map(({ name, after }) => [name, after])).toEqual([
    ['Wording', 'A'],
    ['Language', 'en'],
    ['Source', '3'],
  ])
})

test.each([
  [null, null],
  ['', null],
  [[], null],
  [true, 'yes'],
  [0, '0'],
  [[{ exact: 'We were warned', start: 1 }, { exact: 'in January' }], '“We were warned … in January”'],
  [['Disputed', 'Borne out'], 'Disputed, Borne out'],
  [[{ kind: 'agency' }], '[{"kind":"agency"}]'],
  [{ a: 1 }, '{"a":1}'],
])('%j reads %j', (value, words) => {
  expect(valueWords(value)).toBe(words)
})
