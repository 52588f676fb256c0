import { expect, test } from 'vitest'
import { countBack } from './relative-dates'

test.each([
  ['on Friday', '2023-03-17', '2023-03-17'],
  ['on Saturday', '2023-03-17', '2023-03-11'],
  ['last week', '2023-03-19', '2023-03-06/2023-03-12'],
  ['last week', '2023-03-20', '2023-03-13/2023-03-19'],
  ['this week', '2023-03-20', '2023-03-20'],
  ['over the weekend', '2023-03-18', '2023-03-18'],
  ['last weekend', '2023-03-19', '2023-03-11/2023-03-12'],
  ['earlier this month', '2023-03-17', '2023-03-01/2023-03-17'],
  ['last month', '2023-01-31', '2022-12'],
  ['two months ago', '2023-01-31', '2022-11~'],
  ['a couple of days ago', '2023-03-17', '2023-03-15~'],
])('“%s” seen from %s is %s', (words, published, edtf) => {
  expect(countBack(words, published)).toBe(edtf)
})

test.each([
  'next week',
  'next Friday',
  'recently',
  'at noon',
  'Friday or Monday',
  'from Monday to Friday',
  'zero weeks ago',
  '',
])('“%s” cannot be counted back', (words) => {
  expect(countBack(words, '2023-03-17')).toBeNull()
})
