import { sql, type SQL } from 'drizzle-orm'
import { address } from '../lib/address'
import type { RoleView, SourceKind, Stance, Statement } from '../lib/record'
import { passagesThen } from './as-of'
import { db } from './connection'
import { endOf, rowThen } from './row-then'
import { sourceRef } from './statement-lines'

/** A source as readers saw it at the end of a day, with its newest 200 statements of then. */
export type SourceThen = {
  id: number
  name: string
  kind: SourceKind
  description: string | null
  /** Of today. */
  address: string
  aliases: string[]
  roles: RoleView[]
  statements: Statement[]
  sample: boolean
}

/** A public source as it was at the end of a day (yyyy-mm-dd, UTC); null where readers saw nothing of it then. */
export async function sourceAsOf(id: number, day: string): Promise<SourceThen | null> {
  const [row] = await db().execute<{
    was: { name: string; kind: SourceKind; description: string | null } | null
    name: string
    sample: boolean
  }>(sql`
    select ${rowThen('sources', sql`s.id`, day)} as was, s.name, s.sample
    from sources s where s.id = ${id} and s.public_utterances > 0`)
  if (!row?.was) return null
  const moved = sql`
    select r.object_id from revisions r
    where r.object = 'utterances' and r.before ->> 'source_id' = ${String(id)} and r.at >= ${endOf(day)} limit 400`
  const latest = (column: SQL) => sql`(
    select u.id from utterances u where ${column} = ${id} order by u.said_to desc, u.id desc limit 400)`
  const statements = await statementsThen(
    sql`${latest(sql`u.source_id`)} union ${latest(sql`u.speaks_for_id`)} union (${moved})`,
    sql`${id} in ((u.row ->> 'source_id')::int, (u.row ->> 'speaks_for_id')::int)`,
    day,
  )
  if (!statements.length) return null
  const { name, kind, description } = row.was
  return {
    ...{ id, name, kind, description, statements, sample: row.sample },
    address: address(id, row.name),
    aliases: await namesThen(id, day),
    roles: await rolesThen(id, day),
  }
}

/** What was on record under a topic at the end of a day: the newest 200 statements. */
export async function topicAsOf(id: number, day: string): Promise<Statement[]> {
  const later = sql`
    select distinct on (r.object_id) r.object_id as claim, r.before is not null as had
    from revisions r
    where r.object = 'claim_topics' and coalesce(r.before, r.after) ->> 'topic_id' = ${String(id)}
      and r.object_id in (select claim from named) and r.at >= ${endOf(day)}
    order by r.object_id, r.id`
  return statementsThen(
    sql`
    with named as (
      (select ct.claim_id as claim from claim_topics ct join claims c on c.id = ct.claim_id
       where ct.topic_id = ${id} order by c.last_said desc nulls last, c.id desc limit 1000)
      union (select r.object_id from revisions r
        where r.object = 'claim_topics' and r.before ->> 'topic_id' = ${String(id)} and r.at >= ${endOf(day)} limit 1000)
    ), later as (${later}), had as (
      select claim from named where coalesce((select had from later where later.claim = named.claim), true)
    )
    select u.id from had join utterances u on u.claim_id = had.claim`,
    sql`true`,
    day,
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
  publishers: string[] | null
  articles: number
  sample: boolean
}

/** The statements, public then and of claims that are public now, of these utterances where `held` is true of `u.row`. */
async function statementsThen(chosen: SQL, held: SQL, day: string): Promise<Statement[]> {
  const rows = await db().execute<Row>(sql`
    with chosen as materialized (${chosen})
    select known.id, c.id as claim, was.row ->> 'wording' as wording, c.wording as now,
      u.row ->> 'stance' as stance, u.row ->> 'capacity' as capacity, u.row ->> 'channel' as channel,
      u.row ->> 'said_on' as said_on, (s.row ->> 'id')::int as source, s.row ->> 'name' as name, s.row ->> 'kind' as kind,
      (f.row ->> 'id')::int as behind, f.row ->> 'name' as behind_name, f.row ->> 'kind' as behind_kind,
      told.publishers, told.articles, c.sample
    from chosen as known
    cross join lateral (select ${rowThen('utterances', sql`known.id`, day)} as row) as u
    join claims c on c.id = (u.row ->> 'claim_id')::int and c.state = 'published'
    cross join lateral (select ${rowThen('claims', sql`c.id`, day)} as row) as was
    cross join lateral (select ${rowThen('sources', sql`(u.row ->> 'source_id')::int`, day)} as row) as s
    cross join lateral (select ${rowThen('sources', sql`(u.row ->> 'speaks_for_id')::int`, day)} as row) as f
    cross join lateral (
      select count(distinct r.id)::int as articles,
        array_agg(distinct b.name) filter (where b.name is not null) as publishers
      from (${passagesThen(sql`known.id`, day)}) as p
      join article_versions v on v.id = (p.row ->> 'version_id')::int join articles r on r.id = v.article_id
      left join publishers b on b.id = r.publisher_id) as told
    where was.row ->> 'state' = 'published' and s.row is not null and u.row ->> 'said_on' is not null and ${held}
      and told.articles > 0
    order by u.row ->> 'said_to' desc, known.id desc limit 200`)
  return rows.map((row) => ({
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
  }))
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

async function namesThen(source: number, day: string): Promise<string[]> {
  const rows = await db().execute<{ name: string }>(sql`
    select n.row ->> 'name' as name from (${ofSource('source_names', source, day)}) as n order by lower(n.row ->> 'name')`)
  return rows.map(({ name }) => name)
}

async function rolesThen(source: number, day: string): Promise<RoleView[]> {
  const rows = await db().execute<{
    title: string
    held: string | null
    organisation: number | null
    name: string
    kind: SourceKind
  }>(sql`
    select h.row ->> 'title' as title, h.row ->> 'held' as held,
      (o.row ->> 'id')::int as organisation, o.row ->> 'name' as name, o.row ->> 'kind' as kind
    from (${ofSource('roles', source, day)}) as h
    cross join lateral (select ${rowThen('sources', sql`(h.row ->> 'organisation_id')::int`, day)} as row) as o
    order by h.row ->> 'held_to' desc nulls first, (h.row ->> 'id')::int desc`)
  return rows.map(({ title, held, organisation, name, kind }) => ({
    title,
    held,
    organisation: organisation ? sourceRef(organisation, name, kind) : null,
  }))
}
