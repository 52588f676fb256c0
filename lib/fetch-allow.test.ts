import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostAndPort, readFetchAllow } from './fetch-allow'

test.each([
  ['localhost:8080', ['localhost:8080']],
  [' Kestrel.Internal:80 , 10.0.0.5:8443,', ['kestrel.internal:80', '10.0.0.5:8443']],
  ['[::1]:80,[0:0::1]:81', ['[::1]:80', '[::1]:81']],
  ['bücher.example:443', ['xn--bcher-kva.example:443']],
  ['', []],
])('%s is read', (text, allowed) => expect(readFetchAllow(text)).toEqual(allowed))

test.each([
  'localhost',
  'localhost:',
  ':80',
  'localhost:0',
  'localhost:65536',
  'localhost:080',
  'http://localhost:80',
  'a b:80',
  '::1:80',
  'user@localhost:80',
  'localhost:80/path',
  '*:80',
  '*.internal:80',
  'localhost:80,nonsense',
])('%s is refused', (text) => {
  expect(readFetchAllow(text)).toBeNull()
})

test('an address is found again by its host and port, written or not', () => {
  expect(hostAndPort(new URL('http://Kestrel.example/a'))).toBe('kestrel.example:80')
  expect(hostAndPort(new URL('https://kestrel.example/a'))).toBe('kestrel.example:443')
  expect(hostAndPort(new URL('https://[::0001]:8443/a'))).toBe('[::1]:8443')
  fc.assert(
    fc.property(fc.webAuthority({ withPort: false }), fc.integer({ min: 1, max: 65535 }), (host, port) => {
      expect(readFetchAllow(`${host}:${port}`)).toEqual([hostAndPort(new URL(`http://${host}:${port}/`))])
    }),
  )
})

test('whatever it is given, it reads or refuses', () => {
  fc.assert(fc.property(fc.string(), (text) => Array.isArray(readFetchAllow(text) ?? [])))
})
