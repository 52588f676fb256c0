import { sql } from 'drizzle-orm'
import type { Actor } from '../lib/permissions'
import type { Page, Stance, State } from '../lib/record'
import { db } from './connection'
import { mayRead } from './write'

export type SaidLine = {
  id: number
  claimId: number
  wording: string
  stance: Stance
  /** EDTF; null in a draft that has none yet. */
  saidOn: string | null
  capacity: string | null
  /** `public` where readers see it; a withdrawn claim's are `withdrawn`. */
  state: State
  /** Who spoke on behalf of the source; null where it spoke itself. */
  by: string | null
  articleId: number | null
}

const PAGE = 25

/**
 * What a source said and what was said on its behalf, drafts too, the latest day first; at most 25 a page.
 * `after` is the last number seen. Errors: Forbidden.
 */
export async function saidAtDesk(actor: Actor, id: number, after?: number): Promise<Page<SaidLine>> {
  mayRead(actor)
  const [from] = after
    ? await db().execute<{ saidTo: string | null }>(
        sql`select said_to::text as "saidTo" from utterances where id = ${after}`,
      )
    : []
  // Those without a day stand first.
  const keyset = !from
    ? sql``
    : from.saidTo
      ? sql`and (said_to, id) < (${from.saidTo}::date, ${after!})`
      : sql`and (said_to is not null or id < ${after!})`
  const of = (column: 'source_id' | 'speaks_for_id') => sql`
    (select id, said_to from utterances where ${sql.identifier(column)} = ${id} ${keyset}
     order by said_to desc, id desc limit ${PAGE + 1})`
  const rows = await db().execute<SaidLine>(sql`
    select u.id, u.claim_id as "claimId", c.wording, u.stance, u.said_on as "saidOn", u.capacity,
      case when u.public then 'published' when c.state = 'withdrawn' then 'withdrawn' else 'draft' end as state,
      case when u.source_id is distinct from ${id}::int then s.name end as by,
      (select v.article_id from attestations a join article_versions v on v.id = a.version_id
       where a.utterance_id = u.id order by a.id limit 1) as "articleId"
    from (${of('source_id')} union ${of('speaks_for_id')}) as either
      join utterances u on u.id = either.id join claims c on c.id = u.claim_id left join sources s on s.id = u.source_id
    order by u.said_to desc, u.id desc limit ${PAGE + 1}`)
  const lines = rows.slice(0, PAGE)
  return { lines, next: rows.length > PAGE ? String(lines.at(-1)!.id) : null }
}
