import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readContentType, refusalOfMediaType, sniffedMediaType } from './media-type'

test.each([
  ['text/html', 'text/html', null],
  ['Text/HTML; Charset="UTF-8"', 'text/html', 'utf-8'],
  ["text/html;charset='koi8-r'; a=b", 'text/html', 'koi8-r'],
  ['text/html; charset=', 'text/html', null],
  ['application/rss+xml ;charset=iso-8859-1', 'application/rss+xml', 'iso-8859-1'],
  ['html', null, null],
  ['', null, null],
  [undefined, null, null],
])('%s', (header, mediaType, charset) => expect(readContentType(header)).toEqual({ mediaType, charset }))

test.each([
  ['text/html', 'page', null],
  ['application/pdf', 'page', null],
  [null, 'page', null],
  ['image/png', 'page', 'The address holds a picture, no page.'],
  ['application/rss+xml', 'page', 'The address holds a feed, no page.'],
  ['application/json', 'page', 'The address holds data, no page.'],
  ['video/mp4', 'feed', 'The address holds a film, no feed.'],
  ['application/pdf', 'feed', 'The address holds a PDF file, no feed.'],
  ['application/zip', 'page', 'The address holds an archive, no page.'],
  ['text/html', 'feed', null],
  ['application/atom+xml', 'feed', null],
  ['text/plain', 'robots', null],
  ['audio/ogg', 'robots', 'The address holds a recording, no robots.txt.'],
  ['font/woff2', 'page', 'The address holds a file of the type font/woff2, no page.'],
] as const)('%s, where a %s is wanted: %s', (mediaType, want, refusal) => {
  expect(refusalOfMediaType(mediaType, want)).toBe(refusal)
})

test.each([
  ['%PDF-1.7', 'application/pdf'],
  ['  <!doctype html>', 'text/html'],
  ['\xef\xbb\xbf<p>', 'text/html'],
  ['Once upon', 'text/plain'],
  ['caf\xe9\t\r\n', 'text/plain'],
  ['\xff\xfea\0', 'text/plain'],
  ['\x89PNG\r\n\x1a\n\0', null],
  ['PK\x03\x04', null],
])('without a type, %j is %s', (text, mediaType) => {
  expect(sniffedMediaType(Buffer.from(text, 'latin1'))).toBe(mediaType)
})

test('whatever a server says, it is read', () => {
  fc.assert(fc.property(fc.string(), (header) => 'mediaType' in readContentType(header)))
})
