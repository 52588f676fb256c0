import { sql } from 'drizzle-orm'
import type { Attested } from '../lib/citation'
import { publishedClaim } from './claims'
import { db } from './connection'

/** One public attestation in its claim; null for drafts, withdrawn and unknown ones. */
export async function publishedAttestation(id: number): Promise<Attested | null> {
  const [row] = await db().execute<{ claim: number }>(sql`
    select u.claim_id as claim from attestations a join utterances u on u.id = a.utterance_id
    where a.id = ${id} and a.public`)
  const claim = row ? await publishedClaim(row.claim) : null
  for (const utterance of claim?.utterances ?? [])
    for (const passage of utterance.passages)
      if (passage.id === id) return { claim: claim!, utterance, passage }
  return null
}
