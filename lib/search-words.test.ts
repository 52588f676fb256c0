import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchWords } from './search-words'

test.each([
  ['river "night ferry" -flood -"high water"', 'river "night ferry"', ['flood', 'high water']],
  ['-flood river', 'river', ['flood']],
  ['well-known - river', 'well-known - river', []],
  ['-"not closed', '', ['not closed']],
  ['river -flood-plain', 'river', ['flood-plain']],
])('%s', (q, wanted, without) => {
  expect(searchWords(q)).toEqual({ wanted, without })
})

test('no words are invented', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (q) => {
      const { wanted, without } = searchWords(q)
      for (const word of [...wanted.split(' '), ...without]) expect(q).toContain(word)
    }),
  )
})
