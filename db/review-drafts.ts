import { sql } from 'drizzle-orm'
import type { Actor } from '../lib/permissions'
import type { LinkKind, Page, State } from '../lib/record'
import { db } from './connection'
import { mayRead } from './write'

type Asked = {
  id: number
  by: string | null
  /** ISO 8601, UTC. */
  at: string
}
type Claim = { id: number; wording: string; state: State }
export type LinkToReview = Asked & { kind: LinkKind; reason: string; from: Claim; to: Claim }
export type AssessmentToReview = Asked & { rating: string; claim: Claim }

const PAGE = 50
/** So many of the newest drafts are looked through where they are only counted: it is done at each page of the desk. */
const COUNTED = sql`limit 500`

const me = (actor: Actor) => (actor.kind === 'user' ? actor.id : 0)
const claim = (of: 'c' | 'f' | 't') => {
  const row = sql.raw(of)
  return sql`json_build_object('id', ${row}.id, 'wording', ${row}.wording, 'state', ${row}.state)`
}

/** Drafts `l` of links that another made than this person, of claims `f` and `t` that stand. */
const links = (drafts: ReturnType<typeof sql>, me: number) => sql`${drafts} as l
  cross join lateral (select * from claims where id = l.from_id and state <> 'withdrawn' limit 1) as f
  cross join lateral (select * from claims where id = l.to_id and state <> 'withdrawn' limit 1) as t
  where l.created_by is distinct from ${me}`

/**
 * Drafts `s` of assessments of public claims `c` that editors wrote, and this person no part of; none where no second
 * person is asked for: then each is published by who wrote it.
 */
const assessments = (drafts: ReturnType<typeof sql>, me: number) => sql`${drafts} as s
  cross join lateral (select * from claims where id = s.claim_id and state = 'published' limit 1) as c
  cross join lateral (select name from users where id = s.created_by and role = 'editor' limit 1) as w
  where s.created_by <> ${me} and (select review from settings where id = 1)
    and not exists (select from revisions h where h.object = 'assessments' and h.object_id = s.id and h.actor_id = ${me})
    and not exists (select from evidence e where e.assessment_id = s.id and e.created_by = ${me})`

/** Both, a row each, up to 100 of each, among the newest drafts. */
export const draftsForOther = (me: number) => sql`
  (select from ${links(sql`(select * from claim_links where state = 'draft' order by id desc ${COUNTED})`, me)} limit 100)
  union all
  (select from ${assessments(sql`(select * from assessments where state = 'draft' order by id desc ${COUNTED})`, me)} limit 100)`

const paged = <Line extends Asked>(rows: readonly Line[]): Page<Line> => {
  const lines = rows.slice(0, PAGE)
  return { lines, next: rows.length > PAGE ? String(lines.at(-1)!.id) : null }
}

/** Links that wait for another than who made them, the longest waiting first; at most 50 a page. Errors: Forbidden. */
export async function linksToReview(actor: Actor, after = 0): Promise<Page<LinkToReview>> {
  mayRead(actor)
  const drafts = sql`(select l.*, u.name as by from claim_links l left join users u on u.id = l.created_by
    where l.state = 'draft' and l.id > ${after})`
  return paged(
    await db().execute<LinkToReview>(sql`
      select l.id, l.by, to_json(l.created_at) as at, l.kind, l.reason, ${claim('f')} as from, ${claim('t')} as to
      from ${links(drafts, me(actor))} order by l.id limit ${PAGE + 1}`),
  )
}

/** Assessments that wait for another than who wrote them, the longest waiting first; at most 50 a page. Errors: Forbidden. */
export async function assessmentsToReview(actor: Actor, after = 0): Promise<Page<AssessmentToReview>> {
  mayRead(actor)
  const drafts = sql`(select * from assessments where state = 'draft' and id > ${after})`
  return paged(
    await db().execute<AssessmentToReview>(sql`
      select s.id, w.name as by, to_json(s.created_at) as at, s.rating, ${claim('c')} as claim
      from ${assessments(drafts, me(actor))} order by s.id limit ${PAGE + 1}`),
  )
}
