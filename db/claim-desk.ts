import { sql } from 'drizzle-orm'
import { address } from '../lib/address'
import type { Actor } from '../lib/permissions'
import type { EvidenceSide, LinkKind, State } from '../lib/record'
import { wroteAssessment } from './assessing'
import { db } from './connection'
import { waitsForReview } from './reviewing'
import { readSettings } from './settings'
import { found, mayRead } from './write'

export type DeskLink = {
  id: number
  version: number
  kind: LinkKind
  outward: boolean
  state: State
  /** Whether this actor may make it public, where it waits. */
  mayPublish: boolean
  reason: string
  other: { id: number; wording: string; state: State }
  by: string | null
}
export type DeskEvidence = {
  side: EvidenceSide
  articleId: number | null
  /** Whether the article is not public, so that readers see nothing of this. */
  hidden: boolean
  address: string | null
  title: string | null
  note: string | null
}
export type DeskAssessment = {
  id: number
  version: number
  rating: string
  reasons: string
  assessedOn: string
  state: State
  /** Whether this actor may make it public, where it is a draft of a public claim. */
  mayPublish: boolean
  by: string | null
  evidence: DeskEvidence[]
}

/**
 * A claim at the desk: its links that stand, at most 200, and its assessment, with the ratings to choose from.
 * Errors: Forbidden, NotFound.
 */
export async function deskClaim(actor: Actor, id: number) {
  mayRead(actor)
  const [claim] = await db().execute<{ id: number; wording: string; state: State; sample: boolean }>(sql`
    select id, wording, state, sample from claims where id = ${id}`)
  const { wording, state, sample } = found(claim, 'claim')
  const waits = await waitsForReview(db(), actor)
  const links = await db().execute<DeskLink>(sql`
    select l.id, l.version, l.kind, l.outward, l.state, l.reason, u.name as by,
      l.state = 'draft' and l.created_by is distinct from ${waits && actor.kind === 'user' ? actor.id : 0} as "mayPublish",
      json_build_object('id', c.id, 'wording', c.wording, 'state', c.state) as other
    from (
      select id, version, kind, true as outward, state, reason, created_by, to_id as other_id
      from claim_links where from_id = ${id} and state <> 'withdrawn'
      union all
      select id, version, kind, false, state, reason, created_by, from_id
      from claim_links where to_id = ${id} and state <> 'withdrawn'
    ) as l
    join claims c on c.id = l.other_id left join users u on u.id = l.created_by
    order by l.id limit 200`)
  const [assessment] = await db().execute<Omit<DeskAssessment, 'mayPublish'>>(sql`
    select s.id, s.version, s.rating, s.reasons, s.assessed_on::text as "assessedOn", s.state, u.name as by,
      coalesce((select json_agg(json_build_object('side', e.side, 'articleId', e.article_id,
          'hidden', e.article_id is not null and exists (select from articles r where r.id = e.article_id and r.public_passages = 0),
          'address', e.address,
          'title', e.title, 'note', e.note) order by e.id) from evidence e where e.assessment_id = s.id), '[]') as evidence
    from assessments s left join users u on u.id = s.created_by
    where s.claim_id = ${id} and s.state <> 'withdrawn'`)
  const own = waits && assessment !== undefined && (await wroteAssessment(db(), actor, assessment.id))
  const mayPublish = assessment?.state === 'draft' && state === 'published' && !own
  const { scale } = await readSettings()
  return {
    id,
    wording,
    state,
    sample,
    address: state === 'published' ? `/claims/${address(id, wording)}` : null,
    links: [...links],
    assessment: assessment ? { ...assessment, mayPublish } : null,
    scale,
  }
}
export type DeskClaim = Awaited<ReturnType<typeof deskClaim>>

export type FoundClaim = { id: number; wording: string; state: State }

/**
 * Claims that this one may be linked to: that of the number or address typed, or whose wording holds words like
 * these, the nearest first; at most 8, none withdrawn. Errors: Forbidden.
 */
export async function claimsToLink(
  actor: Actor,
  { claim, words }: { claim: number; words: string },
): Promise<FoundClaim[]> {
  mayRead(actor)
  const typed = words.trim().slice(0, 200)
  if (!typed) return []
  const number = /^(?:\S*\/claims\/)?([1-9]\d{0,8})(?:[-/?#.]\S*)?$/.exec(typed)?.[1]
  if (number)
    return db().execute<FoundClaim>(sql`
      select id, wording, state from claims
      where id = ${Number(number)} and id <> ${claim} and state <> 'withdrawn' and merged_into is null`)
  return db().execute<FoundClaim>(sql`
    select id, wording, state from (
      select id, wording, state, word_similarity(plain(${typed}), plain(wording)) as score from claims
      where plain(wording) %> plain(${typed}) and merged_into is null) as alike
    where id <> ${claim} and state <> 'withdrawn'
    order by score desc, id desc limit 8`)
}
