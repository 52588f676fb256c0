import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crawlDelay, mayRead, ownRules } from './robots'

const may = (robots: string, path: string) => mayRead(ownRules(robots), `https://kestrel.example${path}`)

test.each([
  ['', '/a', true],
  ['User-agent: *\nDisallow: /', '/a', false],
  ['User-agent: *\nDisallow:', '/a', true],
  ['\uFEFFuser-AGENT : *\r\ndisallow : /a # not this', '/a', false],
  ['User-agent: other\nDisallow: /', '/a', true],
  ['User-agent: *\nDisallow: /\n\nUser-agent: Onrecord\nDisallow: /b', '/a', true],
  ['User-agent: *\nAllow: /\n\nUser-agent: onrecord/2.0\nDisallow: /', '/a', false],
  ['User-agent: Onrecord\n\nUser-agent: *\nDisallow: /', '/a', false],
  ['User-agent: Onrecord\nUser-agent: other\nDisallow: /a', '/a', false],
  ['User-agent: Onrecord\nAllow: /\nUser-agent: *\nDisallow: /', '/a', true],
  [
    'User-agent: Onrecord\nDisallow: /a\nUser-agent: x\nAllow: /\nUser-agent: Onrecord\nDisallow: /b',
    '/b',
    false,
  ],
  ['User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', true],
  ['User-agent: *\nDisallow: /*.pdf$', '/x.pdf', false],
  ['User-agent: *\nDisallow: /*.pdf$', '/x.pdf?y', true],
  ['User-agent: *\nDisallow: /search?q=', '/search?q=a', false],
  ['Disallow: /', '/a', true],
  ['<!doctype html><p>Not found', '/a', true],
])('%j lets %s be read: %s', (robots, path, is) => expect(may(robots, path)).toBe(is))

test('a delay is read, within an hour', () => {
  expect(crawlDelay(ownRules('User-agent: *\nCrawl-delay: 10'))).toBe(10)
  expect(crawlDelay(ownRules('User-agent: *\nCrawl-delay: 999999'))).toBe(3600)
  expect(crawlDelay(ownRules('User-agent: *\nCrawl-delay: often'))).toBeNull()
  expect(crawlDelay(ownRules(''))).toBeNull()
})

test('rules are kept once, however many names stand above them', () => {
  const names = ['*', 'a', 'Onrecord', 'b'].map((name) => `User-agent: ${name}\n`.repeat(100)).join('')
  const text = names + 'Disallow: /a\n'.repeat(100)
  expect(ownRules(text).length).toBeLessThan(text.length)
})

test('whatever a server says, it is yes or no', () => {
  const bits = fc.constantFrom(
    'User-agent: *\n',
    'Disallow: ',
    'Allow: ',
    '/*',
    '$',
    '\n',
    '%',
    'User-agent: __proto__\n',
  )
  fc.assert(
    fc.property(
      fc.array(fc.oneof(bits, fc.string())),
      fc.webPath(),
      (parts, path) => typeof may(parts.join(''), path || '/') === 'boolean',
    ),
  )
})
