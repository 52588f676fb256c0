import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unicodeOf } from './unicode'

const text = fc
  .string({ unit: 'grapheme' })
  .filter((each) => !each.includes('\0') && !each.startsWith('\ufeff'))

test('UTF-8 is read, and UTF-16 by its mark', () => {
  fc.assert(
    fc.property(text, (each) => {
      const wide = Buffer.from(`\ufeff${each}`, 'utf16le')
      expect(unicodeOf(Buffer.from(each))).toBe(each)
      expect(unicodeOf(Buffer.from(`\ufeff${each}`))).toBe(each)
      expect(unicodeOf(wide)).toBe(each)
      expect(unicodeOf(Buffer.from(wide).swap16())).toBe(each)
    }),
  )
})

test('what is neither, or cannot be stored, is no text', () => {
  for (const bytes of [[0xff], [0xc3, 0x28], [0x61, 0x00], [0xff, 0xfe, 0x00, 0xd8]])
    expect(unicodeOf(Uint8Array.from(bytes)), String(bytes)).toBeNull()
})
