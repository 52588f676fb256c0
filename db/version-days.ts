import { sql, type SQL } from 'drizzle-orm'

/**
 * The day (yyyy-mm-dd, UTC) of an article version, given by its alias: when its page was opened, else when it was
 * recorded.
 */
export const dayOf = (version: SQL): SQL => sql`to_char(coalesce(
  (select min(c.at) from captures c where c.version_id = ${version}.id and c.state = 'version'),
  ${version}.created_at) at time zone 'UTC', 'YYYY-MM-DD')`
