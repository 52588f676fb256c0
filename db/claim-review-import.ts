import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { readClaimReviews, ratingOn, reasonsOf, verdictOf } from '../lib/claim-review'
import type { FileReview } from '../lib/claim-review'
import { reviewFile } from '../lib/claim-review-input'
import { isoDay } from '../lib/dates'
import { Forbidden, type FileProblem } from '../lib/errors'
import { may, type Actor } from '../lib/permissions'
import { db, type Database, type Transaction } from './connection'
import { claims } from './schema'
import { assessments, evidence } from './schema-claims'
import { settings } from './schema-settings'
import { found, parse, write } from './write'

export type SeenReview = {
  at: string
  claim: string
  url: string
  reviewer: string | null
  /** The rating in the reviewer's words, and ours; null where it is still to be chosen. */
  verdict: string
  rating: string | null
  appearances: number
  state: 'new' | 'choose' | 'there'
  /** The claim that has this review already. */
  claimId: number | null
}

export type ReviewsSeen = { rows: SeenReview[]; problems: FileProblem[]; scale: string[] }
export type ReviewsDone = { made: { id: number; wording: string }[]; left: number; problems: FileProblem[] }

type Input = z.input<typeof reviewFile>
type Matched = { review: FileReview; seen: SeenReview }

/** What a file of ClaimReviews would make. Errors: Forbidden, Invalid. */
export async function previewClaimReviews(actor: Actor, input: Input): Promise<ReviewsSeen> {
  if (!may(actor, 'claim: bring in reviews')) throw new Forbidden('Sign in to bring in reviews.')
  const { bytes, ratings } = parse(reviewFile, input)
  const { reviews, problems } = readClaimReviews(bytes)
  const { matched, scale } = await matchedWith(db(), reviews, ratings)
  return { rows: matched.map(({ seen }) => seen), problems, scale }
}

/**
 * Makes a draft of a claim with a draft of its assessment of each ClaimReview, the review and where the claim appeared
 * as evidence. None is public before a person publishes it. A review that is on record, and one whose rating is not
 * chosen, is left out. Returns the claims that were made.
 */
export async function bringInClaimReviews(actor: Actor, input: Input): Promise<ReviewsDone> {
  const reason = ({ name }: z.output<typeof reviewFile>) => `Brought in from the file “${name}”.`
  const door = { schema: reviewFile, input, reason }
  return write(actor, 'claim: bring in reviews', door, async ({ tx }, { bytes, ratings }) => {
    // The same file sent twice at once is brought in once: the second sees what the first made.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('claim: bring in reviews'))`)
    const { reviews, problems } = readClaimReviews(bytes)
    const { matched, scale } = await matchedWith(tx, reviews, ratings)
    const made: ReviewsDone['made'] = []
    for (const { review, seen } of matched)
      if (seen.state === 'new')
        made.push({ id: await makeDraft(tx, review, seen.rating!, scale), wording: review.claim })
    return { made, left: reviews.length - made.length, problems }
  })
}

async function matchedWith(
  on: Database | Transaction,
  reviews: FileReview[],
  chosen: Record<string, string>,
): Promise<{ matched: Matched[]; scale: string[] }> {
  const [set] = await on.select({ scale: settings.assessmentScale }).from(settings)
  const { scale } = found(set, 'settings')
  const urls = reviews.map(({ url }) => url)
  const there = urls.length
    ? await on.execute<{ address: string; wording: string; claim: number }>(sql`
        select e.address, c.wording, c.id as claim
        from evidence e join assessments s on s.id = e.assessment_id join claims c on c.id = s.claim_id
        where e.address in ${urls} order by c.id limit 5000`)
    : []
  const matched = reviews.map((review) => {
    const verdict = verdictOf(review)
    const here = there.filter(({ address }) => address === review.url)
    // An editor may have worded the claim anew; only where an address reviews several do the words tell which it is.
    const several = urls.indexOf(review.url) !== urls.lastIndexOf(review.url)
    const claimId = here.find(({ wording }) => !several || wording === review.claim)?.claim ?? null
    const own = Object.hasOwn(chosen, verdict) ? chosen[verdict]! : ''
    const rating = ratingOn(scale, review) ?? (scale.includes(own) ? own : null)
    const state = claimId ? 'there' : rating ? 'new' : 'choose'
    const { at, claim, url, reviewer, appearances } = review
    const seen: SeenReview = {
      ...{ at, claim, url, reviewer, verdict, rating, claimId, state },
      appearances: appearances.length,
    }
    return { review, seen }
  })
  return { matched, scale }
}

async function makeDraft(
  tx: Transaction,
  review: FileReview,
  rating: string,
  scale: string[],
): Promise<number> {
  const { url, claim: wording, reviewer, appearances } = review
  const language = review.language ?? 'en'
  const [claim] = await tx.insert(claims).values({ wording, language }).returning({ id: claims.id })
  const place = scale.indexOf(rating) + 1
  const today = isoDay(new Date())
  const assessedOn = review.on && review.on <= today ? review.on : today
  const [assessment] = await tx
    .insert(assessments)
    .values({
      claimId: claim!.id,
      ...{ rating, place, places: scale.length, reasons: reasonsOf(review), assessedOn },
    })
    .returning({ id: assessments.id })
  const assessmentId = assessment!.id
  await tx.insert(evidence).values([
    {
      assessmentId,
      side: place * 2 <= scale.length ? ('against' as const) : ('for' as const),
      address: url,
      title: `Review${reviewer ? ` by ${reviewer}` : ''}`.slice(0, 300),
      note: 'The review that this draft was made from.',
    },
    ...appearances
      .filter((address) => address !== url)
      .map((address) => ({
        assessmentId,
        side: 'for' as const,
        address,
        note: 'Where the claim appeared, as the review says.',
      })),
  ])
  return claim!.id
}
