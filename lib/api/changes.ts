import { z } from 'zod'
import type { PublicChange } from '../change'
import { shownChanges } from '../record'
import { whole } from './answers'
import { component } from './component'
import { origin } from './example'
import { operation } from './operation'
import { LIMIT, noParts, paging } from './paging'

const revision = z.int().min(0).max(Number.MAX_SAFE_INTEGER)
const row = z.record(z.string(), z.unknown()).nullable()

const Change = component(
  'Change',
  z.object({
    id: revision.describe('The number of the change; later changes have higher ones'),
    at: z.iso.datetime().describe('When it was saved'),
    object: z.string().describe('The kind of the row: a table of the public dump'),
    objectId: z.int().describe('Its number; of “claim_topics” that of the claim'),
    action: z.enum(['insert', 'update', 'delete']),
    before: row.describe('What readers may see of the row before; null: nothing, or it was not there'),
    after: row.describe('The same after'),
    reason: z.string().nullable().describe('Why it was changed'),
    shown: z
      .enum(shownChanges)
      .nullable()
      .describe('What it was to readers; null: told in the history alone, as a new version of an article'),
    url: z.url().nullable().describe('The page that tells of it: what is there is to be read anew'),
    self: z.url().nullable().describe('The same in this API'),
    also: z
      .array(z.url())
      .max(LIMIT.most)
      .describe(
        'Other claims that show something else since, in this API: the one that an utterance or a passage left, the other end of a link, and of a changed claim those that are linked with it',
      ),
  }),
)

const Changes = component(
  'Changes',
  z.object({
    items: z.array(Change).max(LIMIT.most),
    next: z.url().nullable().describe('The address of those that follow; null where there are none yet'),
    since: revision.describe('Where this answer ends: ask from here next time'),
  }),
)

export const changeOf = (
  { path, also, claim: _, ...change }: PublicChange,
  at: string,
): z.output<typeof Change> => ({
  ...change,
  url: path && at + path,
  self: path && `${at}/api/v1${path}`,
  also: also.map((other) => `${at}/api/v1${other}`),
})

export const listChanges = operation({
  id: 'listChanges',
  method: 'get',
  path: '/changes',
  tag: 'record',
  summary: 'Changes of the public record, the earliest first',
  description:
    'For mirrors: every change that readers may see, in the order of its number. Whoever asks on from “since” of the answer before misses none, for a change is told when all with lower numbers are settled; while somebody writes for long that may take minutes. An item says that what is at its “url” changed, and at “also”: the publication of a claim stands for all that rests on it. Of what was withdrawn no words are told.',
  scope: null,
  parts: noParts,
  query: z.object({
    since: revision
      .default(0)
      .describe(
        'Only changes after the one of this number. A number beyond the last that there is (400) was not told by this record as it is now: load its dump anew',
      ),
    limit: paging.limit,
  }),
  examples: { since: 4810, limit: 20 },
  answers: {
    200: whole(
      Changes,
      {
        items: [
          {
            id: 4811,
            at: '2025-04-02T09:30:00Z',
            object: 'utterances',
            objectId: 31,
            action: 'update',
            before: { id: 31, claim_id: 9 },
            after: { id: 31, claim_id: 12 },
            reason: 'It was said of the other bridge.',
            shown: 'corrected',
            url: `${origin}/claims/12`,
            self: `${origin}/api/v1/claims/12`,
            also: [`${origin}/api/v1/claims/9`],
          },
        ],
        next: null,
        since: 4811,
      },
      'A page of changes',
    ),
  },
  problems: [],
})
