import { sql, type SQL } from 'drizzle-orm'
import { address } from '../lib/address'
import type { Stance } from '../lib/record'
import { narrowingOf, type SourceFilter } from '../lib/source-filter'
import type { MonthCount } from '../lib/timeline'
import { db } from './connection'
import { conditionsOf } from './search-filter'

/** Of a source's statements so many are counted, the newest. */
const MOST = 20_000
const TOPICS = 12
const YEARS = 12
const OUTLETS = 12

export type Choice = { value: string; name: string; count: number }
export type Outlet = { id: number; name: string; address: string; utterances: number }
export type SourceCounts = {
  months: MonthCount[]
  /** The most frequent topics, the stances that occur, the newest years; each under the other two of the filter. */
  topics: Choice[]
  stances: Choice[]
  years: Choice[]
  /** How many statements the filter leaves. */
  found: number
  /** The outlets that print the most of its utterances; of all, whatever the filter. */
  outlets: Outlet[]
  /** Only the newest 20 000 statements were counted. */
  capped: boolean
}

/** Counts over what a source said, and what was said on its behalf: each utterance once. */
export async function sourceCounts(id: number, filter: SourceFilter): Promise<SourceCounts> {
  const rows = await db().execute<{ facet: string; key: string; name: string | null; count: number }>(sql`
    with d as materialized (
      select d.said_to, d.stance, d.topic_ids, d.publisher_ids from search_documents d
      where ${conditionsOf({ source: [String(id)] }, null)}
      order by d.said_to desc, d.utterance_id desc limit ${MOST})
    select 'month' as facet, to_char(d.said_to, 'YYYY-MM') as key, d.stance::text as name, count(*)::int as count
      from d group by 2, 3
    union all select 'found', '', null, count(*)::int from d where ${left(filter)}
    union all select 'stance', d.stance::text, null, count(*)::int
      from d where ${left({ ...filter, stance: undefined })} group by d.stance
    union all (select 'year', to_char(d.said_to, 'YYYY'), null, count(*)::int
      from d where ${left({ ...filter, year: undefined })} group by 2 order by 2 desc limit ${YEARS})
    union all (select 'topic', t.id::text, t.name, o.count
      from (select topic, count(*)::int as count from d, unnest(d.topic_ids) as topic
        where ${left({ ...filter, topic: undefined })} group by topic order by 2 desc, 1 limit ${TOPICS}) as o
      join topics t on t.id = o.topic)
    union all (select 'outlet', p.id::text, p.name, o.count
      from (select publisher, count(*)::int as count from d, unnest(d.publisher_ids) as publisher
        group by publisher order by 2 desc, 1 limit ${OUTLETS}) as o
      join publishers p on p.id = o.publisher)`)
  const of = (facet: string) => rows.filter((row) => row.facet === facet)
  const choices = (facet: string): Choice[] =>
    of(facet).map(({ key, name, count }) => ({ value: key, name: name ?? key, count }))
  const most = (a: Choice, b: Choice) => b.count - a.count || a.name.localeCompare(b.name)
  const months = of('month').map(({ key, name, count }) => ({ month: key, stance: name as Stance, count }))
  return {
    months,
    topics: choices('topic').sort(most),
    stances: choices('stance').sort(most),
    years: choices('year').sort((a, b) => (a.value < b.value ? 1 : -1)),
    found: of('found')[0]?.count ?? 0,
    outlets: choices('outlet')
      .sort(most)
      .map(({ value, name, count }) => ({
        id: Number(value),
        name,
        address: address(Number(value), name),
        utterances: count,
      })),
    capped: months.reduce((sum, { count }) => sum + count, 0) === MOST,
  }
}

const left = (filter: SourceFilter): SQL => conditionsOf(narrowingOf(filter), null)
