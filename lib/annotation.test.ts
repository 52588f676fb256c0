import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { annotationContexts, annotationOf, type Annotated, type Node } from './annotation'
import { annotationCollection, annotationPage } from './annotation-list'
import { annotatedIn, brokenMusts } from './test-annotation'
import { expanded, origin } from './test-linked-data'

const text = '😀 “We shut the gates,” she said, “at noon.”\r\nThe end.'
const piece = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
const split = [piece('We shut the gates'), piece('at noon')]
const alone = (attested: Annotated): Node => ({
  '@context': annotationContexts(origin),
  ...annotationOf(attested, origin),
})

let rich: Annotated
beforeAll(() => {
  const around = annotatedIn(text, [piece('she'), piece('said')]).content
  rich = annotatedIn(text, split, {
    cue: [around[1]!],
    mention: [around[0]!],
    chain: [{ kind: 'agency', name: 'Averil Press', publisherId: 3 }],
    changedAt: '2025-03-15T00:00:00Z',
    article: {
      ...annotatedIn(text, split).article,
      archive: 'https://archive.example/9',
    },
  })
  rich.utterance.speaksFor = { id: 8, name: 'The harbour', kind: 'organisation', address: '8-the-harbour' }
  rich.utterance.channel = 'a press briefing'
})

test('an attestation is a valid annotation with a target for each piece of a split quotation', () => {
  const annotation = alone(rich)
  expect(brokenMusts('annotation', annotation)).toEqual([])
  expect(annotation).toMatchObject({
    id: 'https://onrecord.example/api/v1/attestations/55/annotation',
    motivation: 'identifying',
    created: '2025-03-14T09:30:00Z',
    modified: '2025-03-15T00:00:00Z',
    creator: { type: 'Organization', name: 'Onrecord' },
    target: [
      {
        source: 'https://times.example/9',
        selector: [
          { type: 'TextQuoteSelector', exact: 'We shut the gates' },
          // The emoji is one code point of two units.
          { type: 'TextPositionSelector', start: 3, end: 20 },
        ],
        state: {
          type: 'TimeState',
          sourceDate: '2025-03-13T20:00:00Z',
          cached: [
            'https://onrecord.example/articles/9-storm-at-the-harbour?version=2',
            'https://archive.example/9',
          ],
        },
      },
      { selector: [{ exact: 'at noon' }, { start: 34, end: 41 }] },
    ],
  })
})

test('it is expanded without loss, and its own terms mean something', async () => {
  const [node] = await expanded(alone(rich))
  const own = 'https://onrecord.example/ns/onrecord.jsonld#'
  expect(node).toMatchObject({
    '@type': ['http://www.w3.org/ns/oa#Annotation', `${own}Attestation`],
    'http://www.w3.org/ns/oa#motivatedBy': [{ '@id': 'http://www.w3.org/ns/oa#identifying' }],
    [`${own}quoteKind`]: [{ '@id': `${own}quoteKind-direct` }],
    [`${own}utterance`]: [{ '@id': 'https://onrecord.example/utterances/34.jsonld' }],
  })
  expect(node![`${own}chain`]).toEqual([
    {
      '@list': [
        {
          [`${own}step`]: [{ '@id': `${own}step-agency` }],
          'http://xmlns.com/foaf/0.1/name': [{ '@value': 'Averil Press' }],
        },
      ],
    },
  ])
})

test('where the text is not held nothing is counted; without an address of its own the article is ours', () => {
  const attested = annotatedIn(text, split)
  attested.content = attested.content.map((place) => ({ ...place, counted: null }))
  attested.article.url = null
  const annotation = alone(attested)
  expect(brokenMusts('annotation', annotation)).toEqual([])
  expect(annotation.target).toMatchObject([
    {
      source: 'https://onrecord.example/articles/9-storm-at-the-harbour',
      selector: [{ type: 'TextQuoteSelector' }],
    },
    { selector: [{ type: 'TextQuoteSelector' }] },
  ])
})

test('a collection has its first page, each page leads to the next', async () => {
  const page = {
    article: { id: 9, title: 'Storm at the harbour' },
    total: 3,
    after: 0,
    limit: 2,
    startIndex: 0,
    items: [annotatedIn(text, split), { ...annotatedIn(text, split), id: 56 }],
    next: 56,
  }
  const collection = annotationCollection(page, origin)
  expect(brokenMusts('collection', collection)).toEqual([])
  expect(collection).toMatchObject({
    id: 'https://onrecord.example/api/v1/articles/9/annotations',
    total: 3,
    first: { next: 'https://onrecord.example/api/v1/articles/9/annotations/page?after=56&limit=2' },
  })
  expect(collection.last).toBeUndefined()
  const rest = annotationPage(
    { ...page, after: 56, startIndex: 2, items: page.items.slice(1), next: null },
    origin,
  )
  expect(brokenMusts('page', rest)).toEqual([])
  expect(rest).toMatchObject({ startIndex: 2, id: (collection.first as { next: string }).next })
  expect(rest.next).toBeUndefined()
  await expanded(collection)
  await expanded(rest)
})

test('whatever the text, a place in code points selects exactly the quote', () => {
  const part = fc.constantFrom('a', '😀', '𝔸', 'e\u0301', '\r\n', '\n', ' ', '“', '👩‍👧')
  fc.assert(
    fc.property(fc.array(part, { minLength: 1 }), fc.nat(30), fc.nat(30), (parts, from, size) => {
      const words = parts.join('')
      const first = Math.min(from, parts.length - 1)
      const start = parts.slice(0, first).join('').length
      const piece = { start, end: start + parts.slice(first, first + 1 + size).join('').length }
      const [target] = annotationOf(annotatedIn(words, [piece]), origin).target as {
        selector: [{ exact: string }, { start: number; end: number }]
      }[]
      const [quote, place] = target!.selector
      expect([...words].slice(place.start, place.end).join('')).toBe(quote.exact)
    }),
  )
})
