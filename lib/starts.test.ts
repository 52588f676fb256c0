import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startsOf } from './starts'

const all = { most: 1000, looks: 1000 }

test('finds every place of words, longer than what is searched for too', () => {
  const piece = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(piece, piece, fc.boolean(), (text, wanted, long) => {
      const times = long ? 120 : 1
      const [within, words] = [text.repeat(times * 2), wanted.repeat(times)]
      const places = Array.from(within, (_, at) => at).filter((at) => within.startsWith(words, at))
      expect(startsOf(within, words, all)).toEqual(places)
    }),
  )
})

test('lists no more than are asked for, and none where it cannot look at all', () => {
  const long = `${'a'.repeat(300)}b`
  expect(startsOf('aaaa', 'a', { most: 2, looks: 2 })).toEqual([0, 1])
  expect(startsOf(`${long} ${'a'.repeat(1000)}`, long, { most: 2, looks: 50 })).toEqual([])
  expect(startsOf(`${'a'.repeat(1000)} ${long}`, long, all)).toEqual([1001])
})
