import { attestationLine, attestationsOf } from '@/db/attestation-lists'
import { publishedUtterances } from '@/db/utterances'
import { attestationOf, getAttestation } from '@/lib/api/attestations'
import { utteranceAttestations } from '@/lib/api/operations'
import { getUtterance, MOST_INCLUDED, utteranceOf } from '@/lib/api/utterances'
import { on, type Answered } from './handled'
import { listOf } from './list'

export const utterances = [
  on(getUtterance, async ({ parts: { id }, query, origin }) => {
    const included = query.include?.includes('attestations') ?? false
    const [said] = await publishedUtterances([id], included ? MOST_INCLUDED : 0)
    return said ? { body: utteranceOf(said, origin, included) } : none('utterance', id)
  }),
  on(utteranceAttestations, async (asked) => {
    const { parts, query, origin } = asked
    const [said] = await publishedUtterances([parts.id], 0)
    if (!said) return none('utterance', parts.id)
    const page = await attestationsOf('utterance', parts.id, query)
    return listOf(asked, `/utterances/${parts.id}/attestations`, page, (line) => attestationOf(line, origin))
  }),
  on(getAttestation, async ({ parts: { id }, origin }) => {
    const line = await attestationLine(id)
    return line ? { body: attestationOf(line, origin) } : none('attestation', id)
  }),
]

/** That nothing public is of this number. */
export const none = (noun: string, id: number): Answered => ({
  problem: 'not-found',
  detail: `There is no public ${noun} ${id}.`,
})
