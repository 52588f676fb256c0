import { sql, type SQL } from 'drizzle-orm'

type Table =
  | 'claims'
  | 'utterances'
  | 'attestations'
  | 'anchors'
  | 'sources'
  | 'articles'
  | 'publishers'
  | 'topics'
  | 'roles'
  | 'source_names'

/** A day as yyyy-mm-dd, or as SQL that gives it. */
export type Day = string | SQL

/** The first moment after a day (UTC). */
export const endOf = (day: Day): SQL => sql`((${day}::date + 1)::timestamp at time zone 'UTC')`

/**
 * A row as it was at the end of a day, as jsonb without the columns that triggers keep: what it was before its first
 * change since, else as it is now; null where it was made later, or went with the samples, which leave no trace.
 */
export function rowThen(table: Table, id: SQL, day: Day): SQL {
  return sql`(
    select case
      when f.id is null then case when n.created_at < ${endOf(day)} then n.is_now end
      when n.is_now is not null or exists (
        select from revisions d where d.object = ${table}::text and d.object_id = ${id} and d.action = 'delete') then f.before
      end
    from (values (1)) as one
    left join lateral (
      select r.id, r.before from revisions r
      where r.object = ${table}::text and r.object_id = ${id} and r.at >= ${endOf(day)} order by r.id limit 1) as f on true
    left join lateral (
      select to_jsonb(t) as is_now, t.created_at from ${sql.identifier(table)} t where t.id = ${id} limit 1) as n on true)`
}

/** The numbers of rows whose column held this value at some time since the day: those that hold it now, and that did. */
export function everOf(table: 'utterances' | 'attestations', column: string, value: SQL, day: Day): SQL {
  return sql`
    select t.id from ${sql.identifier(table)} t where t.${sql.identifier(column)} = ${value}
    union select r.object_id from revisions r
    where r.object = ${sql.raw(`'${table}'`)} and r.before ->> ${sql.raw(`'${column}'`)} = (${value})::text
      and r.at >= ${endOf(day)}`
}

/**
 * An article as its row was at the end of a day; its addresses and rights are those of today, which lead to the words
 * and say how much of them is shown.
 */
export const articleThen = (id: SQL, day: Day): SQL => sql`
  select today.id, today.url, today.archive_url, today.rights, old.row ->> 'title' as title, old.row ->> 'language' as language,
    old.row ->> 'published_on' as published_on, (old.row ->> 'published_from')::date as published_from,
    (old.row ->> 'publisher_id')::int as publisher_id
  from articles today
  cross join lateral (select coalesce(${rowThen('articles', sql`today.id`, day)}, to_jsonb(today)) as row) as old
  where today.id = ${id}`

/** A publisher with the name that it had at the end of a day; its rights are those of today. */
export const publisherThen = (id: SQL, day: Day): SQL => sql`
  select today.id, today.rights, coalesce(${rowThen('publishers', sql`today.id`, day)} ->> 'name', today.name) as name
  from publishers today where today.id = ${id}`
