import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePage } from './document'
import { metaTags } from './meta-tags'
import { momentsOf, readMoment } from './published'

test.each([
  ['2025-03-14T23:30:00+01:00', 'de', '2025-03-14T23:30:00+01:00', '2025-03-14'],
  ['2025-03-14T23:30:00.123Z', 'en', '2025-03-14T23:30:00Z', '2025-03-14'],
  ['2025-03-14T23:30+0100', 'en', '2025-03-14T23:30:00+01:00', '2025-03-14'],
  ['2025-03-14 08:05', 'en', '2025-03-14T08:05:00', '2025-03-14'],
  ['2025-03-14', 'en', '2025-03-14', '2025-03-14'],
  ['20250314', 'en', '2025-03-14', '2025-03-14'],
  ['Fri, 14 Mar 2025 10:00:00 GMT', 'en', '2025-03-14T10:00:00Z', '2025-03-14'],
  ['March 14, 2025 at 3:05 p.m.', 'en', '2025-03-14T15:05:00', '2025-03-14'],
  ['Stand: 14.03.2025, 18:20 Uhr', 'de', '2025-03-14T18:20:00', '2025-03-14'],
  ['14. März 2025', 'de', '2025-03-14', '2025-03-14'],
  ['le 14 mars 2025 à 7:30', 'fr', '2025-03-14T07:30:00', '2025-03-14'],
  ['14 de marzo de 2025', 'es', '2025-03-14', '2025-03-14'],
  ['14 марта 2025', 'ru', '2025-03-14', '2025-03-14'],
  ['03/14/2025', 'en', '2025-03-14', '2025-03-14'],
  ['03/04/2025', 'en-GB', '2025-04-03', '2025-04-03'],
  ['1741946400', 'en', '2025-03-14T10:00:00Z', '2025-03-14'],
])('%s (%s)', (words, language, at, day) => {
  expect(readMoment(words, language)).toEqual({ at, day })
})

test.each(['', 'yesterday', 'March 2025', '2025-02-30', '31.02.2025', '12345', 'Chapter 14, 2025 readers'])(
  '“%s” is no day',
  (words) => expect(readMoment(words, 'en')).toBeNull(),
)

test('any words give a real day or none', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.stringMatching(/^[0-9.:/TZ +-]{0,30}$/)),
      fc.constantFrom('en', 'de', null),
      (words, tag) => {
        const read = readMoment(words, tag)
        if (read) expect(new Date(`${read.day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(read.day)
      },
    ),
  )
})

const moments = (html: string, language = 'de') => {
  const document = parsePage(html)
  return momentsOf({ document, tags: metaTags(document), data: null, language })
}

test('meta tags go before the markup, and the page before the articles beside it', () => {
  const time =
    '<aside><time datetime="2020-01-01">old</time></aside><time datetime="2025-03-14T10:00:00+01:00">10 Uhr</time>'
  expect(moments(time).published?.day).toBe('2025-03-14')
  expect(moments(`<meta property="article:published_time" content="2025-03-13">${time}`).published?.day).toBe(
    '2025-03-13',
  )
  expect(moments('<meta name="last-modified" content="2025-03-15T09:00:00Z">').modified?.at).toBe(
    '2025-03-15T09:00:00Z',
  )
  expect(moments('<p class="article-date">Freitag, 14. März 2025</p>').published?.day).toBe('2025-03-14')
  expect(moments('<p class="date">14. August 1935</p>').published).toBeNull()
  expect(moments('<p>Nothing.</p>')).toEqual({ published: null, modified: null })
})
