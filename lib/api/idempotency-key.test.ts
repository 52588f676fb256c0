import { expect, test } from 'vitest'
import { keyOf } from './idempotency-key'

test('a key is one string, in quotes or not', () => {
  expect(keyOf('"8e03978e-40d5"')).toBe('8e03978e-40d5')
  expect(keyOf(' 8e03978e-40d5 ')).toBe('8e03978e-40d5')
  expect(keyOf('"a \\"b\\" \\\\"')).toBe('a "b" \\')
})

test('what is none is refused', () => {
  for (const none of ['', '""', 'a b', 'a, b', '"a', 'a"', '"ä"', '"a\\b"', `"${'a'.repeat(201)}"`])
    expect(keyOf(none), none).toBeNull()
})
