import fc from 'fast-check'
import { expect, test } from 'vitest'
import { feedsIn } from './feed-discovery'

const at = 'https://kestrel.example/news/'

test('the feeds that a page names are found, once each', () => {
  const html = `<head><link rel="stylesheet" href="/a.css">
    <link rel="alternate" type="application/rss+xml" title="The Courier &amp; more" href="/feed?a=1&amp;b=2">
    <LINK HREF='atom.xml' TYPE='application/atom+xml; charset=utf-8' REL='home Alternate'/>
    <link rel=alternate type=application/feed+json href=https://other.example/feed.json>
    <link rel="alternate" type="application/rss+xml" href="/feed?a=1&amp;b=2">
    <link rel="alternate" hreflang="de" href="/de/"><link rel="alternate" type="text/html" href="/amp">
    <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)"></head>`
  expect(feedsIn(html, at)).toEqual([
    { address: 'https://kestrel.example/feed?a=1&b=2', title: 'The Courier & more' },
    { address: 'https://kestrel.example/news/atom.xml', title: null },
    { address: 'https://other.example/feed.json', title: null },
  ])
})

test('a page may have another base', () => {
  const html = '<base href="/other/"><link rel="alternate" type="application/rss+xml" href="feed">'
  expect(feedsIn(html, at)).toEqual([{ address: 'https://kestrel.example/other/feed', title: null }])
})

test('there are at most twenty', () => {
  const links = Array.from(
    { length: 30 },
    (_, i) => `<link rel=alternate type=application/rss+xml href=/${i}>`,
  )
  expect(feedsIn(links.join(''), at)).toHaveLength(20)
})

test('whatever the page holds, there is a list', () => {
  const bits = fc.constantFrom(
    '<link ',
    'rel="alternate" ',
    'type=application/rss+xml ',
    'href="',
    '"',
    '>',
    '<base href=',
    "'",
    '\n',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(bits, fc.string())), fc.oneof(fc.webUrl(), fc.string()), (parts, address) =>
      Array.isArray(feedsIn(parts.join(''), address)),
    ),
  )
})
