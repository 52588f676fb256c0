import { z } from 'zod'
import type { NamedLine, NamedRef } from '../named'
import { listed, moved, one } from './answers'
import { component } from './component'
import { examples } from './example'
import { operation } from './operation'
import { byNumber, fieldsOf, noParts, paging } from './paging'
import { namedRef, NamedReference } from './refs'

const sample = z.boolean().describe('true: invented to show how a record looks')

export const Publisher = component(
  'Publisher',
  NamedReference.extend({
    articleCount: z.int().min(0).describe('Articles with words on record; at most 200 are counted'),
    more: z.boolean().describe('true: there are more than “articleCount”'),
    sample,
  }),
)

export const PublisherInFull = component(
  'PublisherInFull',
  NamedReference.extend({
    host: z.string().nullable().describe('Where its pages are'),
    country: z.string().nullable().describe('ISO 3166-1, two letters'),
    description: z.string().nullable(),
    articleCount: z.int().min(0).describe('Articles with words on record; at most 10,000 are counted'),
    attestationCount: z.int().min(0).describe('Passages of these articles that are on record'),
    more: z.boolean().describe('true: there are more than “articleCount”'),
    sample,
  }),
)

/** A publisher as the API answers it in a list. */
export const publisherOf = (line: NamedLine, origin: string): z.output<typeof Publisher> => ({
  ...namedRef('publishers', line, origin),
  ...{ articleCount: line.count, more: line.more, sample: line.sample },
})

type Outlet = NamedRef & {
  host: string | null
  country: string | null
  description: string | null
  articles: number
  passages: number
  more: boolean
}

export const publisherInFull = (outlet: Outlet, origin: string): z.output<typeof PublisherInFull> => {
  const { host, country, description, more, sample } = outlet
  return {
    ...namedRef('publishers', outlet, origin),
    ...{ host, country, description, more, sample },
    ...{ articleCount: outlet.articles, attestationCount: outlet.passages },
  }
}

export const listPublishers = operation({
  id: 'listPublishers',
  method: 'get',
  path: '/publishers',
  tag: 'publishers',
  summary: 'Publishers of articles on record, by name',
  scope: null,
  parts: noParts,
  query: z.object({ ...paging, fields: fieldsOf(Publisher) }),
  examples: { limit: 20 },
  answers: { 200: listed(Publisher, examples.publisher, 'A page of publishers') },
  problems: [],
  item: Publisher,
})

export const getPublisher = operation({
  id: 'getPublisher',
  method: 'get',
  path: '/publishers/{id}',
  tag: 'publishers',
  summary: 'One publisher; what it printed is found by searching with “publisher”',
  scope: null,
  parts: byNumber,
  query: z.object({ fields: fieldsOf(PublisherInFull) }),
  examples: { id: 5 },
  answers: { 200: one(PublisherInFull, examples.publisherInFull, 'The publisher'), 308: moved },
  problems: ['not-found'],
  item: PublisherInFull,
})
