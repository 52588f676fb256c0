import { attestationLine, attestationsOf } from '@/db/attestation-lists'
import { publishedUtterances } from '@/db/utterances'
import { attestationOf, getAttestation } from '@/lib/api/attestations'
import { linkedType } from '@/lib/api/linked'
import { utteranceAttestations } from '@/lib/api/operations'
import { getUtterance, MOST_INCLUDED, utteranceOf } from '@/lib/api/utterances'
import { MOST_LINKED, utteranceThing } from '@/lib/linked-utterance'
import { addressesAt } from '@/lib/origin'
import { noAttestation, noUtterance } from './gone'
import { on } from './handled'
import { linkedData } from './linked'
import { listOf } from './list'

export const utterances = [
  on(getUtterance, async ({ parts: { id }, query, origin, type }) => {
    if (type === linkedType) {
      const [said] = await publishedUtterances([id], MOST_LINKED)
      return said ? linkedData(query, utteranceThing(said, addressesAt(origin))) : noUtterance(id)
    }
    const included = query.include?.includes('attestations') ?? false
    const [said] = await publishedUtterances([id], included ? MOST_INCLUDED : 0)
    return said ? { body: utteranceOf(said, origin, included) } : noUtterance(id)
  }),
  on(utteranceAttestations, async (asked) => {
    const { parts, query, origin } = asked
    const [said] = await publishedUtterances([parts.id], 0)
    if (!said) return noUtterance(parts.id)
    const page = await attestationsOf('utterance', parts.id, query)
    return listOf(asked, `/utterances/${parts.id}/attestations`, page, (line) => attestationOf(line, origin))
  }),
  on(getAttestation, async ({ parts: { id }, origin }) => {
    const line = await attestationLine(id)
    return line ? { body: attestationOf(line, origin) } : noAttestation(id)
  }),
]
