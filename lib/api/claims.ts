import { z } from 'zod'
import type { ClaimHead } from '../claim-head'
import { component } from './component'
import { Dated, datedOrNull } from './dates'
import { examples } from './example'
import { listed, moved, one } from './answers'
import { linkedToo, orLinked } from './linked'
import { operation } from './operation'
import { Assessment, ClaimLink } from './claim-parts'
import { asOf, byNumber, fieldsOf, includeOf, noParts, paging } from './paging'
import { addressed, claimRef, namedRef, NamedReference } from './refs'
import { Utterance } from './utterances'

export const Claim = component(
  'Claim',
  z.object({
    ...addressed,
    wording: z.string().describe('The proposition in neutral words, without who says it'),
    topics: z.array(NamedReference),
    firstPublishedOn: z.iso.date().nullable().describe('The day on which the claim came on record (UTC)'),
    firstSaid: Dated.nullable().describe('When it was first said, as far as the record knows'),
    lastSaid: Dated.nullable().describe('When it was last said'),
    utteranceCount: z.int().describe('How often it is on record as said'),
    sourceCount: z.int().describe('By how many sources'),
    utterances: z.array(Utterance).max(20).optional().describe('With include=utterances: the last 20'),
    assessment: Assessment.nullable()
      .optional()
      .describe('With include=assessment: a judgement by the editors of this record, where there is one'),
    links: z
      .array(ClaimLink)
      .optional()
      .describe('With include=links: claims on which it bears, at most 100'),
    asOf: z.iso.date().optional().describe('With asOf: the day at the end of which all this stood so'),
    sample: z.boolean().describe('true: invented to show how a record looks, not a real claim'),
  }),
)

/** A claim as the API answers it. */
export const claimOf = (head: ClaimHead, origin: string): z.output<typeof Claim> => ({
  ...claimRef(head, origin),
  topics: head.topics.map((topic) => namedRef('topics', topic, origin)),
  firstPublishedOn: head.since,
  firstSaid: datedOrNull(head.firstSaid),
  lastSaid: datedOrNull(head.lastSaid),
  utteranceCount: head.utterances,
  sourceCount: head.sources,
  sample: head.sample,
})

/** A claim as it was known at the end of a day; its addresses lead to that state of it. */
export function claimAsKnown(head: ClaimHead, asOf: string, origin: string): z.output<typeof Claim> {
  const { url, self, ...row } = claimOf(head, origin)
  return { ...row, url: `${url}?asOf=${asOf}`, self: `${self}?asOf=${asOf}`, asOf }
}

export const listClaims = operation({
  id: 'listClaims',
  method: 'get',
  path: '/claims',
  tag: 'claims',
  summary: 'Claims, newest first',
  description: 'Every public claim. To narrow them by words, sources, topics or days, search.',
  scope: null,
  parts: noParts,
  query: z.object({ ...paging, fields: fieldsOf(Claim) }),
  examples: { limit: 20, fields: 'id,wording,url' },
  answers: { 200: listed(Claim, examples.claim, 'A page of claims') },
  problems: [],
  item: Claim,
})

export const getClaim = operation({
  id: 'getClaim',
  method: 'get',
  path: '/claims/{id}',
  tag: 'claims',
  summary: 'One claim',
  description: `A claim that was found to be the same as another leads to that one (308); one that was withdrawn says so (410). ${linkedToo}`,
  scope: null,
  parts: byNumber,
  query: z.object({
    fields: fieldsOf(Claim),
    include: includeOf(['utterances', 'assessment', 'links']),
    asOf,
  }),
  examples: { id: 12, include: 'utterances', asOf: '2025-04-02' },
  answers: { 200: orLinked(one(Claim, examples.claim, 'The claim'), 'claim'), 308: moved },
  problems: ['not-found', 'withdrawn', 'not-acceptable'],
  item: Claim,
})
