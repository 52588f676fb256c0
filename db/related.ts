import { sql } from 'drizzle-orm'
import type { RelatedClaim } from '../lib/claim-link'
import { linkKinds, type LinkKind } from '../lib/record'
import { db } from './connection'
import { statementLines } from './statement-lines'

/** The public claims linked to this one, by kind and then as linked, each with its latest utterance; at most 100. */
export async function relatedClaims(id: number): Promise<RelatedClaim[]> {
  const links = await db().execute<{
    id: number
    kind: LinkKind
    outward: boolean
    reason: string
    claim: number
    utterance: number
  }>(sql`
    select l.id, l.kind, l.outward, l.reason, l.claim, latest.id as utterance
    from (
      select id, kind, true as outward, reason, to_id as claim from claim_links where from_id = ${id} and state = 'published'
      union all
      select id, kind, false, reason, from_id from claim_links where to_id = ${id} and state = 'published'
    ) as l
    join claims c on c.id = l.claim and c.state = 'published'
    cross join lateral (
      select u.id from utterances u where u.claim_id = l.claim and u.public
      order by u.said_to desc, u.id desc limit 1) as latest
    where exists (select from claims where id = ${id} and state = 'published')
    order by l.id limit 100`)
  if (!links.length) return []
  const ids = links.map((link) => link.utterance)
  const lines = await statementLines(sql`select id from utterances where id in ${ids}`)
  return links
    .flatMap(({ utterance, claim: _, ...link }) => {
      const line = lines.find((one) => one.id === utterance)
      if (!line) return []
      const { stance, source, speaksFor, saidOn } = line
      return [{ ...link, claim: line.claim, said: { stance, source, speaksFor, saidOn } }]
    })
    .sort((one, other) => linkKinds.indexOf(one.kind) - linkKinds.indexOf(other.kind) || one.id - other.id)
}
