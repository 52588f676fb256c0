import { hypothesisExport, hypothesisRow } from '../lib/test-hypothesis'
import { claimReview, claimReviewFeed } from '../lib/test-claim-review'
import { bringInClaimReviews, previewClaimReviews } from './claim-review-import'
import { bringInAnnotations, previewAnnotations } from './annotation-import'
import type { Prepare } from './test-arrival-doors'
import { makeArticle, makeUser, unique } from './test-rows'

/** A file with these rows, as a form sends it. */
export const annotationsFile = (rows: object[]) => ({
  name: 'annotations.json',
  bytes: new TextEncoder().encode(JSON.stringify(hypothesisExport(rows))),
})

const one = async () => {
  const url = `https://times.example/${unique('story').replace(' ', '-')}`
  await makeArticle(await makeUser('admin'), { url })
  return annotationsFile([hypothesisRow(url, { exact: 'No ship was turned away' })])
}

/** A file with these reviews. */
export const reviewsFile = (reviews: object[]) => ({
  name: 'reviews.json',
  bytes: new TextEncoder().encode(JSON.stringify(claimReviewFeed(reviews))),
})

const review = () =>
  reviewsFile([claimReview({ url: `https://facts.example/${unique('r').replace(' ', '-')}` })])

export const annotationDoors: Record<string, Prepare> = {
  previewClaimReviews: async () => {
    const file = review()
    return (actor) => previewClaimReviews(actor, file)
  },
  bringInClaimReviews: async () => {
    const file = review()
    return (actor) => bringInClaimReviews(actor, file)
  },
  previewAnnotations: async () => {
    const file = await one()
    return (actor) => previewAnnotations(actor, file)
  },
  bringInAnnotations: async () => {
    const file = await one()
    return (actor) => bringInAnnotations(actor, file)
  },
}
