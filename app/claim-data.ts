import { publishedAssessment } from '@/db/assessments'
import { linkedClaim } from '@/lib/linked-utterance'
import { fullAddress, type FullAddress } from '@/lib/origin'
import type { ClaimView } from '@/lib/record'
import { claimThing, reviewOf } from '@/lib/schema-org'

/** A public claim as linked data, of a review where it was assessed; `tags` are those of the assessment. */
export async function claimData(
  claim: ClaimView,
  full: FullAddress = fullAddress,
): Promise<{ thing: object; tags: string[] }> {
  const assessment = await publishedAssessment(claim.id)
  return {
    thing: linkedClaim(claim, claimThing(claim, assessment && reviewOf(assessment), full), full),
    tags: assessment?.tags ?? [],
  }
}
