'use server'

import type { Outcome } from '@/app/answers'
import { bringInClaimReviews, previewClaimReviews } from '@/db/claim-review-import'
import type { ReviewsDone, ReviewsSeen } from '@/db/claim-review-import'
import { chosenIn, withFile } from '../sent-file'

const ratingsOf = (form: FormData) => chosenIn<Record<string, string>>(form, 'ratings')

export async function seeReviews(form: FormData): Promise<Outcome<ReviewsSeen>> {
  return withFile(form, (actor, file) => previewClaimReviews(actor, { ...file, ratings: ratingsOf(form) }))
}

export async function takeReviews(form: FormData): Promise<Outcome<ReviewsDone>> {
  return withFile(form, (actor, file) => bringInClaimReviews(actor, { ...file, ratings: ratingsOf(form) }))
}
