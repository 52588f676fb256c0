import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanText } from '../header'
import { extractHtml } from './html'

const story = [
  'The harbour of Northwick opened again on Friday, four days after a storm had thrown two ferries on its quay.',
  '“We have checked every rope and every stone,” the harbour master, Ann Roe, told reporters. “Ships may come in.”',
  'The town council had asked the coastguard for help on Monday night, when the water stood in the market hall.',
  'Fishermen said they had lost nets worth about 40,000 pounds, and asked for money from the county.',
  'A spokesperson for the county said it would look at each claim, but denied that a promise had been made.',
  'The next storm is expected on Wednesday; the ferries are to stay in port until it has passed.',
]
const paragraphs = (words = story) => words.map((one) => `<p>${one}</p>`).join('\n')
const page = (body: string, head = '<title>Harbour opens again | The Gazette</title>') =>
  `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`
const text = story.join('\n\n')

const around = {
  menu: '<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>',
  cookies:
    '<div class="cookie-banner"><p>We use cookies to make this site better, and to show advertisements that fit.</p><button>Accept</button></div>',
  head: '<header><h1>Harbour opens again</h1><p class="byline">By Ben Poe</p><p>14 March 2025, 10:05</p></header>',
  caption:
    '<figure><img src="a.jpg"><figcaption>Waves at the quay on Monday. Photo: Gazette</figcaption></figure>',
  newsletter:
    '<div class="newsletter-signup"><h3>Our newsletter</h3><p>Sign up for the morning letter, with all that matters in town, free of charge.</p></div>',
  related:
    '<div class="related-articles"><h3>Related</h3><ul><li><a href="/2">Storm in the north</a></li><li><a href="/3">Ferries in the south</a></li></ul></div>',
  advertisement: '<p>Advertisement</p>',
  pointer: '<p>Read more: <a href="/4">The storm in pictures</a></p>',
  comments: `<section id="comments"><h2>Comments</h2>${'<p>I have always said that the quay is too low, and that someone has to pay for it.</p>'.repeat(9)}</section>`,
  footer: '<footer><p>© 2025 The Gazette. All rights reserved.</p></footer>',
}

test('only paragraphs and headings are left of a page', () => {
  const { menu, cookies, head, caption, newsletter, related, advertisement, pointer, comments, footer } =
    around
  const [one, two, three, four, ...rest] = story.map((words) => `<p>${words}</p>`)
  const body = `${menu}${cookies}<main><article>${head}${one}${caption}${two}${advertisement}${three}${newsletter}
    <h2>What the fishermen say</h2>${four}${pointer}${rest.join('')}</article>${related}${comments}</main>${footer}`
  const found = extractHtml(page(body))
  expect(found).toMatchObject({
    title: 'Harbour opens again',
    byline: 'Ben Poe',
    publishedOn: '2025-03-14',
    language: 'en',
  })
  expect(found.text).toBe([...story.slice(0, 3), 'What the fishermen say', ...story.slice(3)].join('\n\n'))
})

test.each([
  ['unclosed elements', `<body><h1>Harbour opens again<div><p>${story.join('<p>')}`],
  ['no body and no head', paragraphs()],
  ['no closing of anything', `<html><body><div><div><table><tr><td><p>${story.join('\n<p>')}`],
  ['line breaks for paragraphs', page(`<div>${story.join('<br><br>')}</div>`)],
  [
    'divisions for paragraphs',
    page(`<div>${story.map((one) => `<div><span>${one}</span></div>`).join('')}</div>`),
  ],
  [
    'class names that are numbers',
    page(
      `<div class="a1x9">${story.map((one) => `<div class="z7"><p class="q">${one}</p></div>`).join('')}</div>`,
    ),
  ],
  [
    'the article twice, once hidden',
    page(`<article>${paragraphs()}</article><div hidden>${paragraphs()}</div>`),
  ],
  ['a form around the page', page(`<form action="/">${around.menu}<div>${paragraphs()}</div></form>`)],
  ['a table for a layout', page(`<table><tr><td>${around.menu}</td><td>${paragraphs()}</td></tr></table>`)],
  [
    'a cookie wall before the article',
    page(
      `<div class="consent" role="dialog"><p>We and our 800 partners store cookies.</p></div><article>${paragraphs()}</article>`,
    ),
  ],
])('%s', (_what, html) => {
  expect(extractHtml(html).text.replace(/^Harbour opens again\n\n/, '')).toBe(text)
})

test('blanks, soft hyphens and control characters do not get into the text', () => {
  const html = page(
    `<article><p>The&nbsp;har&shy;bour\u0001 is   open\n again, said Ann&#8239;Roe on Friday.</p>${paragraphs()}</article>`,
  )
  expect(extractHtml(html).text.split('\n\n')[0]).toBe('The harbour is open again, said Ann Roe on Friday.')
})

test('an article in JSON-LD only is read from there', () => {
  const data = JSON.stringify({
    '@type': 'NewsArticle',
    headline: 'Harbour opens again',
    articleBody: story.join('\n'),
  })
  const html = page('<div id="app"></div>', `<script type="application/ld+json">${data}</script>`)
  expect(extractHtml(html)).toMatchObject({ title: 'Harbour opens again', text })
})

test('a list is one item a paragraph', () => {
  const items = story.map((one) => `<li>${one}</li>`).join('')
  expect(
    extractHtml(page(`<article><p>${story[0]}</p><ol>${items}</ol><p>${story[1]}</p></article>`)).text,
  ).toBe([story[0], ...story, story[1]].slice(1).join('\n\n'))
})

test('the entries of a live report are kept with their times', () => {
  const entries = story.map(
    (one, at) => `<article><h3>1${at}:05 News of hour ${at}</h3><p>${one}</p></article>`,
  )
  const read = extractHtml(
    page(`<main><h1>Storm live</h1><div class="live">${entries.join('')}</div></main>`),
  ).text
  for (const one of story) expect(read).toContain(one)
  expect(read).toContain('12:05 News of hour 2')
})

test('a German page', () => {
  const german = [
    'Der Hafen von Nordwick ist seit Freitag wieder offen, vier Tage nachdem ein Sturm zwei Fähren auf den Kai geworfen hatte.',
    '„Wir haben jedes Tau und jeden Stein geprüft“, sagte die Hafenmeisterin Anne Röder vor Journalisten. „Die Schiffe können kommen.“',
    'Der Stadtrat hatte in der Nacht zum Montag die Küstenwache um Hilfe gebeten, als das Wasser in der Markthalle stand.',
    'Die Fischer verloren nach eigenen Angaben Netze im Wert von 40.000 Euro und verlangen Geld vom Land.',
  ]
  const body = `<nav><a href="/">Startseite</a></nav><article><h1>Hafen wieder offen</h1><p class="autor">Von Änne Poth</p>
    <time datetime="2025-03-14T18:20:00+01:00">14.03.2025, 18:20 Uhr</time>${paragraphs(german.slice(0, 2))}
    <aside><h3>Lesen Sie auch</h3><a href="/2">Sturm im Norden</a></aside><p>Anzeige</p>${paragraphs(german.slice(2))}
    <div class="teaser"><h3>Mehr zum Thema</h3><a href="/3">Fähren im Süden</a></div></article>`
  const html = `<html lang="de-DE"><head><title>Hafen wieder offen - Das Blatt</title></head><body>${body}</body></html>`
  expect(extractHtml(html)).toMatchObject({
    title: 'Hafen wieder offen',
    byline: 'Änne Poth',
    publishedAt: '2025-03-14T18:20:00+01:00',
    language: 'de-DE',
    text: german.join('\n\n'),
  })
})

test('a Ukrainian page', () => {
  const words =
    'Порт знову працює з п’ятниці, через чотири дні після шторму, повідомила начальниця порту Анна Рой на зустрічі з журналістами.'
  const html = `<html lang="uk"><body><article><h1>Порт відкрито</h1><p>${Array(5).fill(words).join('</p><p>')}</p></article></body></html>`
  expect(extractHtml(html)).toMatchObject({ title: 'Порт відкрито', language: 'uk' })
  expect(extractHtml(html).text).toContain(words)
})

test.each([
  ['nothing', ''],
  ['frames', '<html><frameset cols="20%,80%"><frame src="a.html"><frame src="b.html"></frameset></html>'],
  ['a page of no words', page('<img src="a.jpg"><script>document.write("x")</script>')],
])('%s gives no text', (_what, html) => {
  expect(extractHtml(html).text).toBe('')
})

test('any tags and words give text that can be stored', () => {
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<div>',
    '</div>',
    '<h1>',
    '<br>',
    '<li>',
    '<a href=x>',
    '</a>',
    '<html>',
    '<body>',
    '<td>',
    '<title>',
    '&nbsp;',
    '&#0;',
    '<head>',
    '</html>',
    'Words of a sentence, said she.',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 40 }), (parts) => {
      const read = extractHtml(parts.join(' '), { url: 'https://gazette.example/1' })
      expect(cleanText(read.text)).toHaveProperty('text')
      expect(read.text).not.toMatch(/[\x01-\x08\x0b-\x1f]/)
    }),
    { numRuns: 60 },
  )
})
