import { claimData } from '@/app/claim-data'
import { publishedAssessment } from '@/db/assessments'
import { attestationsOf } from '@/db/attestation-lists'
import { claimAsOf } from '@/db/as-of'
import { claimHead, claimHeads } from '@/db/claim-heads'
import { publishedClaim, withdrawal } from '@/db/claims'
import { relatedClaims } from '@/db/related'
import { mergedInto } from '@/db/survivors'
import { utterancesSaying } from '@/db/utterance-lists'
import { attestationOf } from '@/lib/api/attestations'
import { assessmentOf, linkOf } from '@/lib/api/claim-parts'
import { claimAsKnown, claimOf, getClaim, listClaims } from '@/lib/api/claims'
import { linkedType } from '@/lib/api/linked'
import { claimAttestations, claimRevisions } from '@/lib/api/operations'
import { listClaimUtterances, MOST_INCLUDED, utteranceOf } from '@/lib/api/utterances'
import { dayOf } from '@/lib/as-of'
import { Invalid } from '@/lib/errors'
import { addressesAt } from '@/lib/origin'
import { none, notThen, withdrawn } from './gone'
import { on, type Answered } from './handled'
import { linkedData } from './linked'
import { listOf } from './list'
import { revisionsOf } from './revisions'

export const claims = [
  on(listClaims, async (asked) =>
    listOf(asked, '/claims', await claimHeads(asked.query), (head) => claimOf(head, asked.origin)),
  ),
  on(getClaim, async ({ parts: { id }, query, origin, type }) => {
    const { include = [], asOf } = query
    if (type === linkedType) {
      const claim = await publishedClaim(id)
      return claim ? linkedData(query, (await claimData(claim, addressesAt(origin))).thing) : noClaim(id)
    }
    if (asOf !== undefined) return claimThen(id, { include, asOf }, origin)
    const head = await claimHead(id)
    if (!head) return noClaim(id)
    const said = include.includes('utterances') ? await utterancesSaying(id, { limit: 20 }) : null
    const assessment = include.includes('assessment') ? await publishedAssessment(id) : undefined
    const links = include.includes('links') ? await relatedClaims(id) : null
    return {
      body: {
        ...claimOf(head, origin),
        ...(said && { utterances: said.lines.map((line) => utteranceOf(line, origin)) }),
        ...(assessment !== undefined && { assessment: assessment && assessmentOf(assessment, origin) }),
        ...(links && { links: links.map((link) => linkOf(link, origin)) }),
      },
    }
  }),
  on(listClaimUtterances, async (asked) => {
    const { parts, query, origin } = asked
    const included = query.include?.includes('attestations') ?? false
    if (!(await claimHead(parts.id))) return noClaim(parts.id, '/utterances')
    const page = await utterancesSaying(parts.id, { ...query, passages: included ? MOST_INCLUDED : 0 })
    return listOf(asked, `/claims/${parts.id}/utterances`, page, (said) =>
      utteranceOf(said, origin, included),
    )
  }),
  on(claimAttestations, async (asked) => {
    const { parts, query, origin } = asked
    if (!(await claimHead(parts.id))) return noClaim(parts.id, '/attestations')
    const page = await attestationsOf('claim', parts.id, query)
    return listOf(asked, `/claims/${parts.id}/attestations`, page, (line) => attestationOf(line, origin))
  }),
  on(claimRevisions, async (asked) =>
    (await claimHead(asked.parts.id)) ? revisionsOf('claims', asked) : noClaim(asked.parts.id, '/revisions'),
  ),
]

/** A claim as it was known on a day. Errors: Invalid. */
async function claimThen(
  id: number,
  { include, asOf }: { include: string[]; asOf: string },
  origin: string,
): Promise<Answered> {
  const day = dayOf(asOf, new Date())
  if (include.some((name) => name !== 'utterances'))
    throw new Invalid([{ field: 'include', message: 'As of a day only utterances can be included.' }])
  const claim = await claimAsOf(id, day)
  if (!claim) return (await claimHead(id)) ? notThen('claim', id, day) : noClaim(id)
  const said = claim.utterances.slice(0, 20).map((utterance) => ({
    ...utterance,
    ...{ claim, attestations: utterance.passages.length, sample: claim.sample },
  }))
  return {
    body: {
      ...claimAsKnown({ ...claim, ...claim.counted }, day, origin),
      ...(include.length && { utterances: said.map((each) => utteranceOf(each, origin)) }),
    },
  }
}

/** What a claim that is not public comes to; `under` is what was asked for below its address. */
export async function noClaim(id: number, under = ''): Promise<Answered> {
  const into = await mergedInto('claims', id)
  if (into) return { moved: `/claims/${into}${under}` }
  const gone = await withdrawal(id)
  return gone ? withdrawn('claim', id, { ...gone, claim: null }) : none('claim', id)
}
