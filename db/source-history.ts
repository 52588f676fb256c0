import { sql, type SQL } from 'drizzle-orm'
import { db } from './connection'
import { asked, toldColumns, type Asked, type ToldRow } from './told'

/** The latest changes of a source that readers may see, of those asked for: of its row and of what hangs from it. */
export async function sourceChanges(source: number, which: Asked, most: number): Promise<ToldRow[]> {
  const latest = (where: SQL) => sql`
    (select r.id from revisions r where ${where} and r.shown is not null and ${asked(which)}
     order by r.id desc limit ${most})`
  const hanging = sql`r.object in ('source_names', 'roles', 'organisation_parents', 'identifiers')`
  return db().execute<ToldRow>(sql`
    with latest as materialized (
      ${latest(sql`r.object = 'sources' and r.object_id = ${source}`)}
      union ${latest(sql`${hanging} and r.before ->> 'source_id' = ${String(source)}`)}
      union ${latest(sql`${hanging} and r.after ->> 'source_id' = ${String(source)}`)}
      order by id desc limit ${most}
    )
    select ${toldColumns}, ${source}::int as source
    from latest join revisions r on r.id = latest.id left join users u on u.id = r.actor_id
    order by r.id desc`)
}
