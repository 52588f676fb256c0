import { expect, test } from 'vitest'
import { accepted } from './accept'

const types: [string, string] = ['application/ld+json', 'application/json']

test.each([
  [null, 'application/ld+json'],
  ['', 'application/ld+json'],
  ['*/*', 'application/ld+json'],
  ['text/html, application/json;q=0.9, */*;q=0.1', 'application/json'],
  ['application/json', 'application/json'],
  ['application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"', 'application/ld+json'],
  [
    'application/json;q=0.2, application/ld+json;profile="http://www.w3.org/ns/anno.jsonld";q=0.9',
    'application/ld+json',
  ],
  ['text/turtle', null],
  ['application/ld+json;q=0', null],
  ['a'.repeat(10_000), null],
])('%.90s', (header, type) => expect(accepted(header, types)).toBe(type))
