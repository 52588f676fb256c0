import { z } from 'zod'
import type { Operation } from './operation'
import { id } from './paging'
import { Problem } from './problems'

export const linesType = 'application/jsonl'

/** What many programs call it. */
const alsoLines = 'application/x-ndjson'

/** So many lines one request may hold, blank ones too, and so many bytes in all. */
export const MOST_LINES = 10_000
export const MOST_BULK = 32 * 1024 * 1024

/**
 * So many requests with a key may be under way at once, of one token and in one process: each is held in memory whole,
 * to tell whether it was sent before.
 */
export const MOST_HELD = { token: 2, all: 4 }

/** What the document says of that. */
export const heldWhole = `With an “Idempotency-Key” the whole body is read before its first line is: at most ${MOST_HELD.token} such requests of a token are taken at once (else 429), and ${MOST_HELD.all} in all (else 503), each with “Retry-After”. One whose body stops coming for half a minute gives its place back (408).`

/** What a line came to: a row that was made, or a problem. */
const BulkLine = z.object({
  line: z.int().min(1).describe('Of the body, from 1'),
  status: z.int().describe('As the line alone would have been answered'),
  id: id.optional().describe('The attestation, or the article, that was made'),
  utterance: id.optional(),
  claim: id.optional(),
  problem: Problem.pick({ type: true, title: true, detail: true, errors: true, current: true }).optional(),
})
export type BulkLine = z.output<typeof BulkLine>

/** A body of JSON Lines, each such a row; `most` bytes a line. */
export const lines = (row: string, mostOfLine: number, example: unknown): Operation['body'] => ({
  schema: z
    .string()
    .describe(
      `JSON Lines: ${row} a line, of at most ${mostOfLine} bytes each, at most ${MOST_LINES} lines. Blank lines count and are not answered.`,
    ),
  example: `${JSON.stringify(example)}\n`,
  ...{ types: [linesType, alsoLines], most: MOST_BULK, mostOfLine },
})

/** The answer to it. */
export const lineByLine = (made: Partial<BulkLine>): Operation['answers'] => ({
  200: {
    description:
      'A line for each line that was sent, in their order, as soon as it is known: what was made, or a problem. One that fails keeps no other from being made. Where it breaks off, the last line says so: its problem is “broke-off”, and neither the line that it names nor any behind it was written.',
    content: {
      [linesType]: {
        schema: z
          .string()
          .describe(
            'JSON Lines: “line”, of the body, from 1; “status”, as the line alone would have been answered; “id” of what was made, with “utterance” and “claim” of an attestation; else “problem”, as a Problem',
          ),
        example: `${JSON.stringify({ line: 1, status: 201, ...made })}\n`,
      },
    },
  },
})
