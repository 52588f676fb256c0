import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { id, moment, users } from './schema-users'

/** A batch of revisions, sealed: its hash covers each of them and the hash of the batch before. Only added to. */
export const seals = pgTable(
  'seals',
  {
    id: id(),
    at: moment(),
    /** Revisions after the batch before up to and with this one. */
    lastId: bigint({ mode: 'number' }).notNull().unique(),
    revisions: integer().notNull(),
    /** SHA-256, in hexadecimal. */
    before: text().notNull(),
    hash: text().notNull(),
    /** Number and the first digits of the hash of each revision, `1:9f86d081884c 2:…`: to name the one that differs. */
    leaves: text().notNull().default(''),
  },
  (t) => [
    check('seals_hash', sql`${t.hash} ~ '^[0-9a-f]{64}$' and ${t.before} ~ '^[0-9a-f]{64}$'`),
    check('seals_revisions', sql`${t.revisions} > 0`),
  ],
)

/** Each backup that was written whole. */
export const backups = pgTable(
  'backups',
  {
    id: id(),
    at: moment(),
    by: integer().references(() => users.id),
    file: text().notNull(),
    bytes: bigint({ mode: 'number' }).notNull(),
    rows: jsonb().$type<Record<string, number>>().notNull(),
  },
  (t) => [index('backups_at').on(t.at)],
)
