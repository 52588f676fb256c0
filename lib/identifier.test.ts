import fc from 'fast-check'
import { expect, test } from 'vitest'
import { identifierAddress, readIdentifier } from './identifier'
import { identifierSchemes } from './record'

test.each([
  ['wikidata', ' q42 ', 'Q42'],
  ['wikidata', 'https://www.wikidata.org/wiki/Q42', 'Q42'],
  ['viaf', 'https://viaf.org/viaf/113230702/', '113230702'],
  ['orcid', 'https://orcid.org/0000-0002-1825-0097', '0000-0002-1825-0097'],
  ['orcid', '000000021694233x', '0000-0002-1694-233X'],
  ['isni', '0000 0001 2103 2683', '0000000121032683'],
  ['site', 'https://example.org', 'https://example.org/'],
] as const)('%s: %s', (scheme, typed, value) => {
  expect(readIdentifier(scheme, typed)).toEqual({ value })
})

test.each([
  ['wikidata', 'Q0'],
  ['wikidata', 'P31'],
  ['viaf', '12a'],
  ['orcid', '0000-0002-1825-0098'],
  ['orcid', '0000-0002-1825'],
  ['isni', '0000 0001 2103 2684'],
  ['site', 'http://example.org'],
  ['site', 'javascript:alert(1)'],
  ['site', 'https://me:secret@example.org'],
  ['site', 'https://localhost'],
] as const)('%s is not %s', (scheme, typed) => {
  expect(readIdentifier(scheme, typed)).toHaveProperty('problem')
  expect(identifierAddress(scheme, typed)).toBeNull()
})

test('an address is https and leads to the register, whatever was typed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...identifierSchemes), fc.string(), (scheme, typed) => {
      const address = identifierAddress(scheme, typed)
      if (address !== null) expect(new URL(address).protocol).toBe('https:')
    }),
  )
})

test('one wrong digit of an ORCID is noticed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
      const digits = [...'0000000218250097']
      digits[at] = String((Number(digits[at]) + by) % 10)
      expect(readIdentifier('orcid', digits.join(''))).toHaveProperty('problem')
    }),
  )
})
