import { sql } from 'drizzle-orm'
import { cursor } from '../lib/front'
import type { NameView, SourceLine, Statement } from '../lib/record'
import type { Narrowing, Order } from '../lib/search-state'
import { place } from './claims'
import { db } from './connection'
import {
  anyWordOf,
  conditionsOf,
  countOf,
  documentsOf,
  latestOf,
  MOST_COUNTED,
  queryOf,
} from './search-filter'
import { marksOf, unmarked, type Marks } from './search-marks'
import { rowOfSource, sourceLine, type SourceRow } from './source-lines'
import { statementLines } from './statement-lines'

/** A hit: the statement, and where the words that were sought stand in it. */
export type Hit = Statement & Marks
export type Hits = { lines: Hit[]; count: number; more: boolean; next: string | null }

const PAGE = 20

/**
 * Public statements that the state of a search asks for, newest said first unless another order is asked for; without
 * words the best are the newest. The count stops at MOST_COUNTED, which `more` tells: of so many only the newest are
 * ranked. At most 100 a page. Errors: Invalid where `after` is no place in this order.
 */
export async function searchStatements(
  state: Narrowing,
  { after, order = 'newest', limit = PAGE }: { after?: string; order?: Order; limit?: number } = {},
): Promise<Hits> {
  const most = Math.min(limit, 100)
  const rank = order === 'best' ? await anyWordOf(state) : null
  const from = place(after, rank ? 'number' : 'day')
  const conditions = conditionsOf(state, await queryOf(state), await latestOf(state))
  const count = await countOf(conditions, state)
  const more = count > MOST_COUNTED

  // Few are found first and sorted then; of many the newest are near the head of the index of days.
  const found = rank
    ? sql`with found as materialized (${documentsOf(sql`d.utterance_id, d.words`, conditions, count)}),
      d as materialized (select utterance_id,
        round(1000000 * ts_rank('{0.2, 0.4, 0.7, 1}', words, ${rank}, 1))::int as key from found)`
    : more
      ? sql``
      : sql`with d as materialized (${documentsOf(sql`d.utterance_id, d.said_to`, conditions, count)})`
  const [table, met] = rank || !more ? [sql`d`, sql`true`] : [sql`search_documents d`, conditions]
  const key = rank ? sql`d.key` : sql`d.said_to`
  const beyond = from && (rank ? sql`${from.key}::int` : sql`${from.key}::date`)
  const way = order === 'oldest' ? { than: sql`>`, to: sql`asc` } : { than: sql`<`, to: sql`desc` }
  const page = await db().execute<{ id: number; key: string }>(sql`
    ${found} select d.utterance_id as id, ${key}::text as key from ${table}
    where ${met} ${from ? sql`and (${key}, d.utterance_id) ${way.than} (${beyond}, ${from.id})` : sql``}
    order by ${key} ${way.to}, d.utterance_id ${way.to} limit ${most + 1}`)

  const shown = page.slice(0, most)
  const last = shown.at(-1)
  return {
    lines: await hitsOf(
      shown.map(({ id }) => id),
      state,
    ),
    count: Math.min(count, MOST_COUNTED),
    more,
    next: last && page.length > most ? cursor(last.key, last.id) : null,
  }
}

async function hitsOf(ids: number[], state: Narrowing): Promise<Hit[]> {
  if (!ids.length) return []
  const lines = await statementLines(sql`select unnest(${`{${ids.join(',')}}`}::int[]) as id`)
  const marks = await marksOf(ids, state)
  const placed = new Map(lines.map((line) => [line.id, { ...line, ...(marks.get(line.id) ?? unmarked) }]))
  return ids.flatMap((id) => placed.get(id) ?? [])
}

/** Sources whose names are spelled nearly so, for a search that found nothing; at most 5. */
export async function nearestSpellings(q: string): Promise<SourceLine[]> {
  const rows = await db().execute<SourceRow>(sql`
    select ${rowOfSource} from sources s
    where plain(s.name) % plain(${q.slice(0, 100)}) and s.public_utterances > 0
    order by similarity(plain(s.name), plain(${q.slice(0, 100)})) desc, s.public_utterances desc, s.id limit 5`)
  return rows.map(sourceLine)
}

/** A source that is called so; `as` is the other name that it bears so, null where it is its own. */
export type Called = SourceLine & { as: NameView | null }

/**
 * Public sources that are called so or bear it as another name, but for case and accents: those called so first, then
 * the most on record. At most `most`.
 */
export async function sourcesCalled(name: string, most: number): Promise<Called[]> {
  const shown = sql`s.public_utterances > 0 order by s.public_utterances desc, s.id limit ${most}`
  const rows = await db().execute<SourceRow & { as: NameView | null }>(sql`
    with called as (
      (select s.id, null::json as "as" from sources s where plain(s.name) = plain(${name}) and ${shown})
      union all
      (select s.id, json_build_object('name', n.name, 'kind', n.kind, 'held', n.held)
        from source_names n join sources s on s.id = n.source_id
        where plain(n.name) = plain(${name}) and ${shown})
    ), each as (select distinct on (id) id, "as" from called order by id, "as" is not null)
    select ${rowOfSource}, each.as
    from each join sources s on s.id = each.id
    order by each.as is not null, s.public_utterances desc, s.id limit ${most}`)
  return rows.map(({ as, ...row }) => ({ ...sourceLine(row), as }))
}
