import { sql, type SQL } from 'drizzle-orm'
import { publicDays, type Seen } from '../lib/public-days'
import { db } from './connection'

/** Of a page with more statements, the days of so many tell of it. */
const MOST_STATEMENTS = 5000

/**
 * The days (yyyy-mm-dd, UTC) on which a source's page changed and at whose end it was there; of its newest statements,
 * at most the latest 1000.
 */
export async function daysOfSource(id: number): Promise<string[]> {
  const latest = (column: SQL) => sql`(
    select id, claim_id from utterances where ${column} = ${id} and public
    order by said_to desc, id desc limit ${MOST_STATEMENTS})`
  const said = sql`
    select u.id, u.claim_id, (
      -- Before, it was another's.
      select max(r.at) from revisions r where r.object = 'utterances' and r.object_id = u.id and r.before is not null
        and ${String(id)} not in (coalesce(r.before ->> 'source_id', ''), coalesce(r.before ->> 'speaks_for_id', ''))
      ) as since
    from (${latest(sql`source_id`)} union ${latest(sql`speaks_for_id`)}) as u
    join claims c on c.id = u.claim_id and c.state = 'published'`
  const own = ['source_names', 'roles'].map(
    (table) => sql`
      union all select r.id, r.at, null, null, null from ${sql.identifier(table)} t cross join lateral (
        select id, at from revisions
        where object = ${table}::text and object_id = t.id and shown is not null limit 100) as r
      where t.source_id = ${id}`,
  )
  return daysOf(
    said,
    sql`
    union all select r.id, r.at, null, null, null from revisions r
    where r.object = 'sources' and r.object_id = ${id} and r.shown is not null
    ${sql.join(own, sql``)}`,
  )
}

/** The same of a topic. */
export async function daysOfTopic(id: number): Promise<string[]> {
  return daysOf(sql`
    select u.id, u.claim_id, (
      select max(r.at) from revisions r where r.object = 'claim_topics' and r.object_id = u.claim_id
        and r.action = 'insert' and r.after ->> 'topic_id' = ${String(id)}) as since
    from claim_topics t join claims c on c.id = t.claim_id and c.state = 'published'
    join utterances u on u.claim_id = t.claim_id and u.public
    where t.topic_id = ${id} order by u.said_to desc, u.id desc limit ${MOST_STATEMENTS}`)
}

async function daysOf(said: SQL, more: SQL = sql``): Promise<string[]> {
  // Looked up by number, each as it is met.
  const of = (object: string, id: SQL) => sql`
    cross join lateral (
      select id, at, case shown when 'withdrawn' then false when 'corrected' then null else true end as shown
      from revisions where object = ${object}::text and object_id = ${id} and shown is not null limit 1000) as r`
  const rows = await db().execute<Seen & { at: string }>(sql`
    with said as materialized (${said})
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day, claim, passage, shown from (
      select r.id, greatest(r.at, u.since) as at, u.claim_id as claim, a.id as passage, r.shown
      from said u join attestations a on a.utterance_id = u.id and a.public ${of('attestations', sql`a.id`)}
      union all select r.id, greatest(r.at, u.since), u.claim_id, null, null
      from said u ${of('utterances', sql`u.id`)}
      union all select r.id, r.at, c.claim_id, null, r.shown
      from (select distinct claim_id from said) as c ${of('claims', sql`c.claim_id`)}
      ${more}
    ) as seen order by seen.at, seen.id`)
  return publicDays(rows).slice(-1000)
}
