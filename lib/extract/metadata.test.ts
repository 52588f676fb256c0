import { expect, test } from 'vitest'
import { parsePage } from './document'
import { metadataOf } from './metadata'

const read = (
  head: string,
  body = '<p>Words.</p>',
  url: string | null = 'https://www.gazette.example/news/1',
) => metadataOf(parsePage(`<html lang="en-gb"><head>${head}</head><body>${body}</body></html>`), url).metadata
const data = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`

const article = {
  '@type': 'NewsArticle',
  headline: 'Harbour reopens after storm',
  author: [{ '@type': 'Person', name: 'Ann Roe' }, { name: 'Ben Poe' }],
  publisher: { '@type': 'Organization', name: 'The Gazette' },
  datePublished: '2025-03-14T22:15:00-05:00',
  dateModified: '2025-03-15T08:00:00Z',
}

test('JSON-LD goes before all else', () => {
  const other =
    '<meta property="og:title" content="You will not believe this"><meta name="author" content="By A Robot">'
  expect(read(data(article) + other)).toMatchObject({
    title: 'Harbour reopens after storm',
    byline: 'Ann Roe, Ben Poe',
    publisher: 'The Gazette',
    host: 'gazette.example',
    publishedOn: '2025-03-14',
    publishedAt: '2025-03-14T22:15:00-05:00',
    modifiedAt: '2025-03-15T08:00:00Z',
    language: 'en-GB',
  })
})

test('an article is found in a graph, with its author and publisher by reference', () => {
  const graph = {
    '@graph': [
      { '@type': 'WebPage', name: 'Gazette' },
      {
        '@type': ['ReportageNewsArticle'],
        headline: article.headline,
        author: { '@id': '#a' },
        publisher: { '@id': '#p' },
      },
      { '@id': '#a', '@type': 'Person', name: 'Ann Roe' },
      { '@id': '#p', '@type': 'Organization', name: 'The Gazette' },
    ],
  }
  expect(read(data(graph))).toMatchObject({
    title: article.headline,
    byline: 'Ann Roe',
    publisher: 'The Gazette',
  })
})

test('of several articles the one that says most is the page’s own', () => {
  expect(read(data([{ '@type': 'Article', headline: 'Another story' }, article])).title).toBe(
    article.headline,
  )
})

test.each([
  '{"@type": "NewsArticle", "headline": "Broken',
  '[[[',
  'null',
  '"x"',
  '{"@type":7,"headline":[{}]}',
])('broken JSON-LD is passed over: %s', (text) => {
  const head = `<script type="application/ld+json">${text}</script><meta property="og:title" content="Harbour reopens">`
  expect(read(head).title).toBe('Harbour reopens')
})

test('line ends and commas too many in JSON-LD are forgiven', () => {
  const text = '{"@type": "NewsArticle",\n"headline": "Harbour\nreopens",\n}'
  expect(read(`<script type="application/ld+json">${text}</script>`).title).toBe('Harbour reopens')
})

test('meta tags, microdata and links tell the rest', () => {
  const head =
    '<meta property="og:site_name" content="The Gazette"><link rel="canonical" href="/news/harbour?x=1">' +
    '<meta name="description" content="It&amp;#39;s open."><meta itemprop="datePublished" content="2025-03-14">'
  const body =
    '<h1>Harbour reopens after storm</h1><p class="byline">By <a rel="author" href="/ann">Ann Roe</a></p>'
  expect(read(head, body)).toMatchObject({
    title: 'Harbour reopens after storm',
    byline: 'Ann Roe',
    publisher: 'The Gazette',
    canonical: 'https://www.gazette.example/news/harbour?x=1',
    description: 'It’s open.'.replace('’', "'"),
    publishedOn: '2025-03-14',
  })
})

test.each([
  'javascript:alert(1)',
  'ftp://gazette.example/1',
  'https://user:word@gazette.example/',
  'data:text/html,x',
  'http://',
])('%s is no canonical address', (address) =>
  expect(read(`<link rel="canonical" href="${address}">`).canonical).toBeNull(),
)

test.each([
  ['Harbour reopens after storm | The Gazette', '', 'Harbour reopens after storm'],
  ['Harbour reopens after storm - Local news - Gazette.example', '', 'Harbour reopens after storm'],
  ['The Gazette: Harbour reopens after storm', '', 'Harbour reopens after storm'],
  ['Why the harbour – and the town – reopens', '', 'Why the harbour – and the town – reopens'],
  [
    'You will not believe what the harbour did',
    'Harbour did reopen after the storm',
    'Harbour did reopen after the storm',
  ],
  [
    'Harbour reopens &amp;amp; ferries sail',
    'Harbour reopens &amp; ferries sail',
    'Harbour reopens & ferries sail',
  ],
  ['Harbour reopens after storm', 'The Gazette', 'Harbour reopens after storm'],
])('the title of “%s” over “%s” is “%s”', (title, heading, expected) => {
  const site = '<meta property="og:site_name" content="The Gazette">'
  expect(read(`<title>${title}</title>${site}`, `<h1>${heading}</h1><p>Words.</p>`).title).toBe(expected)
})

test('a kicker in the heading is no part of the title', () => {
  const head =
    '<meta property="og:title" content="Harbour reopens after storm"><title>Harbour reopens | X</title>'
  expect(read(head, '<h1><span>Weather</span><span>Harbour reopens after storm</span></h1>').title).toBe(
    'Harbour reopens after storm',
  )
})

test.each([
  ['By Ann Roe', 'Ann Roe'],
  ['Von Änne Röder und Bea Poe', 'Änne Röder und Bea Poe'],
  ['Written by Ann Roe | 14 March', 'Ann Roe'],
  ['Ann Roe March 25, 2015', 'Ann Roe'],
  ['9:39AM BST', null],
  ['Ann Roe (2025-03-14)', 'Ann Roe'],
  ['Staff 2025-03-14', null],
  ['admin', null],
  ['https://gazette.example/ann', null],
])('the byline of “%s” is %s', (author, expected) => {
  expect(read(`<meta name="author" content="${author}">`).byline).toBe(expected)
})

test('a page that says nothing has the host for a publisher, and a language by its words', () => {
  const german =
    '<html><body><p>Der Hafen ist nach dem Sturm wieder offen, und die Stadt atmet auf, sagte die Bürgermeisterin auf der Brücke mit Blick auf das Meer.'
  expect(metadataOf(parsePage(german), 'https://www.blatt.example/1').metadata).toEqual({
    title: null,
    byline: null,
    publisher: 'blatt.example',
    host: 'blatt.example',
    publishedOn: null,
    publishedAt: null,
    modifiedAt: null,
    language: 'de',
    canonical: null,
    description: null,
  })
})

test.each([
  ['ko', '항구는 폭풍이 지난 뒤 금요일에 다시 문을 열었다.'],
  ['ja', '港は嵐のあと金曜日に再び開いたと町は発表した。'],
  ['zh', '港口在风暴过后于星期五重新开放，市政府宣布。'],
  ['el', 'Το λιμάνι άνοιξε ξανά την Παρασκευή μετά την καταιγίδα.'],
  [null, 'Xq zzv kk.'],
])('%s by its script', (language, words) => {
  expect(metadataOf(parsePage(`<p>${words}</p>`), null).metadata.language).toBe(language)
})
