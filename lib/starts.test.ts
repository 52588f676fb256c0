import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startsOf } from './starts'

test('finds every place of words, longer than what is searched for too', () => {
  const piece = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(piece, piece, fc.boolean(), (text, wanted, long) => {
      const times = long ? 120 : 1
      const [within, words] = [text.repeat(times * 2), wanted.repeat(times)]
      const places = Array.from(within, (_, at) => at).filter((at) => within.startsWith(words, at))
      expect(startsOf(within, words, 1000)).toEqual(places)
    }),
  )
})

test('lists no more than are asked for, and none of long words where it cannot look at all', () => {
  const long = `${'a'.repeat(300)}b`
  expect(startsOf('aaaa', 'a', 2)).toEqual([0, 1])
  expect(startsOf('a'.repeat(3000), 'a', 3000)).toHaveLength(3000)
  expect(startsOf(`${'a'.repeat(500)} ${long}`, long, 2)).toEqual([501])
  expect(startsOf(`${long} ${'a'.repeat(2000)}`, long, 2)).toEqual([])
})
