import { expect, test } from 'vitest'
import { readIdentifier } from './identifiers'

test.each([
  ['wikidata', ' https://www.wikidata.org/wiki/Q42 ', 'Q42'],
  ['wikidata', 'q42', 'Q42'],
  ['wikidata', 'P42', null],
  ['viaf', 'https://viaf.org/viaf/75121530/', '75121530'],
  ['viaf', '7512x', null],
  ['orcid', 'https://orcid.org/0000-0002-1825-0097', '0000-0002-1825-0097'],
  ['orcid', '000000021694233x', '0000-0002-1694-233X'],
  ['orcid', '0000-0002-1825-0098', null],
  ['isni', '0000 0001 2150 090X', '000000012150090X'],
  ['isni', '0000 0001 2150 0900', null],
  ['site', 'HTTPS://Harbour.example', 'https://harbour.example/'],
  ['site', 'javascript:alert(1)', null],
  ['site', 'https://user:secret@harbour.example', null],
] as const)('%s: %s is %s', (scheme, value, read) => {
  expect(readIdentifier(scheme, value)).toBe(read)
})
