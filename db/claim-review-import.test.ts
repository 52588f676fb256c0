import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { claimReview } from '../lib/test-claim-review'
import { bringInClaimReviews, previewClaimReviews } from './claim-review-import'
import { deskClaim } from './claim-desk'
import { publishedClaim } from './claims'
import { closeDatabase, db } from './connection'
import { claims } from './schema'
import { readSettings } from './settings'
import { reviewsFile } from './test-annotation-doors'
import { makeUser, unique } from './test-rows'

let editor: SignedIn
let scale: string[]
beforeAll(async () => {
  editor = await makeUser('editor')
  scale = (await readSettings()).scale
})
afterAll(closeDatabase)

const address = () => `https://facts.example/${unique('review').replace(' ', '-')}`

test('a review becomes a draft of a claim with its assessment and evidence, once', async () => {
  const url = address()
  const file = reviewsFile([claimReview({ url }), claimReview({ url: address(), claimReviewed: '' })])
  const seen = await previewClaimReviews(editor, file)
  expect(seen.rows).toMatchObject([
    { state: 'choose', verdict: 'Mostly wrong', rating: null, appearances: 1 },
  ])
  expect(seen.problems).toMatchObject([{ at: 'review 2' }])
  expect(await bringInClaimReviews(editor, file)).toMatchObject({ made: [], left: 1 })

  const chosen = { ...file, ratings: { 'Mostly wrong': scale[0]! } }
  const done = await bringInClaimReviews(editor, chosen)
  expect(done).toMatchObject({
    made: [{ wording: 'The harbour bridge will stay closed until June.' }],
    left: 0,
    problems: [{ at: 'review 2' }],
  })
  const { id, wording } = done.made[0]!
  expect(await publishedClaim(id)).toBeNull()
  const claim = await deskClaim(editor, id)
  expect(claim).toMatchObject({
    state: 'draft',
    wording,
    assessment: {
      state: 'draft',
      rating: scale[0],
      assessedOn: '2025-03-20',
      evidence: [
        { side: 'against', address: url },
        { side: 'for', address: 'https://averil-courier.example/bridge-shut' },
      ],
    },
  })
  expect(claim.assessment!.reasons).toContain('Rated “Mostly wrong” by Averil Facts')

  // An editor words the claim anew; the review is known by its address.
  await db()
    .update(claims)
    .set({ wording: unique('Reworded') })
    .where(eq(claims.id, id))
  expect((await previewClaimReviews(editor, chosen)).rows).toMatchObject([{ state: 'there', claimId: id }])
  expect(await bringInClaimReviews(editor, chosen)).toMatchObject({ made: [], left: 1 })
})

test('a rating of our own scale is taken as it is; one that is on no scale is none', async () => {
  const rated = claimReview({ url: address(), reviewRating: { alternateName: scale.at(-1)!.toUpperCase() } })
  expect((await previewClaimReviews(editor, reviewsFile([rated]))).rows).toMatchObject([
    { state: 'new', rating: scale.at(-1) },
  ])
  const wrong = {
    ...reviewsFile([claimReview({ url: address() })]),
    ratings: { 'Mostly wrong': 'Unheard of' },
  }
  expect((await previewClaimReviews(editor, wrong)).rows).toMatchObject([{ state: 'choose' }])
})
