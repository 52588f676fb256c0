import { sql } from 'drizzle-orm'
import { check, integer, pgTable, text } from 'drizzle-orm/pg-core'

/** What an admin sets for the whole instance: one row. */
export const settings = pgTable(
  'settings',
  {
    id: integer().primaryKey().default(1),
    /** The ratings that an assessment may give, from the worst to the best. */
    assessmentScale: text()
      .array()
      .notNull()
      .default(['Contradicted', 'Mostly contradicted', 'Disputed', 'Mostly borne out', 'Borne out']),
    version: integer().notNull().default(1),
  },
  (t) => [
    check('settings_one', sql`${t.id} = 1`),
    check('settings_scale', sql`array_length(${t.assessmentScale}, 1) between 2 and 12`),
  ],
)
