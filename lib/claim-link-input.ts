import { z } from 'zod'
import { linkKinds } from './record'
import { rowId, rowVersion } from './row-id'

/** Why, in words that readers see. */
const why = z.string().trim().min(1, 'Write why.').max(500, 'At most 500 characters.')

/** A relation read from the first claim to the second: `from` contradicts, reverses, refines or answers `to`. */
export const newLink = z.object({ from: rowId, to: rowId, kind: z.enum(linkKinds), reason: why })
export const oneLink = z.object({ id: rowId, version: rowVersion })
export const linkWithdrawal = oneLink.extend({ reason: why })
