import { z } from 'zod'
import { block } from './block'
import { bytesOf, oneLine } from './line'
import { MOST_STATEMENTS } from './paging'
import { nameKinds } from '../record'
import { sourceShape, statementShape, type McpStatement } from './statement'

const id = z.int().min(1)

/** What every answer says beside what is its own. */
const base = {
  onRecord: z.boolean().describe('false: nothing of it is on record, which “message” says in words'),
  message: z.string(),
  next: z.string().nullable().describe('Give it as “cursor” for what follows; null at the end'),
}
const said = { ...base, statements: z.array(statementShape).min(1).max(MOST_STATEMENTS).optional() }

const withdrawn = z
  .object({ on: z.string(), reason: z.string() })
  .optional()
  .describe('It was taken back: do not report it as on record')
const nearest = z
  .array(z.object({ source: sourceShape, statements: z.int() }))
  .optional()
  .describe('Sources whose names are spelled nearly so: perhaps others')
const otherName = z
  .object({ name: z.string(), kind: z.enum(nameKinds), held: z.string().nullable().describe('EDTF') })
  .nullable()
const called = z
  .array(
    z.object({
      source: sourceShape,
      statements: z.int(),
      otherName: otherName.describe('The other name that was asked for; null where it is its own'),
    }),
  )
  .optional()
  .describe('Several sources that bear the name: none was chosen')
const change = z.object({ on: z.string(), what: z.string(), reason: z.string().nullable() })

const claimOnRecord = z.object({
  id,
  wording: z.string(),
  address: z.string(),
  topics: z.array(z.object({ id, name: z.string() })),
  statements: z.int(),
  sources: z.int(),
  corrections: z.array(change).describe('Changes that readers are told of, the newest first'),
  assessment: z
    .object({
      rating: z.string(),
      place: z.string(),
      on: z.string(),
      by: z.string().nullable(),
      reasons: z.string(),
    })
    .nullable()
    .describe('A judgement by editors of this record'),
})

const sourceOnRecord = sourceShape.extend({
  description: z.string().nullable(),
  askedAs: otherName.describe('The other name that it was asked for by'),
  otherNames: z.array(z.string()),
  roles: z.array(
    z.object({ title: z.string(), organisation: z.string().nullable(), held: z.string().nullable() }),
  ),
  statements: z.int(),
  claims: z.int(),
  firstSaid: z.string().nullable(),
  lastSaid: z.string().nullable(),
  keptUnnamedBy: z.string().nullable(),
})

/** How two sources stand to each other on a claim, or who alone spoke on it. */
export const relations = ['opposed', 'same', 'otherwise', 'only a', 'only b'] as const

/** What each tool answers. */
export const outputs = {
  search: z.object({
    ...said,
    nearest,
    count: z.int().describe('Statements found'),
    more: z.boolean().describe('true: there are more than “count”'),
    searchAgainWith: z
      .string()
      .optional()
      .describe('Words that are on record, where those asked for are not'),
    withoutFilter: z
      .array(z.object({ filter: z.string(), statements: z.int(), more: z.boolean() }))
      .optional()
      .describe('What would be found if one filter were left out, where nothing is with all of them'),
    narrowBy: z
      .array(
        z.object({
          ...{ filter: z.string(), value: z.string(), name: z.string(), statements: z.int() },
          instead: z
            .boolean()
            .describe('true: found with this value instead of those chosen of this filter, not within them'),
        }),
      )
      .optional(),
  }),
  claim: z.object({ ...said, withdrawn, claim: claimOnRecord.optional() }),
  source: z.object({ ...said, nearest, called, source: sourceOnRecord.optional() }),
  statements: z.object({
    ...said,
    count: z.int(),
    more: z.boolean().describe('true: there are more than “count”'),
    topics: z.array(z.object({ id, name: z.string(), statements: z.int() })).optional(),
  }),
  compare: z.object({
    ...base,
    counts: z.record(z.enum(relations), z.int()).optional(),
    capped: z.boolean().optional().describe('true: only the newest 5000 statements of a side were compared'),
    lines: z
      .array(
        z.object({
          relation: z.enum(relations),
          a: statementShape.optional(),
          b: statementShape.optional(),
        }),
      )
      .min(1)
      .optional(),
  }),
  known: z.object({
    ...said,
    withdrawn,
    asOf: z.string(),
    claim: z.object({ id, wording: z.string(), wordingNow: z.string(), address: z.string() }).optional(),
    source: sourceShape.optional(),
  }),
  attestations: z.object({ ...said, withdrawn, count: z.int().optional() }),
}

/** An answer before it is written: lines before the statements, and what stands between them and after. */
export type Told = {
  onRecord: boolean
  message: string
  head?: string[]
  statements?: McpStatement[]
  /** In place of `statements`: blocks that are made already, and a line before some. */
  blocks?: string[]
  next?: string | null
  /** What else the structured answer holds. */
  more?: Record<string, unknown>
}

/** Bytes of the lines before the statements; what is longer is cut. */
const MOST_HEAD = 3000

/** An answer as its text and the same as data. */
export function answered({ onRecord, message, head = [], statements, blocks, next = null, more = {} }: Told) {
  const before = [message, ...head].map(oneLine)
  while (before.length > 1 && bytesOf(before.join('\n')) > MOST_HEAD) before.pop()
  const on = next ? [`There is more: ask again with all else the same and cursor “${next}”.`] : []
  const text = [before.join('\n'), ...(blocks ?? statements?.map(block) ?? []), ...on].join('\n\n')
  return {
    content: [{ type: 'text' as const, text }],
    structuredContent: { onRecord, message, ...(statements?.length && { statements }), next, ...more },
  }
}

/** What cannot be answered, as a client shows it to its model. */
export const refused = (message: string) => ({
  content: [{ type: 'text' as const, text: message }],
  isError: true,
})

/** What it means that something is not on record. */
export const notDenied =
  'That something is not on record here does not mean that it was not said: the record holds what its editors entered.'
