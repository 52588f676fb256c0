import { sql } from 'drizzle-orm'
import type { Change } from '../lib/record'
import { gathered, sentence } from '../lib/revision'
import { db } from './connection'

type Row = {
  id: number
  on: string
  by: string | null
  object: string
  action: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  reason: string | null
  /** Of a place in a later version: whose article, and the number of the version. */
  outlet: string | null
  number: number | null
}

/**
 * The latest 50 changes of a claim that readers may see: those of the claim since it is public, and of the
 * utterances and passages that are public now, with where their words were found in later versions.
 */
export async function historyOf(claim: number): Promise<Change[]> {
  const rows = await db().execute<Row>(sql`
    with opened as (
      select min(id) as id from revisions
      where object = 'claims' and object_id = ${claim} and after ->> 'state' = 'published'
    ), shown as (
      select 'claims' as object, ${claim}::int as id, 0 as since
      -- Of an utterance what was changed while it was a draft is nobody's business.
      union all select 'utterances', u.id, coalesce((
          select min(r.id) from attestations a join revisions r on r.object = 'attestations' and r.object_id = a.id
          where a.utterance_id = u.id and r.after ->> 'state' = 'published'), 0)
        from utterances u where u.claim_id = ${claim} and u.public
      union all select 'attestations', a.id, 0 from attestations a join utterances u on u.id = a.utterance_id
        where u.claim_id = ${claim} and a.state <> 'draft'
      union all select 'anchors', n.id, 0 from anchors n
        join attestations a on a.id = n.attestation_id join utterances u on u.id = a.utterance_id
        where u.claim_id = ${claim} and a.public and n.state <> 'open'
    )
    select r.id, to_char(r.at at time zone 'UTC', 'YYYY-MM-DD') as "on", u.name as by,
      r.object, r.action, r.before, r.after, r.reason, p.name as outlet, v.number
    from revisions r
    join shown on shown.object = r.object and shown.id = r.object_id
    cross join opened
    left join anchors n on r.object = 'anchors' and n.id = r.object_id
    left join article_versions v on v.id = n.version_id
    left join articles t on t.id = v.article_id
    left join publishers p on p.id = t.publisher_id
    left join users u on u.id = r.actor_id
    where r.id >= opened.id and r.id >= shown.since
    order by r.id desc limit 50`)
  return gathered(
    rows.flatMap(({ id, on, by, reason, ...row }) => {
      const what = sentence(row)
      return what ? [{ id: Number(id), on, by, what, reason }] : []
    }),
  )
}
