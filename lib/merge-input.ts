import { z } from 'zod'
import { mergeable, sourceKinds } from './record'
import { rowId, rowVersion } from './row-id'

const reason = z.string().trim().min(1, 'Say why.').max(500, 'At most 500 characters.')
const asRead = z.object({ id: rowId, version: rowVersion })
const rows = z.array(rowId).max(1000, 'At most 1000 at a time.')

/** That `from` is the same as `into`; `certain`: that an unnamed source is known to be this one. */
export const newMerge = z.object({
  object: z.enum(mergeable),
  from: asRead,
  into: asRead,
  reason,
  certain: z.boolean().optional(),
})

/** `along`: utterances recorded since at the other, which go along. */
export const mergeUndoing = asRead.extend({ reason, along: rows.optional() })

/** Which of two rows would be merged into which. */
export const twoRows = z.object({ object: z.enum(mergeable), from: rowId, into: rowId })

/** That an editor takes one source to be the same as another. */
export const proposedMerge = z.object({ id: rowId, into: rowId })

/** Two rows that are not the same, though they look so. */
export const newApart = twoRows.extend({ reason })

/** Chosen rows of a source or claim that go to another, or to a new one. */
export const newSplit = z.object({
  object: z.enum(['sources', 'claims']),
  from: asRead,
  into: z.union([
    z.object({ id: rowId }),
    z.object({
      name: z.string().trim().min(1, 'Write the name.').max(500, 'At most 500 characters.'),
      kind: z.enum(sourceKinds).optional(),
    }),
  ]),
  utterances: rows,
  names: rows.optional(),
  reason,
})
