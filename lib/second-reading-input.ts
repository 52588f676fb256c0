import { z } from 'zod'
import { rowId } from './row-id'
import { piece } from './statement-input'

const model = z.string().min(1).max(100)
/** Who wants it read: an editor who asked, or the program after the rules. */
const by = z.enum(['editor', 'program'])
/** As a server counts them, which may say anything. */
const tokens = z
  .number()
  .catch(0)
  .transform((count) => Math.round(Math.min(Math.max(count, 0), 10_000_000)))

export const oneCall = z.object({ budget: z.number().int().min(1), by })

export const readPart = z.object({
  versionId: rowId,
  model,
  part: piece,
  tokensIn: tokens,
  tokensOut: tokens,
})

export const pausedReading = z.object({
  versionId: rowId,
  model,
  note: z.string().max(300),
  again: z
    .object({
      by,
      /** How often it has failed in a row. */
      tries: z.number().int().min(0),
      minutes: z.number().int().min(0).max(2000),
    })
    .nullable(),
})

/** What a job of the queue says. */
export const secondReadingJob = z.object({ versionId: rowId, by, tries: z.number().int().min(0) })
export type SecondReadingJob = z.output<typeof secondReadingJob>
