import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import type { Annotated } from './annotation'
import { codePointsOf } from './code-points'
import { describe, type Piece } from './spans'

const iri = { type: 'string', format: 'uri' }
const moment = { type: 'string', format: 'date-time', pattern: 'Z$' }
const whole = { type: 'integer', minimum: 0 }
const only = (value: string) => ({ const: value })
const typed = (value: string, properties: object, required: string[]) => ({
  type: 'object',
  properties: { type: only(value), ...properties },
  required: ['type', ...required],
})
const typeWith = (value: string) => ({
  anyOf: [only(value), { type: 'array', contains: only(value), items: { type: 'string' } }],
})
const agent = typed('Organization', { id: iri, name: { type: 'string' }, homepage: iri }, ['name'])

const selector = {
  oneOf: [
    typed(
      'TextQuoteSelector',
      { exact: { type: 'string', minLength: 1 }, prefix: { type: 'string' }, suffix: { type: 'string' } },
      ['exact'],
    ),
    typed('TextPositionSelector', { start: whole, end: whole }, ['start', 'end']),
  ],
}

const specificResource = typed(
  'SpecificResource',
  {
    source: iri,
    selector: { type: 'array', items: selector },
    state: typed('TimeState', { sourceDate: moment, cached: { type: 'array', items: iri } }, ['sourceDate']),
  },
  ['source'],
)

/** What the Web Annotation Data Model says an annotation must be, of the parts that we use (3.1, 3.2, 4). */
const annotation = {
  type: 'object',
  properties: {
    id: iri,
    type: typeWith('Annotation'),
    motivation: { enum: ['identifying'] },
    creator: agent,
    generator: { ...agent, properties: { ...agent.properties, type: only('Software') } },
    created: moment,
    modified: moment,
    rights: iri,
    body: {
      type: 'array',
      items: {
        anyOf: [
          typed('TextualBody', { value: { type: 'string' }, purpose: only('describing') }, ['value']),
          { type: 'object', properties: { id: iri, type: only('Utterance') }, required: ['id'] },
        ],
      },
    },
    target: { type: 'array', minItems: 1, items: specificResource },
    cue: { type: 'array', items: specificResource },
    mention: { type: 'array', items: specificResource },
  },
  required: ['id', 'type', 'target'],
}

const contexts = {
  type: 'array',
  contains: only('http://www.w3.org/ns/anno.jsonld'),
  items: iri,
}
const page = {
  type: 'object',
  properties: {
    id: iri,
    type: only('AnnotationPage'),
    partOf: { anyOf: [iri, { type: 'object', properties: { id: iri }, required: ['id'] }] },
    startIndex: whole,
    next: iri,
    items: { type: 'array', items: annotation },
  },
  required: ['id', 'type', 'items', 'partOf'],
}
const collection = {
  type: 'object',
  properties: {
    '@context': contexts,
    id: iri,
    type: only('AnnotationCollection'),
    label: { type: 'string' },
    total: whole,
    first: page,
    last: iri,
  },
  required: ['@context', 'id', 'type', 'first'],
}

const ajv = new Ajv({ allErrors: true, strict: false })
addFormats(ajv)
const alone = (schema: { properties: object; required: string[] }) => ({
  ...schema,
  properties: { '@context': contexts, ...schema.properties },
  required: ['@context', ...schema.required],
})
const checks = {
  annotation: ajv.compile(alone(annotation)),
  page: ajv.compile(alone(page)),
  collection: ajv.compile(collection),
}

/** What of the recommendation's MUSTs a document breaks; empty for one that is valid. */
export function brokenMusts(kind: keyof typeof checks, document: unknown): string[] {
  const check = checks[kind]
  return check(document) ? [] : check.errors!.map((error) => `${error.instancePath} ${error.message}`)
}

/** A public attestation of these pieces of a text. */
export function annotatedIn(text: string, pieces: Piece[], more: Partial<Annotated> = {}): Annotated {
  const count = codePointsOf(text)
  const source = { id: 7, name: 'Anna Petrenko', kind: 'person', address: '7-anna-petrenko' } as const
  return {
    id: 55,
    kind: 'direct',
    chain: [],
    content: pieces.map((piece) => ({
      ...describe(text, piece),
      counted: { start: count(piece.start), end: count(piece.end) },
    })),
    cue: [],
    mention: [],
    recordedAt: '2025-03-14T09:30:00Z',
    changedAt: null,
    version: 2,
    fetchedAt: '2025-03-13T20:00:00Z',
    article: {
      id: 9,
      address: '9-storm-at-the-harbour',
      url: 'https://times.example/9',
      archive: null,
      language: 'en',
    },
    claim: {
      id: 12,
      wording: 'The harbour was closed at noon.',
      address: '12-the-harbour-was-closed-at-noon',
      language: 'en',
    },
    utterance: {
      id: 34,
      stance: 'asserts',
      capacity: 'harbour master',
      channel: null,
      saidOn: '2025-03-13',
      saidWording: 'on Thursday',
      basis: 'relative',
      source,
      speaksFor: null,
    },
    ...more,
  }
}
