import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawable } from './drawable'

test('Latin, Greek and Cyrillic words are drawn as they are', () => {
  for (const words of ['“Zażółć gęślą jaźń” – 50 %', 'Το λιμάνι έκλεισε', 'Порт закрыт, ґанок'])
    expect(drawable(words, 200)).toBe(words)
})

test('signs that no face of ours holds are left out, a text made of them is not drawn', () => {
  expect(drawable('The port 🚢 is closed™', 200)).toBe('The port is closed')
  expect(drawable('ميناء مغلق', 200)).toBeNull()
  expect(drawable(' ', 200)).toBeNull()
})

test('a long text is cut at a word', () => {
  expect(drawable('The harbour was closed at noon', 13)).toBe('The harbour…')
})

test('nothing else is ever left, nor more than was asked for', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(300), (words, most) => {
      const drawn = drawable(words, most) ?? ''
      expect(drawn.length).toBeLessThanOrEqual(most + 1)
      expect(drawn).toMatch(
        /^[\u0020-\u024f\u0386-\u045f\u0490\u0491\u1ea0-\u1ef9\u2013-\u2026\u2039\u203a\u20ac]*$/u,
      )
    }),
  )
})
