import { sql, type SQL } from 'drizzle-orm'

/** When an article version, given by its alias, was fetched: when its page was opened, else when it was recorded. */
export const momentOf = (version: SQL): SQL => sql`coalesce(
  (select min(c.at) from captures c where c.version_id = ${version}.id and c.state = 'version'),
  ${version}.created_at)`

/** The day (yyyy-mm-dd, UTC) of an article version, given by its alias. */
export const dayOf = (version: SQL): SQL =>
  sql`to_char(${momentOf(version)} at time zone 'UTC', 'YYYY-MM-DD')`
