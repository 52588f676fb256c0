import { sql } from 'drizzle-orm'
import { boolean, check, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { secondFactors } from '../lib/record'
import { textRights } from './schema-articles'

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
    /** What this instance is called, beside the product's own name. */
    name: text().notNull().default('Onrecord'),
    /** Who keeps it, shown with the licence; an address to write to. */
    keeper: text(),
    contact: text(),
    /** Of the data: a name and an address. */
    licence: text().notNull().default('CC BY 4.0'),
    licenceUrl: text().notNull().default('https://creativecommons.org/licenses/by/4.0/'),
    /** Whether what an editor publishes waits for a second person. */
    review: boolean().notNull().default(false),
    /** Who must sign in with a second factor. */
    secondFactor: text({ enum: secondFactors }).notNull().default('nobody'),
    /** Whether feeds are offered. */
    feeds: boolean().notNull().default(true),
    /** What readers see of articles whose publisher says nothing. */
    textRights: textRights().notNull().default('excerpts'),
    version: integer().notNull().default(1),
  },
  (t) => [
    check('settings_name_length', sql`length(btrim(${t.name})) between 1 and 80`),
    check(
      'settings_lengths',
      sql`length(${t.keeper}) <= 200 and length(${t.contact}) <= 300 and length(btrim(${t.licence})) between 1 and 100`,
    ),
    check('settings_licence_scheme', sql`${t.licenceUrl} ~ '^https?://' and length(${t.licenceUrl}) <= 500`),
    check('settings_second_factor', sql`${t.secondFactor} in ('nobody', 'admins', 'everyone')`),
    check('settings_one', sql`${t.id} = 1`),
    check('settings_scale', sql`array_length(${t.assessmentScale}, 1) between 2 and 12`),
  ],
)
