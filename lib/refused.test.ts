import { expect, test } from 'vitest'
import { toldAs } from './refused'

test.each([
  ...['/claims/1.json', '/claims/1-words.jsonld', '/places.geojson', '/claims/1.csl', '/feed.json'],
  ...[
    '/claims.json?q=x.csv',
    '/sources/7/feed.json',
    '/dump/onrecord.json',
    '/oembed',
    '/oembed?format=json',
  ],
])('a program asked for JSON: %s', (url) => expect(toldAs(url)).toBe('json'))

test.each([
  ...['/claims/1.bib', '/claims/1.RIS', '/claims/1.png', '/claims.csv?q=a.json', '/topics/3/feed.xml'],
  ...['/dump/onrecord.zip', '/sitemap.xml', '/claims/1/timemap', '/oembed?url=x&format=xml', '/nothing.xlsx'],
])('a program asked for another file: %s', (url) => expect(toldAs(url)).toBe('text'))

test.each([
  ...['/', '/claims/1', '/claims?q=a.json', '/claims/1-words/history', '/on/2025-03-14', '/index.html'],
  ...['/channels/feed.json', '/embed/claims/1', '/dump', '/a.b/c', '/x.', ''],
])('a reader asked for a page: %s', (url) => expect(toldAs(url)).toBe('page'))
