import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askedNames, mentioned, mentionPieces } from './mentions'

const people = [
  { id: 1, name: 'Ana' },
  { id: 2, name: 'Ana Maria' },
  { id: 3, name: 'Özlem' },
]

test('names people by @, the longest name that fits, whatever the case', () => {
  expect(mentioned('@ana, look. @Ana Maria and @ÖZLEM too; @ana again', people)).toEqual([1, 2, 3])
  expect(mentionPieces('Ask @Ana Maria.', people)).toEqual([
    { text: 'Ask ' },
    { text: '@Ana Maria', user: 2 },
    { text: '.' },
  ])
})

test('no part of a longer word or of an email address names anybody', () => {
  expect(mentioned('@Anabel and post@Ana.example, @ Ana', people)).toEqual([])
})

test('of all names those that a comment asks for are enough', () => {
  const names = fc.array(fc.constantFrom('Ana', 'Ana Maria', 'Özlem', 'Jo.', 'J. P. Roe', '李', 'A😀'))
  const words = fc.array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('@', '@ANA', '@ana maria', ' ', '@J. P. Roe', '@jo. ', '@A😀', '@李'),
    ),
  )
  fc.assert(
    fc.property(names, words, (names, parts) => {
      const people = names.map((name, id) => ({ id, name }))
      const body = parts.join('')
      const asked = askedNames(body).map((name) => name.toLowerCase())
      const found = people.filter(({ name }) => asked.includes(name.toLowerCase()))
      expect(mentioned(body, found)).toEqual(mentioned(body, people))
    }),
  )
})

test('a comment of nothing but marks asks for few names', () => {
  expect(askedNames('@!'.repeat(2500)).length).toBeLessThan(200)
  expect(askedNames('@a.b.c '.repeat(700)).length).toBeLessThan(10_000)
})

test('the pieces of any comment are the comment', () => {
  const words = fc.array(fc.oneof(fc.string(), fc.constantFrom('@', '@Ana', '@ana maria', ' ', '@@Özlem')))
  fc.assert(
    fc.property(words, (parts) => {
      const body = parts.join('')
      expect(
        mentionPieces(body, people)
          .map(({ text }) => text)
          .join(''),
      ).toBe(body)
    }),
  )
})
