import { z } from 'zod'
import { annotationContexts, annotationOf, type Annotated } from '../annotation'
import { annotationCollection, annotationPage } from '../annotation-list'
import { describe } from '../spans'
import { moved } from './answers'
import { component } from './component'
import { origin } from './example'
import { operation } from './operation'
import { byNumber, LIMIT } from './paging'

const iri = z.url()
const moment = z.iso.datetime()
const place = z.looseObject({
  type: z.literal('SpecificResource'),
  source: iri.describe('The article’s own address, where it has one'),
  selector: z.array(
    z.union([
      z.object({
        type: z.literal('TextQuoteSelector'),
        exact: z.string(),
        prefix: z.string(),
        suffix: z.string(),
      }),
      z
        .object({ type: z.literal('TextPositionSelector'), start: z.int().min(0), end: z.int().min(0) })
        .describe('In code points of the stored text; left out where that is not held'),
    ]),
  ),
  state: z.object({
    type: z.literal('TimeState'),
    sourceDate: moment.describe('When the article was fetched so'),
    cached: z.array(iri).describe('The stored version, and a public archive’s copy'),
  }),
})

const alone = {
  id: iri,
  type: z.array(z.string()).describe('“Annotation”, and “Attestation” of our own terms'),
  motivation: z.literal('identifying'),
  created: moment,
  modified: moment.optional(),
  rights: iri,
  body: z.array(z.looseObject({ type: z.string() })).describe('The utterance, and the claim in words'),
  target: z.array(place).min(1).describe('A place for each piece of a split quotation'),
}
const context = { '@context': z.array(iri) }

const AnnotationItem = component('AnnotationItem', z.looseObject(alone))
const Annotation = component('Annotation', z.looseObject({ ...context, ...alone }))
const paged = {
  id: iri,
  type: z.literal('AnnotationPage'),
  startIndex: z.int().min(0),
  next: iri.optional(),
  items: z.array(AnnotationItem),
}
const Page = component(
  'AnnotationPage',
  z.looseObject({ ...context, ...paged, partOf: z.looseObject({ id: iri, total: z.int() }) }),
)
const Collection = component(
  'AnnotationCollection',
  z.looseObject({
    ...context,
    id: iri,
    type: z.literal('AnnotationCollection'),
    label: z.string(),
    total: z.int().min(0),
    first: z.looseObject({ ...paged, partOf: iri }),
    last: iri.optional(),
  }),
)

const words = 'It stays closed until June'
const text = `“${words},” Lindqvist said on Friday.`
const start = text.indexOf(words)
const example: Annotated = {
  id: 55,
  kind: 'direct',
  chain: [],
  content: [
    {
      ...describe(text, { start, end: start + words.length }),
      counted: { start, end: start + words.length },
    },
  ],
  cue: [],
  mention: [],
  recordedAt: '2025-03-15T09:30:00Z',
  changedAt: null,
  version: 1,
  fetchedAt: '2025-03-14T20:00:00Z',
  article: {
    ...{ id: 31, address: '31-bridge-shut', url: 'https://averil-courier.example/bridge-shut' },
    ...{ archive: null, language: 'en' },
  },
  claim: {
    id: 12,
    wording: 'The harbour bridge will stay closed until June.',
    address: '12-the-harbour-bridge-will-stay-closed-until-june',
    language: 'en',
  },
  utterance: {
    ...{ id: 34, stance: 'asserts', capacity: 'harbour engineer', channel: null, saidOn: '2025-03-14' },
    ...{ saidWording: 'on Friday', basis: 'relative', speaksFor: null },
    source: { id: 7, name: 'Mara Lindqvist', kind: 'person', address: '7-mara-lindqvist' },
  },
}
const examplePage = {
  ...{ article: { id: 31, title: 'Bridge shut' }, total: 1, after: 0, limit: 20, startIndex: 0 },
  ...{ items: [example], next: null },
}

/** The body in each of the media types that are answered. */
const answered = (schema: z.ZodType, body: unknown, description: string) => ({
  description,
  content: {
    'application/ld+json': { schema, example: body },
    'application/json': { schema, example: body },
  },
  headers: ['Allow'],
})

const shared = { method: 'get', tag: 'annotations', scope: null, parts: byNumber } as const

export const getAnnotation = operation({
  ...shared,
  id: 'getAnnotation',
  path: '/attestations/{id}/annotation',
  summary: 'One attestation as a W3C Web Annotation',
  description:
    'The words in the article are its targets, the utterance its body. Terms of our own are explained at /ns/onrecord.jsonld.',
  query: z.object({}),
  examples: { id: 55 },
  answers: {
    200: answered(
      Annotation,
      { '@context': annotationContexts(origin), ...annotationOf(example, origin) },
      'The annotation',
    ),
  },
  problems: ['not-found', 'withdrawn', 'not-acceptable'],
})

export const listAnnotations = operation({
  ...shared,
  id: 'listAnnotations',
  path: '/articles/{id}/annotations',
  summary: 'All annotations of an article, as a collection with its first page',
  query: z.object({}),
  examples: { id: 31 },
  answers: {
    200: answered(Collection, annotationCollection(examplePage, origin), 'The collection'),
    308: moved,
  },
  problems: ['not-found', 'not-acceptable'],
})

export const pageOfAnnotations = operation({
  ...shared,
  id: 'pageOfAnnotations',
  path: '/articles/{id}/annotations/page',
  summary: 'A page of the annotations of an article',
  query: z.object({
    after: z.int().min(0).max(2147483647).default(0).describe('The number of the last attestation seen'),
    limit: z.int().min(1).max(LIMIT.most).default(LIMIT.usual).describe('How many items are wanted'),
  }),
  examples: { id: 31, after: 0, limit: 20 },
  answers: { 200: answered(Page, annotationPage(examplePage, origin), 'The page'), 308: moved },
  problems: ['not-found', 'not-acceptable'],
})
