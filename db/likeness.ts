import { sql, type SQL } from 'drizzle-orm'
import { cursor } from '../lib/front'
import type { Actor } from '../lib/permissions'
import type { Page, Stance, State } from '../lib/record'
import { place } from './claims'
import { db } from './connection'
import { utterancesInAll, type SourceHead } from './source-lines'
import { mayRead } from './write'

export type LikeSource = SourceHead & {
  /** The name that was found, where it is not the source's own. */
  alias: string | null
  roles: { title: string; organisation: string | null; organisationId: number | null; held: string | null }[]
  utterances: number
  confirmed: boolean
  /** 0 to 1; 1 is the very name, but for case and accents. */
  score: number
}

/** As `best` sources that are named like these words, each with its nearest name; of either kind of name the nearest `most`. */
function nearest(q: string, most: number): SQL {
  const pattern = `${q.replace(/[\\%_]/g, '\\$&')}%`
  const alike = (name: SQL) =>
    sql`(${name} % plain(${q}) or ${name} like plain(${pattern}) or ${name} like '% ' || plain(${pattern}))`
  const score = (name: SQL) => sql`greatest(
    similarity(${name}, plain(${q})),
    case when ${name} like plain(${pattern}) or ${name} like '% ' || plain(${pattern}) then 0.8 else 0 end,
    case when ${name} = plain(${q}) then 1 else 0 end)`
  return sql`
    named as (
      (select s.id, null as alias, ${score(sql`plain(s.name)`)} as score from sources s
       where ${alike(sql`plain(s.name)`)} and s.merged_into is null order by 3 desc, 1 limit ${most})
      union all
      (select n.source_id, n.name, ${score(sql`plain(n.name)`)} from source_names n
       where ${alike(sql`plain(n.name)`)} order by 3 desc, 1 limit ${most})
    ), best as (
      select distinct on (id) id, alias, score from named order by id, score desc, alias nulls first
    )`
}

/**
 * Sources whose name or other name is like these words, accents and misspellings forgiven; at most 8, the
 * nearest first. Without `samples` no sample source, on which a real row should not rest. Errors: Forbidden.
 */
export async function sourcesLike(
  actor: Actor,
  words: string,
  { samples = true }: { samples?: boolean } = {},
): Promise<LikeSource[]> {
  mayRead(actor)
  const q = words.trim().slice(0, 200)
  if (!q) return []
  return db().execute<LikeSource>(sql`
    with ${nearest(q, 20)}
    select s.id, s.name, s.kind, s.description, best.alias, best.score, s.confirmed,
      ${utterancesInAll} as utterances,
      coalesce((select json_agg(json_build_object('title', r.title, 'organisation', o.name,
          'organisationId', o.id, 'held', r.held) order by r.held_to desc nulls first, r.id desc)
        from roles r left join sources o on o.id = r.organisation_id where r.source_id = s.id), '[]') as roles
    from best join sources s on s.id = best.id and s.merged_into is null ${samples ? sql`` : sql`and not s.sample`}
    order by best.score desc, utterances desc, s.id limit 8`)
}

export type NamedSource = SourceHead & {
  confirmed: boolean
  version: number
  sample: boolean
  /** Its other names, at most 20. */
  aliases: string[]
  /** Whether readers see it. */
  shown: boolean
  /** Whether it is called so, or also so, but for case and accents. */
  exact: boolean
}

/**
 * The same page by page, at most 100 a page: those that are called so first, then the nearest, as far as 200 names of
 * sources and 200 other names go. Errors: Forbidden, Invalid.
 */
export async function sourcesNamed(
  actor: Actor,
  { name, after, limit }: { name: string; after?: string; limit: number },
): Promise<Page<NamedSource>> {
  mayRead(actor)
  const q = name.trim().slice(0, 200)
  const from = place(after, 'number')
  if (!q) return { lines: [], next: null }
  const most = Math.min(limit, 100)
  const rows = await db().execute<NamedSource & { rank: number }>(sql`
    with ${nearest(q, 200)}, ranked as materialized (
      select s.*, called.exact, case when called.exact then 10001 else (best.score * 10000)::int end as rank
      from best join sources s on s.id = best.id and s.merged_into is null
      cross join lateral (select plain(s.name) = plain(${q}) or exists (
        select from source_names n where n.source_id = s.id and plain(n.name) = plain(${q})) as exact) as called)
    select id, name, kind, description, confirmed, version, sample, exact, rank, public_utterances > 0 as shown,
      array(select n.name from source_names n where n.source_id = ranked.id order by lower(n.name), n.id limit 20) as aliases
    from ranked ${from ? sql`where (-rank, id) > (${-Number(from.key)}::int, ${from.id})` : sql``}
    order by rank desc, id limit ${most + 1}`)
  const lines = rows.slice(0, most)
  const last = lines.at(-1)
  return {
    lines: lines.map(({ rank: _, ...line }) => line),
    next: last && rows.length > most ? cursor(last.rank, last.id) : null,
  }
}

export type LikeClaim = {
  id: number
  wording: string
  state: State
  score: number
  utterances: {
    id: number
    sourceId: number | null
    source: string | null
    stance: Stance
    saidOn: string | null
    capacity: string | null
    channel: string | null
    /** Passages of this very article that report the utterance, and passages in all. */
    here: number
    attestations: number
  }[]
}

/**
 * Claims that look the same as these words: by their wording, or by words as printed that their utterances
 * are reported in. A real article is offered no sample claim. At most 4, each with its newest 6 utterances. Errors: Forbidden.
 */
export async function claimsLike(
  actor: Actor,
  asked: { wording: string; words: string; versionId: number; except?: number },
): Promise<LikeClaim[]> {
  mayRead(actor)
  const wording = asked.wording.trim().slice(0, 500)
  const printed = asked.words.trim().slice(0, 1000)
  return db().execute<LikeClaim>(sql`
    with alike as (
      (select c.id, similarity(plain(c.wording), plain(${wording})) as score from claims c
       where plain(c.wording) % plain(${wording}) order by 2 desc limit 10)
      union all
      (select u.claim_id, similarity(plain(span_words(a.content)), plain(${printed}))
       from attestations a join utterances u on u.id = a.utterance_id
       where plain(span_words(a.content)) % plain(${printed}) and a.id <> ${asked.except ?? 0}
       order by 2 desc limit 10)
    ), best as (
      select id, max(score) as score from alike group by id having max(score) > 0.45
      order by 2 desc limit 4
    )
    select c.id, c.wording, c.state, best.score,
      coalesce((select json_agg(listed) from (
        select u.id, s.id as "sourceId", s.name as source, u.stance, u.said_on as "saidOn", u.capacity, u.channel,
          count(a.id) filter (where a.version_id = ${asked.versionId})::int as here, count(a.id)::int as attestations
        from utterances u left join sources s on s.id = u.source_id
          left join attestations a on a.utterance_id = u.id and a.id <> ${asked.except ?? 0}
        where u.claim_id = c.id
        group by u.id, s.id having count(a.id) > 0
        order by u.said_to desc nulls last, u.id desc limit 6) as listed), '[]') as utterances
    from best join claims c on c.id = best.id
    where c.state <> 'withdrawn' and c.merged_into is null
      and (not c.sample or exists (select from article_versions v where v.id = ${asked.versionId} and v.sample))
    order by best.score desc, c.id`)
}
