import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressKey, hostOf, isFront, plainAddress, sameSite } from './web-address'

test.each([
  ['https://averil.example/2025/bridge', 'a plain one'],
  ['http://averil.example/2025/bridge/', 'another scheme and a slash'],
  ['https://www.averil.example/2025/bridge#top', 'www and a fragment'],
  ['https://WWW.Averil.example:443/2025/bridge', 'capitals and the usual port'],
  ['https://m.averil.example/2025/bridge', 'the page for phones'],
  ['https://averil.example/2025/bridge?utm_source=x&fbclid=1&utm_medium=y', 'tracking parameters'],
  ['https://averil.example/2025/bridge/amp', 'AMP behind'],
  ['https://averil.example/amp/2025/bridge', 'AMP before'],
  ['https://amp.averil.example/2025/bridge', 'AMP as a host'],
  ['https://averil-example.cdn.ampproject.org/c/s/averil.example/2025/bridge', 'an AMP cache'],
  ['https://averil.example./2025//bridge/index.html', 'a full stop, two slashes, an index'],
  ['https://anna:secret@averil.example/2025/bridge', 'a sign-in'],
])('%s is the same page (%s)', (address) => {
  expect(addressKey(address)).toBe('averil.example/2025/bridge')
})

test('parameters that mean something stay, whatever their order', () => {
  const key = addressKey('https://averil.example/story?id=7&page=2&utm_term=x')
  expect(key).toBe('averil.example/story?id=7&page=2')
  expect(addressKey('https://averil.example/story?page=2&id=7')).toBe(key)
  expect(addressKey('https://averil.example/story?id=8&page=2')).not.toBe(key)
})

test('two pages, hosts or ports are not one', () => {
  const keys = ['a.example/x', 'b.example/x', 'a.example/y', 'a.example:8080/x', 'www.example/x'].map(
    (rest) => addressKey(`https://${rest}`),
  )
  expect(new Set(keys).size).toBe(keys.length)
})

test('an address is shown as it was given, without what follows the reader', () => {
  expect(plainAddress('https://averil.example/Story?id=7&utm_source=x#part')).toBe(
    'https://averil.example/Story?id=7',
  )
})

test.each([
  'javascript:alert(1)',
  'ftp://a.example/x',
  'bridge',
  '',
  'https://',
  `https://a.example/${'x'.repeat(2000)}`,
])('%s is none', (address) => {
  expect([plainAddress(address), addressKey(address)]).toEqual([null, null])
})

test('the host is told without www', () => {
  expect([hostOf('https://www.averil.example/x'), hostOf(null)]).toEqual(['averil.example', null])
})

test('whatever the address, its key is the key of what is shown, too', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
      const plain = plainAddress(address)
      expect(plain && addressKey(plain)).toBe(addressKey(address))
    }),
  )
  fc.assert(fc.property(fc.string(), (any) => void addressKey(any)))
})

test.each([
  ['https://averil.example/story', 'https://www.averil.example/', true],
  ['https://amp.averil.example/story', 'https://m.averil.example/story', true],
  ['https://news.averil.example/story', 'https://averil.example/story', true],
  [
    'https://averil-example.cdn.ampproject.org/c/s/averil.example/story',
    'https://averil.example/story',
    true,
  ],
  ['https://averil.example/story', 'https://averil.example.evil.example/story', false],
  ['https://evilaveril.example/story', 'https://averil.example/story', false],
  ['https://averil.example/story', 'https://example/story', false],
  ['not an address', 'not an address', false],
])('%s and %s are of one site: %s', (one, other, same) => {
  expect([sameSite(one, other), sameSite(other, one)]).toEqual([same, same])
})

test('a front page is one without path and parameters', () => {
  expect(
    ['/', '', '/index.html', '/?utm_source=x'].map((path) => isFront(`https://averil.example${path}`)),
  ).toEqual(Array(4).fill(true))
  expect(['/story', '/?id=7'].map((path) => isFront(`https://averil.example${path}`))).toEqual([false, false])
})
