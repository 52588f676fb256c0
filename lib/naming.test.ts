import { expect, test } from 'vitest'
import { isPronoun, nameIn, nameKindOf } from './naming'

test.each([
  ['Ukraine’s Prosecutor General Andriy Kostin', 'Andriy Kostin', 'Ukraine’s Prosecutor General'],
  ['Foreign Ministry spokesperson Maria Zakharova', 'Maria Zakharova', 'Foreign Ministry spokesperson'],
  ['The International Criminal Court (ICC)', 'International Criminal Court', ''],
  ['the ICC', 'ICC', ''],
  ['Moscow', 'Moscow', ''],
  ['Dana Okreth', 'Dana Okreth', ''],
  ['a senior official', 'a senior official', ''],
  ['Dr. Imre Sollund', 'Imre Sollund', ''],
  ['She', '', ''],
])('%s', (mention, name, capacity) => {
  expect(nameIn(mention)).toEqual({ name, capacity })
})

test('pronouns are told apart from names', () => {
  expect(['She', 'they', 'Shea'].map(isPronoun)).toEqual([true, true, false])
})

test.each([
  ['Moscow', 'Government of Russia', 'metonym'],
  ['the ICC', 'International Criminal Court', 'alias'],
  ['Mr Kostin', 'Andriy Kostin', 'alias'],
  ['the Kremlin', 'Government of the Russian Federation', 'metonym'],
])('%s of %s is %s', (mention, name, kind) => {
  expect(nameKindOf(mention, name)).toBe(kind)
})
