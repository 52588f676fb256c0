import { sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../lib/permissions'
import type { Page, Stance } from '../lib/record'
import { db } from './connection'
import { mayMerge } from './merge-preview'

/** One utterance of a source or claim, as it is chosen for another. */
export type SaidLine = {
  id: number
  stance: Stance
  saidOn: string | null
  claim: { id: number; wording: string }
  source: string | null
  /** Whom the article names, and its words. */
  mention: string | null
  words: string | null
  articles: string[]
}

const PAGE = 50

/** The next utterances at a row by this column after that one: those without a day, then the newest said. */
function standing(column: string, id: number, last: { id: number; said: string | null } | null): SQL {
  const at = sql`u.${sql.identifier(column)} = ${id}`
  const undated = sql`(select u.id, u.said_to from utterances u where ${at} and u.said_to is null
    ${last ? sql`and u.id < ${last.id}` : sql``} order by u.said_to desc, u.id desc limit ${PAGE + 1})`
  const place = last?.said ? sql`and (u.said_to, u.id) < (${last.said}::date, ${last.id})` : sql``
  const dated = sql`(select u.id, u.said_to from utterances u where ${at} and u.said_to is not null ${place}
    order by u.said_to desc, u.id desc limit ${PAGE + 1})`
  return last?.said ? dated : sql`${undated} union ${dated}`
}

/**
 * All that stands at a source (said by it or on its behalf) or at a claim: what has no day, then the newest said; at
 * most 50 a page, `after` the last number seen. Errors: Forbidden.
 */
export async function saidBy(
  actor: Actor,
  { object, id, after }: { object: 'sources' | 'claims'; id: number; after?: number },
): Promise<Page<SaidLine>> {
  mayMerge(actor, object)
  const [last] = after
    ? await db().execute<{ id: number; said: string | null }>(
        sql`select id, said_to::text as said from utterances where id = ${after}`,
      )
    : []
  if (after && !last) return { lines: [], next: null }
  const by = (column: string) => standing(column, id, last ?? null)
  const all = object === 'claims' ? by('claim_id') : sql`${by('source_id')} union ${by('speaks_for_id')}`
  const rows = await db().execute<SaidLine>(sql`
    select u.id, u.stance, u.said_on as "saidOn", json_build_object('id', c.id, 'wording', c.wording) as claim, s.name as source,
      printed.mention, printed.words, coalesce(printed.articles, '[]') as articles
    from (select id, said_to from (${all}) as listed order by said_to desc, id desc limit ${PAGE + 1}) as page
    join utterances u on u.id = page.id join claims c on c.id = u.claim_id left join sources s on s.id = u.source_id
    cross join lateral (
      select max(nullif(span_words(a.mention), '')) as mention, max(left(span_words(a.content), 300)) as words,
        json_agg(distinct coalesce(p.name || ', ', '') || r.title) as articles
      from (select * from attestations where utterance_id = u.id order by id limit 5) a
      join article_versions v on v.id = a.version_id join articles r on r.id = v.article_id
      left join publishers p on p.id = r.publisher_id) as printed
    order by page.said_to desc, u.id desc`)
  const lines = rows.slice(0, PAGE)
  return { lines, next: rows.length > PAGE ? String(lines.at(-1)!.id) : null }
}
