import { expect, test } from 'vitest'
import { fileRequest, webAddress } from './arrival-input'
import { MAX_FILE } from './header'

test.each([
  ['averil.example/story', 'https://averil.example/story'],
  [' http://averil.example/story ', 'http://averil.example/story'],
  ['averil.example:8080/story', 'https://averil.example:8080/story'],
  ['http://intranet:8080/story', 'http://intranet:8080/story'],
])('%s is the address %s', (typed, address) => {
  expect(webAddress.parse(typed)).toBe(address)
})

test.each([
  '',
  'foo',
  'bad address',
  'javascript:alert(1)',
  'ftp://averil.example/x',
  'mailto:anna@averil.example',
])('“%s” is none', (typed) => {
  expect(webAddress.safeParse(typed).success).toBe(false)
})

test('a file keeps the last part of its name, and is neither empty nor too large', () => {
  const file = (bytes: Uint8Array) =>
    fileRequest.safeParse({ name: 'C:\\news\\a.html', mediaType: null, bytes })
  expect(file(new Uint8Array(1)).data?.name).toBe('a.html')
  expect(file(new Uint8Array(0)).success).toBe(false)
  expect(file(new Uint8Array(MAX_FILE + 1)).success).toBe(false)
})
