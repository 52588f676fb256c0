import { z } from 'zod'
import { dayProblem } from './calendar'
import { isoDay } from './dates'
import { evidenceSides } from './record'
import { rowId, rowVersion } from './row-id'
import { changeReason } from './statement-input'
import { plainAddress } from './web-address'

const optional = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `At most ${most} characters.`)
    .nullish()
    .transform((text) => text || null)

const DAY = 86_400_000

/** A day of the calendar, at the latest the one that has begun somewhere on earth. */
const assessedOn = z
  .string()
  .trim()
  .refine((day) => {
    const [year, month, date] = (/^([12]\d{3})-(\d{2})-(\d{2})$/.exec(day) ?? []).slice(1).map(Number)
    return year !== undefined && dayProblem(year, month!, date!) === null
  }, 'This is no day. Write 2025-03-17.')
  .refine((day) => day <= isoDay(new Date(Date.now() + DAY)), 'This day is still to come.')

/** A web address of a document; http and https alone, without fragment, tracking and sign-in. */
const documentAddress = z.string().transform((typed, context) => {
  const plain = plainAddress(typed.trim())
  if (plain) return plain
  context.addIssue({
    code: 'custom',
    message: 'Write the number of an article, or an address with https://.',
  })
  return z.NEVER
})

/** An article of the record or a document at an address, one of them. */
const cited = z
  .object({
    side: z.enum(evidenceSides),
    articleId: rowId.nullable().default(null),
    address: documentAddress.nullable().default(null),
    title: optional(300),
    note: optional(1000),
  })
  .refine(({ articleId, address }) => (articleId === null) !== (address === null), {
    path: ['address'],
    message: 'Write the number of an article, or an address with https://.',
  })

export const assessmentInput = z.object({
  claim: rowId,
  /** The version that was read; null where the claim had no assessment. */
  version: rowVersion.nullable(),
  rating: z.string().trim().min(1, 'Choose a rating.').max(60, 'At most 60 characters.'),
  /** Paragraphs, parted by empty lines. */
  reasons: z.string().trim().min(1, 'Write the reasons.').max(10_000, 'At most 10,000 characters.'),
  assessedOn,
  evidence: z.array(cited).max(20, 'At most 20 pieces of evidence.'),
  /** Why a public one is changed; readers see it. */
  reason: changeReason,
})
export type AssessmentInput = z.input<typeof assessmentInput>
export type Cited = z.output<typeof assessmentInput>['evidence'][number]

export const oneAssessment = z.object({ id: rowId, version: rowVersion })
export const assessmentWithdrawal = oneAssessment.extend({
  reason: z.string().trim().min(1, 'Write why.').max(500, 'At most 500 characters.'),
})

const rating = z.string().trim().min(1, 'A rating is empty.').max(60, 'A rating has at most 60 characters.')
/** The ratings of an instance, from the worst to the best. */
export const scaleChange = z.object({
  scale: z
    .array(rating)
    .min(2, 'A scale has two ratings or more.')
    .max(12, 'A scale has at most twelve ratings.')
    .refine(
      (ratings) => new Set(ratings.map((word) => word.toLowerCase())).size === ratings.length,
      'A rating stands on the scale once.',
    ),
  version: rowVersion,
})
