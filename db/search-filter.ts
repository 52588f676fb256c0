import { sql, type SQL } from 'drizzle-orm'
import { readEdtf } from '../lib/dates'
import { searchWords, wantedTerms } from '../lib/search-words'
import type { Narrowing } from '../lib/search-state'
import { db } from './connection'

/**
 * The query of these words (quotation marks, `or` and `-` as on the web), read in every language on record: any may
 * hold what is wanted, none what is not. Null where there are no words.
 */
export async function queryOf(state: Pick<Narrowing, 'q' | 'quoted'>): Promise<SQL | null> {
  const { wanted, without } = searchWords(state.q ?? '')
  if (!wanted && !without.length) return null
  const languages = await db().execute<{ config: string }>(sql`select config from search_languages limit 30`)
  const configs = [...new Set([...languages.map(({ config }) => config), 'record_simple'])]
  const inEach = (make: (config: SQL) => SQL) =>
    sql.join(
      configs.map((config) => make(sql`${config}::regconfig`)),
      sql` || `,
    )
  const found = inEach((config) => sql`websearch_to_tsquery(${config}, ${wanted})`)
  const excluded = without.map(
    (words) => sql` && !! (${inEach((config) => sql`phraseto_tsquery(${config}, ${words})`)})`,
  )
  const query = sql`((${found})${sql.join(excluded, sql``)})`
  return state.quoted ? sql`weighing(${query}, 'D')` : query
}

/** The query of any of the wanted words: what is marked in a hit, and by which hits are ranked. Null without such words. */
export async function anyWordOf({ q = '' }: Pick<Narrowing, 'q'>): Promise<SQL | null> {
  return queryOf({ q: wantedTerms(q).join(' or ') })
}

const numbers = (ids: string[]) => sql`${`{${ids.join(',')}}`}::int[]`
const texts = (values: string[]) =>
  sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )

/**
 * The last day on which a statement within the range may end, yyyy-mm-dd: of spans that reach beyond it the latest end.
 * Null where the range has no end. It keeps a walk by days from reading all that was said since.
 */
export async function latestOf({ to }: Pick<Narrowing, 'to'>): Promise<string | null> {
  const last = to && readEdtf(to)?.to
  if (!last) return null
  // Materialized: a bare max() would walk back from the newest day through all that is no span.
  const [row] = await db().execute<{ day: string }>(sql`
    with spans as materialized (select d.said_to from search_documents d
      where d.said_from < d.said_to and daterange(d.said_from, d.said_to, '[]') @> ${last}::date)
    select greatest(${last}::date, max(said_to))::text as day from spans`)
  return row?.day ?? last
}

/**
 * Of a search document `d`: that it is one of those that are sought; `true` for the whole record. `latest` is what
 * latestOf says, or null.
 */
export function conditionsOf(state: Narrowing, query: SQL | null, latest: string | null = null): SQL {
  const { source, organisation, publisher, topic, stance, kind, channel, year, from, to } = state
  const first = from && readEdtf(from)?.from
  const last = to && readEdtf(to)?.to
  const all = [
    query && sql`d.words @@ ${query}`,
    source && sql`(d.source_id = any (${numbers(source)}) or d.speaks_for_id = any (${numbers(source)}))`,
    organisation && sql`d.organisation_ids && ${numbers(organisation)}`,
    publisher && sql`d.publisher_ids && ${numbers(publisher)}`,
    topic && sql`d.topic_ids && ${numbers(topic)}`,
    stance && sql`d.stance in (${texts(stance)})`,
    kind && sql`d.kinds && array[${texts(kind)}]::quote_kind[]`,
    channel &&
      sql`plain(d.channel) in (${sql.join(
        channel.map((name) => sql`plain(${name})`),
        sql`, `,
      )})`,
    year &&
      sql`(${sql.join(
        year.map((one) => sql`d.said_to between ${`${one}-01-01`}::date and ${`${one}-12-31`}::date`),
        sql` or `,
      )})`,
    // What was said within a span of days counts where the span touches the range.
    first && sql`d.said_to >= ${first}::date`,
    last && sql`d.said_from <= ${last}::date`,
    latest && sql`d.said_to <= ${latest}::date`,
  ].filter((condition): condition is SQL => Boolean(condition))
  return all.length ? sql.join(all, sql` and `) : sql`true`
}

/** Of a common search only so many statements are counted, ranked and parted into facets. */
export const MOST_COUNTED = 1000

/**
 * How many search documents meet these conditions, which are of this state; MOST_COUNTED + 1 stands for all that is
 * more.
 */
export async function countOf(conditions: SQL, { q, from, to, year }: Narrowing = {}): Promise<number> {
  // Days without words are walked by their index: rows lie in the order of days, and those sought may lie last.
  const walked = !q && (from || to || year) ? sql`order by d.said_to desc, d.utterance_id desc` : sql``
  const [counted] = await db().execute<{ count: number }>(
    sql`select count(*)::int as count from (
      select from search_documents d where ${conditions} ${walked} limit ${MOST_COUNTED + 1}) as capped`,
  )
  return counted?.count ?? 0
}

/** The search documents that meet these conditions, which are `count`; of more than MOST_COUNTED the newest said. */
export const documentsOf = (columns: SQL, conditions: SQL, count: number): SQL =>
  count > MOST_COUNTED
    ? sql`select ${columns} from search_documents d where ${conditions}
        order by d.said_to desc, d.utterance_id desc limit ${MOST_COUNTED}`
    : sql`select ${columns} from search_documents d where ${conditions}`
