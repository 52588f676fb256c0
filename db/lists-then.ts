import { sql, type SQL } from 'drizzle-orm'
import { address } from '../lib/address'
import { cursor } from '../lib/front'
import type { NameView, Page, RoleView, SourceKind, Stance, Statement } from '../lib/record'
import { passagesThen } from './as-of'
import { place } from './claims'
import { db } from './connection'
import { articleThen, endOf, publisherThen, rowThen } from './row-then'
import { sourceRef } from './source-lines'
import { refIfShown } from './sources'

/** A source as readers saw it at the end of a day, with a page of its statements of then, newest said first. */
export type SourceThen = {
  id: number
  name: string
  kind: SourceKind
  description: string | null
  /** Of today. */
  address: string
  names: NameView[]
  roles: RoleView[]
  statements: Statement[]
  next: string | null
  sample: boolean
}

/**
 * A public source as it was at the end of a day (yyyy-mm-dd, UTC); null where readers saw nothing of it then, or
 * nothing after this place.
 */
export async function sourceAsOf(id: number, day: string, after?: string): Promise<SourceThen | null> {
  const [row] = await db().execute<{
    was: { name: string; kind: SourceKind; description: string | null } | null
    name: string
    sample: boolean
  }>(sql`
    select ${rowThen('sources', sql`s.id`, day)} as was, s.name, s.sample
    from sources s where s.id = ${id} and s.public_utterances > 0`)
  if (!row?.was) return null
  const was = (column: string) => sql`
    select r.object_id from revisions r
    where r.object = 'utterances' and r.before ->> ${sql.raw(`'${column}'`)} = ${String(id)} and r.at >= ${endOf(day)}`
  const { lines, next } = await statementsThen(
    sql`
    select id from utterances where source_id = ${id} union select id from utterances where speaks_for_id = ${id}
    union ${was('source_id')} union ${was('speaks_for_id')}`,
    sql`${id} in ((u.row ->> 'source_id')::int, (u.row ->> 'speaks_for_id')::int)`,
    { day, after },
  )
  if (!lines.length) return null
  const { name, kind, description } = row.was
  return {
    ...{ id, name, kind, description, statements: lines, next, sample: row.sample },
    address: address(id, row.name),
    names: await namesThen(id, day),
    roles: await rolesThen(id, day),
  }
}

/** What was on record under a topic at the end of a day: a page of statements, newest said first. */
export async function topicAsOf(id: number, day: string, after?: string): Promise<Page<Statement>> {
  const later = sql`
    select distinct on (r.object_id) r.object_id as claim, r.before is not null as had
    from revisions r
    where r.object = 'claim_topics' and coalesce(r.before, r.after) ->> 'topic_id' = ${String(id)}
      and r.object_id in (select claim from named) and r.at >= ${endOf(day)}
    order by r.object_id, r.id`
  return statementsThen(
    sql`
    with named as (
      select claim_id as claim from claim_topics where topic_id = ${id}
      union select r.object_id from revisions r
      where r.object = 'claim_topics' and r.before ->> 'topic_id' = ${String(id)} and r.at >= ${endOf(day)}
    ), later as (${later})
    select u.id from named left join later using (claim) join utterances u on u.claim_id = named.claim
    where coalesce(later.had, true)`,
    sql`true`,
    { day, after },
  )
}

type Row = {
  id: number
  claim: number
  wording: string
  now: string
  stance: Stance
  source: number
  name: string
  kind: SourceKind
  behind: number | null
  behind_name: string
  behind_kind: SourceKind
  capacity: string | null
  channel: string | null
  said_on: string
  said_to: string
  publishers: string[] | null
  articles: number
  sample: boolean
}

/** Statements of a page. */
const PAGE = 50

/**
 * The statements, public then and now, of these utterances where `held` is true of `u.row`.
 * All that existed are put in the order of then; what was public is asked of one after the other until a page is full.
 */
async function statementsThen(
  chosen: SQL,
  held: SQL,
  { day, after }: { day: string; after?: string },
): Promise<Page<Statement>> {
  const from = place(after, 'day')
  const then = (what: Parameters<typeof rowThen>[0], id: SQL) =>
    sql`(select ${rowThen(what, id, day)} as row)`
  // A version of 1 was never changed.
  const saidTo = sql`coalesce(case when u.version > 1 then (
    select (r.before ->> 'said_to')::date from revisions r
    where r.object = 'utterances' and r.object_id = u.id and r.at >= ${endOf(day)} order by r.id limit 1) end, u.said_to)`
  const rows = await db().execute<Row>(sql`
    with chosen as materialized (${chosen}),
    existing as materialized (
      select u.id, ${saidTo} as said_to from chosen join utterances u on u.id = chosen.id and u.public
      where u.created_at < ${endOf(day)}),
    known as materialized (
      select id, said_to from (
        select id, said_to from existing
        ${from ? sql`where (said_to, id) < (${from.key}::date, ${from.id})` : sql``}
        order by said_to desc nulls last, id desc offset 0) as known
      -- Asked as a value, so that it is asked of no more than a page takes.
      where (
        select true from ${then('utterances', sql`known.id`)} as u
        join claims c on c.id = (u.row ->> 'claim_id')::int and c.state = 'published'
        where u.row ->> 'said_on' is not null and ${held}
          and ${rowThen('claims', sql`c.id`, day)} ->> 'state' = 'published'
          and ${rowThen('sources', sql`(u.row ->> 'source_id')::int`, day)} is not null
          and exists (${passagesThen(sql`known.id`, day)})
        limit 1)
      limit ${PAGE + 1})
    select known.id, known.said_to::text, c.id as claim, was.row ->> 'wording' as wording, c.wording as now,
      u.row ->> 'stance' as stance, u.row ->> 'capacity' as capacity, u.row ->> 'channel' as channel,
      u.row ->> 'said_on' as said_on, (s.row ->> 'id')::int as source, s.row ->> 'name' as name, s.row ->> 'kind' as kind,
      (f.row ->> 'id')::int as behind, f.row ->> 'name' as behind_name, f.row ->> 'kind' as behind_kind,
      told.publishers, told.articles, c.sample
    from known
    cross join lateral ${then('utterances', sql`known.id`)} as u
    join claims c on c.id = (u.row ->> 'claim_id')::int
    cross join lateral ${then('claims', sql`c.id`)} as was
    cross join lateral ${then('sources', sql`(u.row ->> 'source_id')::int`)} as s
    cross join lateral ${then('sources', sql`(u.row ->> 'speaks_for_id')::int`)} as f
    cross join lateral (
      select count(distinct r.id)::int as articles,
        array_agg(distinct b.name) filter (where b.name is not null) as publishers
      from (${passagesThen(sql`known.id`, day)}) as p
      join article_versions v on v.id = (p.row ->> 'version_id')::int
      cross join lateral (${articleThen(sql`v.article_id`, day)}) as r
      left join lateral (${publisherThen(sql`r.publisher_id`, day)}) as b on true) as told
    order by known.said_to desc, known.id desc`)
  const shown = rows.slice(0, PAGE)
  const last = shown.at(-1)
  return {
    lines: shown.map(lineOf),
    next: last && rows.length > PAGE ? cursor(last.said_to, last.id) : null,
  }
}

function lineOf(row: Row): Statement {
  return {
    id: row.id,
    claim: { id: row.claim, wording: row.wording, address: address(row.claim, row.now) },
    stance: row.stance,
    source: sourceRef(row.source, row.name, row.kind),
    speaksFor: row.behind ? sourceRef(row.behind, row.behind_name, row.behind_kind) : null,
    capacity: row.capacity,
    channel: row.channel,
    saidOn: row.said_on,
    publishers: row.publishers ?? [],
    articles: row.articles,
    // How often others said it then is not counted.
    utterances: 1,
    sources: 1,
    sample: row.sample,
  }
}

/** The rows of a source, with those that were taken away since. */
const ofSource = (table: 'roles' | 'source_names', source: number, day: string): SQL => sql`
  select t.row from (
    select id from ${sql.identifier(table)} where source_id = ${source}
    union select r.object_id from revisions r
    where r.object = ${sql.raw(`'${table}'`)} and r.action = 'delete' and r.before ->> 'source_id' = ${String(source)}
      and r.at >= ${endOf(day)}
  ) as known
  cross join lateral (select ${rowThen(table, sql`known.id`, day)} as row) as t
  where (t.row ->> 'source_id')::int = ${source} limit 100`

async function namesThen(source: number, day: string): Promise<NameView[]> {
  const rows = await db().execute<NameView>(sql`
    select n.row ->> 'name' as name, n.row ->> 'kind' as kind, n.row ->> 'held' as held
    from (${ofSource('source_names', source, day)}) as n order by lower(n.row ->> 'name')`)
  return [...rows]
}

async function rolesThen(source: number, day: string): Promise<RoleView[]> {
  const rows = await db().execute<{
    title: string
    held: string | null
    organisation: number | null
    name: string
    kind: SourceKind
    shown: boolean
  }>(sql`
    select h.row ->> 'title' as title, h.row ->> 'held' as held,
      (o.row ->> 'id')::int as organisation, o.row ->> 'name' as name, o.row ->> 'kind' as kind,
      exists (select from sources s where s.id = (o.row ->> 'id')::int and s.public_utterances > 0) as shown
    from (${ofSource('roles', source, day)}) as h
    cross join lateral (select ${rowThen('sources', sql`(h.row ->> 'organisation_id')::int`, day)} as row) as o
    order by h.row ->> 'held_to' desc nulls first, (h.row ->> 'id')::int desc`)
  return rows.map(({ title, held, organisation, name, kind, shown }) => ({
    title,
    held,
    organisation: organisation ? refIfShown(sourceRef(organisation, name, kind), shown) : null,
  }))
}
