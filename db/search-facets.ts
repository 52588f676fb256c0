import { sql, type SQL } from 'drizzle-orm'
import { facetNames, type FacetName, type Narrowing } from '../lib/search-state'
import { db } from './connection'
import { conditionsOf, countOf, documentsOf, latestOf, MOST_COUNTED, queryOf } from './search-filter'

export type FacetValue = { value: string; label: string; count: number; chosen: boolean }
/** `others`: values beyond those here. */
export type Facet = { name: FacetName; values: FacetValue[]; others: number }

const SHOWN = 8
const MOST_SHOWN = 100
const columns = sql`d.said_to, d.source_id, d.speaks_for_id, d.organisation_ids, d.publisher_ids, d.topic_ids,
  d.stance, d.kinds, d.channel`

// Of a document `d`: its values; what a value is called, of `f.value`; an example of each is `f.written`.
const facets: Record<FacetName, { values: SQL; label: SQL }> = {
  stance: { values: sql`values (d.stance::text)`, label: sql`f.value` },
  source: {
    values: sql`select distinct one::text from unnest(array[d.source_id, d.speaks_for_id]) as one where one is not null`,
    label: sql`(select s.name from sources s where s.id = f.value::int)`,
  },
  organisation: {
    values: sql`select one::text from unnest(d.organisation_ids) as one`,
    label: sql`(select s.name from sources s where s.id = f.value::int)`,
  },
  publisher: {
    values: sql`select one::text from unnest(d.publisher_ids) as one`,
    label: sql`(select p.name from publishers p where p.id = f.value::int)`,
  },
  topic: {
    values: sql`select one::text from unnest(d.topic_ids) as one`,
    label: sql`(select t.name from topics t where t.id = f.value::int)`,
  },
  kind: { values: sql`select one::text from unnest(d.kinds) as one`, label: sql`f.value` },
  channel: { values: sql`select plain(d.channel) where d.channel is not null`, label: sql`f.written` },
  year: { values: sql`values (to_char(d.said_to, 'YYYY'))`, label: sql`f.value` },
}

/**
 * The facets of a search with how many of its statements have each value, those with values only; a facet with chosen
 * values is counted as if none were chosen there. Of more than MOST_COUNTED statements the newest are counted. Of the
 * facet `wide` 100 values are told, of the others 8.
 */
export async function searchFacets(state: Narrowing, wide?: FacetName): Promise<Facet[]> {
  const query = await queryOf(state)
  const open = facetNames.filter((name) => !state[name]?.length)
  const chosen = facetNames.filter((name) => state[name]?.length)
  const told = await Promise.all([
    counted(state, query, open, { wide }),
    ...chosen.map((name) =>
      counted({ ...state, [name]: undefined }, query, [name], { wide, chosen: state[name] }),
    ),
  ])
  const all = told.flat()
  return facetNames.flatMap((name) => all.filter((facet) => facet.name === name && facet.values.length))
}

type Row = { facet: FacetName; value: string; label: string | null; count: number; values: number }

async function counted(
  state: Narrowing,
  query: SQL | null,
  names: FacetName[],
  { wide, chosen = [] }: { wide?: FacetName; chosen?: string[] },
): Promise<Facet[]> {
  if (!names.length) return []
  const conditions = conditionsOf(state, query, await latestOf(state))
  const found = documentsOf(columns, conditions, await countOf(conditions, state))
  const each = names.map(
    (name) => sql`select ${name}::text as facet, v.value, min(d.channel) as written, count(*)::int as count
      from found d cross join lateral (${facets[name].values}) as v (value) group by v.value`,
  )
  const labels = names.map((name) => sql`when ${name} then ${facets[name].label}`)
  // A channel may be chosen in another spelling than it has here.
  const asked = sql`(select one from unnest(array[${sql.join(
    chosen.map((one) => sql`${one}`),
    sql`, `,
  )}]::text[]) as one
    where case ${names[0]}::text when 'channel' then plain(one) else one end = f.value limit 1)`
  const rows = await db().execute<Row & { asked: string | null; written: string | null }>(sql`
    with found as materialized (${found}),
    f as (
      select each.*, row_number() over (partition by facet order by count desc, value) as place,
        count(*) over (partition by facet)::int as values
      from (${sql.join(each, sql` union all `)}) as each)
    select f.facet, f.value, f.written, f.count, f.values, ${asked} as asked,
      case f.facet ${sql.join(labels, sql` `)} end as label
    from f
    where f.place <= case f.facet when ${wide ?? ''} then ${MOST_SHOWN}::int else ${SHOWN}::int end or ${asked} is not null order by f.facet, f.count desc, f.value`)
  const missing = chosen.filter((value) => !rows.some(({ asked }) => asked === value))
  return Promise.all(
    names.map(async (name) => {
      const own = rows.filter(({ facet }) => facet === name)
      const values = own.map(({ value, label, written, count, asked }) => ({
        value: asked ?? (name === 'channel' ? written : null) ?? value,
        label: label ?? value,
        count,
        chosen: asked !== null,
      }))
      const none = await Promise.all(missing.map((value) => withoutHits(name, value)))
      return { name, values: [...values, ...none], others: (own[0]?.values ?? 0) - own.length }
    }),
  )
}

// A name is told only where a public statement bears it.
async function withoutHits(name: FacetName, value: string): Promise<FacetValue> {
  const plain = { value, count: 0, chosen: true }
  if (!['source', 'organisation', 'publisher', 'topic'].includes(name)) return { ...plain, label: value }
  const [row] = await db().execute<{ label: string | null }>(sql`
    select ${facets[name].label} as label from (values (${value}::text)) as f (value)
    where exists (select from search_documents d where ${conditionsOf({ [name]: [value] }, null)})`)
  return { ...plain, label: row?.label ?? `${name} ${value}` }
}

/** A filter that could be dropped: `dates` are `from` and `to`, `all` is every one. */
export type Dropped = { filter: FacetName | 'dates' | 'quoted' | 'all'; count: number; more: boolean }

/** How many statements a search would find without each of its filters; only those that would find any. */
export async function withoutFilters(state: Narrowing): Promise<Dropped[]> {
  const filters = (['dates', 'quoted', ...facetNames] as const).filter((filter) =>
    filter === 'dates' ? state.from || state.to : state[filter]?.length,
  )
  const without = async (filter: Dropped['filter'], narrower: Narrowing) => {
    const count = await countOf(conditionsOf(narrower, await queryOf(narrower)), narrower)
    return { filter, count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED }
  }
  const dropped = await Promise.all(filters.map((filter) => without(filter, drop(state, filter))))
  if (filters.length > 1 && !dropped.some(({ count }) => count)) {
    dropped.push(await without('all', drop(state, 'all')))
  }
  return dropped.filter(({ count }) => count)
}

/** The state of a search without one of its filters. */
export function drop(state: Narrowing, filter: Dropped['filter']): Narrowing {
  if (filter === 'all') return { q: state.q }
  if (filter === 'dates') return { ...state, from: undefined, to: undefined }
  return { ...state, [filter]: undefined }
}
