import { z } from 'zod'
import { newSource, sourceChange } from '../source-input'
import { changeReason } from '../statement-input'
import { whole } from './answers'
import { withdrawalOf } from './attestation-writes'
import { component } from './component'
import { DeskClaim, deskExamples, DeskSource } from './desk'
import { operation } from './operation'
import { byNumber, id, noParts } from './paging'

const NewSource = component(
  'NewSource',
  z.strictObject({
    ...newSource.shape,
    publisher: newSource.shape.publisher.describe(
      'The outlet that keeps an unnamed source unnamed; of no other',
    ),
  }),
)

export const createSource = operation({
  id: 'createSource',
  method: 'post',
  path: '/sources',
  tag: 'desk',
  summary: 'Make a source',
  description: 'One that an editor makes is unconfirmed until an admin has looked at it.',
  scope: 'write',
  parts: noParts,
  query: noParts,
  examples: {},
  body: {
    schema: NewSource,
    example: { name: 'Mara Lindqvist', kind: 'person', description: 'Harbour master.' },
    ...{ types: ['application/json'], most: 65_536 },
  },
  answers: {
    201: { ...whole(DeskSource, deskExamples.source, 'The source'), headers: ['ETag', 'Location'] },
  },
  problems: [],
})

const { name, kind, description } = sourceChange.shape

export const changeOneSource = operation({
  id: 'changeSource',
  method: 'patch',
  path: '/sources/{id}',
  tag: 'desk',
  summary: 'Change name, kind or description of a source',
  description: 'What is not sent stays. Editors change what they made until an admin confirms it.',
  scope: 'write',
  versions: 1,
  parts: byNumber,
  query: noParts,
  examples: { id: 7 },
  body: {
    schema: component(
      'SourceChange',
      z.strictObject({
        ...z.object({ name, kind, description }).partial().shape,
        reason: changeReason.describe('Readers see it; what is public is not changed without'),
      }),
    ),
    example: { description: 'Harbour master since 2019.', reason: 'Told by the office.' },
    ...{ types: ['application/json'], most: 65_536 },
  },
  answers: {
    200: {
      ...whole(
        DeskSource,
        { ...deskExamples.source, description: 'Harbour master since 2019.', version: 2 },
        'As it is now',
      ),
      headers: ['ETag'],
    },
  },
  problems: ['not-found'],
})

const Publication = component(
  'Publication',
  z.object({
    article: id,
    attestations: z.int().min(0).describe('So many became public'),
    claims: z.int().min(0).describe('So many became public with them'),
    waits: z.boolean().describe('Nothing is public yet: a second person looks at it first'),
  }),
)
const published = { article: 31, attestations: 1, claims: 1, waits: false }

export const createPublication = operation({
  id: 'createPublication',
  method: 'post',
  path: '/publications',
  tag: 'desk',
  summary: 'Publish drafts of an article, with their claims',
  description:
    'All or none: each draft needs a source and a day. Where the instance asks for a second person, an editor’s wait for one (202).',
  scope: 'write',
  parts: noParts,
  query: noParts,
  examples: {},
  body: {
    schema: component(
      'NewPublication',
      z.strictObject({
        article: id,
        attestations: z
          .array(id)
          .max(2000)
          .nullable()
          .default(null)
          .describe('Only these; null: all of its drafts'),
      }),
    ),
    example: { article: 31, attestations: [55] },
    ...{ types: ['application/json'], most: 65_536 },
  },
  answers: {
    200: whole(Publication, published, 'They are public'),
    202: whole(Publication, { ...published, waits: true }, 'They wait for a second person'),
  },
  problems: ['not-found'],
})

export const withdrawOneClaim = operation({
  id: 'withdrawClaim',
  method: 'post',
  path: '/claims/{id}/withdraw',
  tag: 'desk',
  summary: 'Withdraw a public claim, with a reason',
  description: 'Its address then answers 410 and says so. Editors withdraw what they published.',
  scope: 'write',
  versions: 1,
  parts: byNumber,
  query: noParts,
  examples: { id: 12 },
  body: withdrawalOf,
  answers: {
    200: {
      ...whole(DeskClaim, { ...deskExamples.claim, state: 'withdrawn', version: 3 }, 'As it is now'),
      headers: ['ETag'],
    },
  },
  problems: ['not-found'],
})
