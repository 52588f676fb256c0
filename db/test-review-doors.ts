import { sql } from 'drizzle-orm'
import type { SignedIn } from '../lib/permissions'
import { system } from '../lib/permissions'
import {
  addComment,
  commentsOn,
  people,
  peopleNamed,
  seeMention,
  settleComment,
  unseenMentions,
} from './comments'
import { db } from './connection'
import { publish } from './publishing'
import { countForMe, ownReviews, reviewsFor, reviewToRead } from './review-desk'
import { assessmentsToReview, linksToReview } from './review-drafts'
import { acceptReview, returnReview, takeReviewBack } from './reviews'
import type { Prepare } from './test-arrival-doors'
import { makeDraft, makeUser } from './test-rows'

/** Sets whether the instance asks for a second person. */
export const setReview = (on: boolean) => db().execute(sql`update settings set review = ${on}`)

/** Runs this while the instance asks for a second person. */
export async function withReview<T>(run: () => Promise<T>): Promise<T> {
  await setReview(true)
  try {
    return await run()
  } finally {
    await setReview(false)
  }
}

/** A draft that an editor, another one each time where none is given, asked to be published. */
export async function makeWaiting(by?: SignedIn) {
  const editor = by ?? (await makeUser('editor'))
  const draft = await makeDraft(editor)
  await withReview(() => publish(editor, { articleId: draft.article.id, only: [draft.attestation] }))
  const [row] = await db().execute<{ id: number }>(
    sql`select id from reviews where claim_id = ${draft.claim} order by id desc limit 1`,
  )
  const { version, seen } = await reviewToRead(system, row!.id)
  return { ...draft, editor, id: row!.id, version, seen }
}

export const reviewDoors: Record<string, Prepare> = {
  acceptReview: async () => {
    const { id, version, seen } = await makeWaiting()
    return (actor) => acceptReview(actor, { id, version, seen })
  },
  returnReview: async () => {
    const { id, version } = await makeWaiting()
    return (actor) => returnReview(actor, { id, version, answer: 'The day is wrong.' })
  },
  reviewsFor: async () => reviewsFor,
  linksToReview: async () => linksToReview,
  assessmentsToReview: async () => assessmentsToReview,
  ownReviews: async () => ownReviews,
  reviewToRead: async () => {
    const { id } = await makeWaiting()
    return (actor) => reviewToRead(actor, id)
  },
  addComment: async () => {
    const { claim } = await makeDraft(system)
    return (actor) => addComment(actor, { claimId: claim, articleId: null, body: 'Is the day right?' })
  },
  countForMe: async () => countForMe,
  commentsOn: async () => (actor) => commentsOn(actor, { claimId: 1, articleId: null }),
  people: async () => people,
  peopleNamed: async () => (actor) => peopleNamed(actor, [1]),
  seeMention: async () => (actor) => seeMention(actor, { commentId: 1 }),
  unseenMentions: async () => unseenMentions,
}

export const adminReviewDoors: Record<string, Prepare> = {
  takeReviewBack: async () => {
    const { id, version } = await makeWaiting()
    return (actor) => takeReviewBack(actor, { id, version })
  },
  settleComment: async () => {
    const { claim } = await makeDraft(system)
    const id = await addComment(system, { claimId: claim, articleId: null, body: 'Is the day right?' })
    return (actor) => settleComment(actor, { id, version: 1, settled: true })
  },
}
