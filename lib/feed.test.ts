import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Feed, readFeed } from './feed'

const at = 'https://kestrel.example/news/feed.xml'
const read = (text: string): Feed => {
  const feed = readFeed(text, at)
  if ('problem' in feed) throw new Error(feed.problem)
  return feed
}
const rss = (inner: string) => `<?xml version="1.0"?><rss version="2.0"><channel>${inner}</channel></rss>`

const rss2 = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
  <title>The Kestrel Courier</title><link>/</link><description>News of the bay</description><ttl>60</ttl>
  <item>
    <title>Harbour &amp;amp; pier open &lt;b&gt;again&lt;/b&gt;</title>
    <link>/news/harbour?a=1&amp;b=2</link>
    <guid isPermaLink="false">kc-17</guid>
    <pubDate>Tue, 18 Mar 2025 00:30:00 +0200</pubDate>
    <description><![CDATA[<p>The mayor said it   was <em>about time</em>.</p>]]></description>
    <dc:creator>Ada Lund</dc:creator>
  </item>
  <item><guid>https://kestrel.example/news/ferry</guid><title>Ferry</title><author>ed@kestrel.example (Bo Falk)</author></item>
  <item><link>https://kestrel.example/news/snow</link><pubDate>soon</pubDate></item>
  <item><title>Without anything to find it by</title></item>
  <item><link>https://kestrel.example/news/snow</link><title>Twice</title></item>
</channel></rss>`

test('RSS 2.0', () => {
  expect(read(rss2)).toEqual({
    title: 'The Kestrel Courier',
    home: 'https://kestrel.example/',
    interval: 3600,
    items: [
      {
        key: 'kc-17',
        address: 'https://kestrel.example/news/harbour?a=1&b=2',
        title: 'Harbour & pier open again',
        publishedAt: '2025-03-18T00:30:00+02:00',
        summary: 'The mayor said it was about time .',
        author: 'Ada Lund',
      },
      {
        key: 'https://kestrel.example/news/ferry',
        address: 'https://kestrel.example/news/ferry',
        title: 'Ferry',
        publishedAt: null,
        summary: null,
        author: 'Bo Falk',
      },
      {
        key: 'https://kestrel.example/news/snow',
        address: 'https://kestrel.example/news/snow',
        title: null,
        publishedAt: null,
        summary: null,
        author: null,
      },
    ],
  })
})

test('RSS 0.91 and 1.0', () => {
  const old =
    '<rss version="0.91"><channel><title>Old</title><item><title>A</title><link>http://a.example/1</link></item></channel></rss>'
  expect(read(old)).toMatchObject({ title: 'Old', items: [{ key: 'http://a.example/1', title: 'A' }] })
  const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
    <channel rdf:about="http://a.example/"><title>Graph</title><link>http://a.example/</link>
      <sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency></channel>
    <item rdf:about="http://a.example/1"><title>A</title><link>http://a.example/1?x</link>
      <dc:date>2025-03-18T09:00Z</dc:date><dc:creator>Ada Lund</dc:creator></item></rdf:RDF>`
  expect(read(rdf)).toMatchObject({
    title: 'Graph',
    interval: 1800,
    items: [
      {
        key: 'http://a.example/1',
        address: 'http://a.example/1?x',
        publishedAt: '2025-03-18T09:00:00+00:00',
        author: 'Ada Lund',
      },
    ],
  })
})

test('Atom', () => {
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">The &lt;i&gt;Courier&lt;/i&gt;</title>
    <link rel="self" href="/feed"/><link href="/"/><author><name>Bo Falk</name></author>
    <entry><id>tag:kestrel.example,2025:1</id><title>Ferry</title>
      <link rel="enclosure" href="/ferry.mp3"/><link rel="alternate" type="application/json" href="/1.json"/>
      <link rel="alternate" type="text/html" href="../ferry"/>
      <published>2025-03-17T23:30:00-05:00</published><updated>2025-03-20T00:00:00Z</updated>
      <author><name>Ada Lund</name></author><author><name>Cy Moe</name></author><content type="text">Late again.</content></entry>
    <entry><id>tag:kestrel.example,2025:2</id><title>Snow</title><updated>2025-03-20T00:00:00Z</updated></entry></feed>`
  expect(read(atom)).toMatchObject({
    title: 'The Courier',
    home: 'https://kestrel.example/',
    items: [
      {
        key: 'tag:kestrel.example,2025:1',
        address: 'https://kestrel.example/ferry',
        publishedAt: '2025-03-17T23:30:00-05:00',
        summary: 'Late again.',
        author: 'Ada Lund, Cy Moe',
      },
      { address: null, publishedAt: '2025-03-20T00:00:00+00:00', author: 'Bo Falk' },
    ],
  })
})

test('JSON Feed', () => {
  const json = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Courier',
    home_page_url: 'https://kestrel.example',
    items: [
      { id: 7, url: 'ferry', title: 'Ferry', date_published: '2025-03-18', content_html: '<p>Late</p>' },
      { id: 'b', external_url: 'https://other.example/b', authors: [{ name: 'Ada' }, { url: 'x' }] },
    ],
  })
  expect(read(json)).toMatchObject({
    home: 'https://kestrel.example/',
    items: [
      { key: '7', address: 'https://kestrel.example/news/ferry', publishedAt: '2025-03-18', summary: 'Late' },
      { key: 'b', address: 'https://other.example/b', author: 'Ada' },
    ],
  })
})

test.each([
  'javascript:alert(1)',
  'file:///etc/passwd',
  'http://ada:secret@kestrel.example/',
  'http://[::1',
  `/${'a'.repeat(2001)}`,
])('a link to %s is none', (link) => {
  expect(
    read(rss(`<item><guid isPermaLink="false">1</guid><link>${link}</link></item>`)).items[0]?.address,
  ).toBeNull()
})

test('a careless feed gives what it holds', () => {
  expect(read(rss('<item><guid>1</guid><title>Fish & chips</title></item>')).items).toMatchObject([
    { key: '1' },
  ])
  expect(read(`\uFEFF\n  ${rss('<item><guid>1</guid></item>')}`).items).toHaveLength(1)
})

const noFeed = 'This is no feed. RSS, Atom and JSON Feed are read.'
const damaged = 'The feed is damaged and cannot be read.'
const tooLarge = 'The feed is larger than 2 million characters, or has too many parts.'

test.each([
  ['nothing', '', noFeed],
  ['a page', '<!doctype html><title>Kestrel</title><p>Hello', noFeed],
  ['other JSON', '{"a":1}', noFeed],
  ['a list', '[]', noFeed],
  ['half a feed', '<rss version="2.0"><channel><title>Kes', damaged],
  ['tags without end', `<rss version="2.0"><channel>${'<a>'.repeat(50_000)}`, damaged],
  ['too many tags', rss('<a/>'.repeat(100_001)), tooLarge],
  ['too many attributes', rss(`<a ${'b="" '.repeat(100_001)}/>`), tooLarge],
  ['too long', rss('a'.repeat(2_000_000)), tooLarge],
])('%s is told', (_, text, problem) => expect(readFeed(text, at)).toEqual({ problem }))

test('entities of a document are neither expanded nor fetched', () => {
  const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
  const text = `<!DOCTYPE rss [<!ENTITY l0 "ha">${laughs}<!ENTITY file SYSTEM "file:///etc/passwd">]>${rss('<title>&l9;&file;</title><item><guid>1</guid><title>&l9;</title></item>').replace(/<\?.*?\?>/, '')}`
  const feed = readFeed(text, at)
  expect(JSON.stringify(feed).length).toBeLessThan(500)
  const plain = `<!DOCTYPE rss [<!ENTITY ha "haha">]>${rss('<title>&ha;</title>').replace(/<\?.*?\?>/, '')}`
  expect(readFeed(plain, at)).toMatchObject({ title: '&ha;' })
})

test('titles, summaries, names and items are bounded', () => {
  const item = (key: number) =>
    `<item><guid>${key}</guid><title>${'t'.repeat(600)}</title><description>${'s'.repeat(1200)}</description></item>`
  const { items } = read(rss(Array.from({ length: 600 }, (_, key) => item(key)).join('')))
  expect(items).toHaveLength(500)
  expect(items[0]?.title).toHaveLength(500)
  expect(items[0]?.summary).toHaveLength(1000)
})

test('whatever it is given, it gives a feed or a problem', () => {
  const bits = fc.constantFrom(
    '<rss version="2.0">',
    '<channel>',
    '</channel>',
    '<item>',
    '</item>',
    '<title>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '&#x110000;',
    '<link/>',
    '<guid>',
    '</guid>',
    '<!DOCTYPE a [',
    '{"version":"https://jsonfeed.org/version/1","items":',
    '[',
    ']',
    '}',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    '<entry>',
    '</entry>',
    'constructor',
    '<__proto__>',
    '"',
    '<id>',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(bits, fc.string()), { maxLength: 30 }), fc.string(), (parts, base) => {
      const feed = readFeed(parts.join(''), base)
      return 'problem' in feed || feed.items.every(({ key }) => key !== '')
    }),
  )
  const value = fc.jsonValue()
  fc.assert(
    fc.property(
      fc.array(
        fc.dictionary(fc.constantFrom('id', 'url', 'title', 'authors', 'date_published', 'summary'), value),
      ),
      value,
      (items, title) => {
        const text = JSON.stringify({
          version: 'https://jsonfeed.org/version/1.1',
          title,
          items,
          authors: title,
        })
        return 'items' in readFeed(text, at) || 'problem' in readFeed(text, at)
      },
    ),
  )
})
