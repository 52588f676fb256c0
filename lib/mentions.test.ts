import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mentioned, mentionPieces } from './mentions'

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
