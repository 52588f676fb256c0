import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deskSourcesHref, readDeskFilter } from './source-desk-filter'

const queryOf = (href: string) =>
  Object.fromEntries(new URL(href, 'https://example.org').searchParams.entries())

test('the address holds the whole state', () => {
  const filter = { q: 'Ann', kind: 'person', organisation: 4, identifier: 'without', unused: true } as const
  const href = deskSourcesHref({ ...filter, unconfirmed: true, sort: 'most' }, '7')
  expect(readDeskFilter(queryOf(href))).toEqual({ ...filter, unconfirmed: true, sort: 'most', after: 7 })
  expect(deskSourcesHref({})).toBe('/admin/sources')
})

test.each([{ kind: 'ghost' }, { sort: 'id' }, { organisation: '0x1' }, { after: '-1' }, { identifier: '1' }])(
  '%o was never given out',
  (query) => expect(readDeskFilter(query)).toBeNull(),
)

test('any words come back as they are, but for NUL and the spaces around', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (q) => {
      const read = readDeskFilter({ q })
      const again = readDeskFilter(queryOf(deskSourcesHref(read!)))
      // A lone surrogate has no place in an address.
      if (!/\p{Cs}/u.test(q)) expect(again).toEqual(read)
    }),
  )
})
