import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deviceWords } from './device'

const gecko = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0'
const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'

test.each([
  [gecko, 'Firefox on Windows'],
  [`Mozilla/5.0 (X11; Linux x86_64) ${webkit} HeadlessChrome/142.0 Safari/537.36`, 'Chrome on Linux'],
  [`Mozilla/5.0 (Linux; Android 15; K) ${webkit} Chrome/142.0 Mobile Safari/537.36`, 'Chrome on Android'],
  [`Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/142.0 Safari/537.36 Edg/142.0`, 'Edge on Windows'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
    'Safari on an iPhone',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
    'Safari on a Mac',
  ],
  ['Mozilla/5.0 (Macintosh)', 'A browser on a Mac'],
  ['curl/8.5.0', 'A program (curl)'],
  ['', 'An unknown device'],
  [null, 'An unknown device'],
])('%s is %s', (agent, words) => {
  expect(deviceWords(agent)).toBe(words)
})

test('whatever a browser calls itself, its words are short and plain', () => {
  fc.assert(fc.property(fc.string(), (agent) => /^[\w ().-]{4,60}$/.test(deviceWords(agent))))
})
