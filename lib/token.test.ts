import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bearerToken, newToken, TOKEN_DAYS, tokenPrefix } from './token'

const token = tokenPrefix + 'aB3_-'.repeat(9).slice(0, 43)

test('a bearer token is read from its header, whatever the case of the scheme', () => {
  expect(bearerToken(`Bearer ${token}`)).toBe(token)
  expect(bearerToken(` bearer ${token} `)).toBe(token)
})

test.each([
  '',
  'Bearer',
  `Basic ${token}`,
  `Bearer ${token}x`,
  `Bearer  ${token}`,
  `${token}`,
  `Bearer ${token}, Bearer ${token}`,
])('%j holds no token', (header) => expect(bearerToken(header)).toBeNull())

test('any other header holds none', () => {
  fc.assert(fc.property(fc.string(), (text) => bearerToken(text) === null))
})

test('scopes are named once, in their order; without days there are the usual', () => {
  expect(newToken.parse({ name: ' A script ', scopes: ['write', 'read', 'write'] })).toEqual({
    name: 'A script',
    scopes: ['read', 'write'],
    days: TOKEN_DAYS.usual,
  })
})

test.each([
  [{ name: '', scopes: ['read'] }, 'name'],
  [{ name: 'x', scopes: [] }, 'scopes'],
  [{ name: 'x', scopes: ['admin'] }, 'scopes.0'],
  [{ name: 'x', scopes: ['read'], days: 367 }, 'days'],
  [{ name: 'x', scopes: ['read'], days: 'soon' }, 'days'],
])('%j is refused for its %s', (input, field) => {
  const read = newToken.safeParse(input)
  expect(read.error?.issues.map(({ path }) => path.join('.'))).toEqual([field])
})
