import { expect, test } from 'vitest'
import { printable, printableError } from './printable'

test('what steers a terminal or turns the direction of reading stands as an escape', () => {
  expect(printable('A\u001b[2J\rB\nC\u009b1m\u202eD\u200f')).toBe(
    'A\\u{1b}[2J\\u{d}B\\u{a}C\\u{9b}1m\\u{202e}D\\u{200f}',
  )
  expect(printable('“Łódź 🚢” – naïve')).toBe('“Łódź 🚢” – naïve')
})

test('an error is told by its message', () => {
  expect(printableError(new Error('no\u0007'))).toBe('no\\u{7}')
  expect(printableError('no')).toBe('no')
})
