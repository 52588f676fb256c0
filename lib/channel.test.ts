import fc from 'fast-check'
import { expect, test } from 'vitest'
import { channelOf, channelPath } from './channel'

test('every name is found again in its address', () => {
  const names = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 50 })
    .filter((name) => name === name.trim() && name !== '' && !name.includes('\0'))
  fc.assert(
    fc.property(names, (name) => {
      const path = channelPath(name)
      expect(path).toMatch(/^\/channels\/[^/?#]+$/)
      expect(channelOf(path.slice('/channels/'.length))).toBe(name)
    }),
  )
})

test.each(['%', '%E0%A4%A', '%20', '%00', 'x'.repeat(201)])('%s is no channel', (part) => {
  expect(channelOf(part)).toBeNull()
})
