import { z } from 'zod'
import type { AssessmentView } from '../assessment'
import type { RelatedClaim } from '../claim-link'
import { evidenceSides, linkKinds } from '../record'
import { component } from './component'
import { id } from './paging'
import { claimRef, ClaimReference } from './refs'

export const Assessment = component(
  'Assessment',
  z.object({
    id,
    rating: z.string(),
    place: z.int().min(1).describe('Where the rating stands on its scale, 1 the worst'),
    places: z.int().min(1),
    reasons: z.string(),
    assessedOn: z.iso.date(),
    by: z.string().nullable(),
    evidence: z.array(
      z.object({
        id,
        side: z.enum(evidenceSides).describe('For or against the claim'),
        title: z.string(),
        url: z.url(),
        article: id.nullable().describe('The number of the article, where the record holds it'),
        publisher: z.string().nullable(),
        note: z.string().nullable(),
      }),
    ),
  }),
)

export const assessmentOf = (assessment: AssessmentView, origin: string): z.output<typeof Assessment> => {
  const { id, rating, place, places, reasons, assessedOn, by } = assessment
  return {
    ...{ id, rating, place, places, reasons, assessedOn, by },
    evidence: assessment.evidence.map(({ id, side, title, href, outside, article, publisher, note }) => ({
      ...{ id, side, title, article, publisher, note },
      url: outside ? href : `${origin}${href}`,
    })),
  }
}

export const ClaimLink = component(
  'ClaimLink',
  z.object({
    id,
    kind: z.enum(linkKinds),
    outward: z.boolean().describe('true: this claim bears so on the other; false: the other on this one'),
    reason: z.string(),
    claim: ClaimReference.describe('The other'),
  }),
)

export const linkOf = (
  { id, kind, outward, reason, claim }: RelatedClaim,
  origin: string,
): z.output<typeof ClaimLink> => ({ id, kind, outward, reason, claim: claimRef(claim, origin) })
