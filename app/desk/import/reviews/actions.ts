'use server'

import { text } from '@/app/admin/form-state'
import type { Outcome } from '@/app/answers'
import { bringInClaimReviews, previewClaimReviews } from '@/db/claim-review-import'
import type { ReviewsDone, ReviewsSeen } from '@/db/claim-review-import'
import { withFile } from '../sent-file'

/** The door refuses what is no choice. */
function ratingsOf(form: FormData): Record<string, string> {
  try {
    return JSON.parse(text(form, 'ratings') || '{}') as Record<string, string>
  } catch {
    return {}
  }
}

export async function seeReviews(form: FormData): Promise<Outcome<ReviewsSeen>> {
  return withFile(form, (actor, file) => previewClaimReviews(actor, { ...file, ratings: ratingsOf(form) }))
}

export async function takeReviews(form: FormData): Promise<Outcome<ReviewsDone>> {
  return withFile(form, (actor, file) => bringInClaimReviews(actor, { ...file, ratings: ratingsOf(form) }))
}
