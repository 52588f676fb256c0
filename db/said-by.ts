import { sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../lib/permissions'
import type { Page, Stance, State } from '../lib/record'
import { db } from './connection'
import { mayRead } from './write'

/** One utterance of a source or claim, as the desk lists it. */
export type SaidLine = {
  id: number
  stance: Stance
  /** `published` where readers see it; `withdrawn` with its claim, or with all its passages. */
  state: State
  /** EDTF; null in a draft that has none yet. */
  saidOn: string | null
  capacity: string | null
  claim: { id: number; wording: string }
  source: { id: number; name: string } | null
  /** Whom the article names, and its words. */
  mention: string | null
  words: string | null
  /** Articles that report it, of its first five passages. */
  articles: { id: number; name: string }[]
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

const columnsOf = { claims: ['claim_id'], sources: ['source_id', 'speaks_for_id'] } as const

/**
 * All that stands at a source (said by it or on its behalf) or at a claim, drafts too: what has no day, then the newest
 * said; at most 50 a page, `after` the last number seen. Errors: Forbidden.
 */
export async function saidBy(
  actor: Actor,
  { object, id, after }: { object: 'sources' | 'claims'; id: number; after?: number },
): Promise<Page<SaidLine>> {
  mayRead(actor)
  const [last] = after
    ? await db().execute<{ id: number; said: string | null }>(
        sql`select id, said_to::text as said from utterances where id = ${after}`,
      )
    : []
  if (after && !last) return { lines: [], next: null }
  const all = sql.join(
    columnsOf[object].map((column) => standing(column, id, last ?? null)),
    sql` union `,
  )
  const rows = await db().execute<SaidLine>(sql`
    select u.id, u.stance, u.said_on as "saidOn", u.capacity,
      json_build_object('id', c.id, 'wording', c.wording) as claim,
      case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end as source,
      case when u.public then 'published' when c.state = 'withdrawn' or printed.withdrawn then 'withdrawn' else 'draft' end as state,
      printed.mention, printed.words, coalesce(printed.articles, '[]') as articles
    from (select id, said_to from (${all}) as listed order by said_to desc, id desc limit ${PAGE + 1}) as page
    join utterances u on u.id = page.id join claims c on c.id = u.claim_id left join sources s on s.id = u.source_id
    cross join lateral (
      select max(nullif(span_words(a.mention), '')) as mention, max(left(span_words(a.content), 300)) as words,
        bool_and(a.state = 'withdrawn') as withdrawn,
        jsonb_agg(distinct jsonb_build_object('id', r.id, 'name', coalesce(p.name || ', ', '') || r.title)) as articles
      from (select * from attestations where utterance_id = u.id order by id limit 5) a
      join article_versions v on v.id = a.version_id join articles r on r.id = v.article_id
      left join publishers p on p.id = r.publisher_id) as printed
    order by page.said_to desc, u.id desc`)
  const lines = rows.slice(0, PAGE)
  return { lines, next: rows.length > PAGE ? String(lines.at(-1)!.id) : null }
}

/** How many utterances stand at a source or claim, drafts too, up to 1001. Errors: Forbidden. */
export async function countSaid(actor: Actor, object: 'sources' | 'claims', id: number): Promise<number> {
  mayRead(actor)
  const at = columnsOf[object].map((column) => sql`${sql.identifier(column)} = ${id}`)
  const [row] = await db().execute<{ count: number }>(sql`
    select count(*)::int as count from (select from utterances where ${sql.join(at, sql` or `)} limit 1001) as counted`)
  return row!.count
}
