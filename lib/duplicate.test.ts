import { expect, test } from 'vitest'
import { initialsOf, nameReason } from './duplicate'

test.each([
  ['A. Petrenko', 'Anna Petrenko', true],
  ['J. R. Smith', 'John Robert Smith', true],
  ['Ánna Petrenko', 'A. Petrenko', true],
  ['B. Petrenko', 'Anna Petrenko', false],
  ['A. Petrenko', 'A. Petrenko', false],
  ['Petrenko', 'Anna Petrenko', false],
  ['A. P.', 'Anna P.', false],
])('initials of %s and %s', (one, other, alike) => {
  expect(initialsOf(one, other)).toBe(alike)
  expect(initialsOf(other, one)).toBe(alike)
})

test('a reason is told in words, and names that are alike by chance are none', () => {
  expect(nameReason({ one: 'José Núñez', other: 'jose nunez', score: 1 })).toBe('The same name, José Núñez')
  expect(nameReason({ one: 'Volodymyr Zelensky', other: 'Volodymyr Zelenskyy', score: 0.9 })).toMatch(
    /much alike/,
  )
  expect(nameReason({ one: 'Anna Petrenko', other: 'Anna Petrova', score: 0.6 })).toBeNull()
})
