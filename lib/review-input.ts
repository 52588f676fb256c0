import { z } from 'zod'
import { rowId, rowVersion } from './row-id'

const words = (most: number, wanted: string) =>
  z.string().trim().min(1, wanted).max(most, `At most ${most} characters.`)

/** `seen`: the last change of the claim that the reviewer has seen; what came later was not looked at. */
const review = z.object({ id: rowId, version: rowVersion })
export const acceptance = review.extend({
  seen: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
})
export const returning = review.extend({ answer: words(2000, 'Write what is to be changed.') })
export const takingBack = review

export const newComment = z
  .object({
    claimId: rowId.nullable(),
    articleId: rowId.nullable(),
    body: words(5000, 'Write the comment.'),
  })
  .refine(({ claimId, articleId }) => (claimId === null) !== (articleId === null), {
    message: 'A comment is on a claim or on an article.',
  })
export const settling = z.object({ id: rowId, version: rowVersion, settled: z.boolean() })
export const seenMention = z.object({ commentId: rowId })
