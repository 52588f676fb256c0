import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { mergeable } from '../lib/record'
import { id, kept, users } from './schema-users'

/** One row that was found to be the same as another: all that was its stands at the other until this is undone. */
export const merges = pgTable(
  'merges',
  {
    id: id(),
    object: text({ enum: mergeable }).notNull(),
    fromId: integer().notNull(),
    intoId: integer().notNull(),
    reason: text().notNull(),
    undoneAt: timestamp({ withTimezone: true }),
    undoneBy: integer().references(() => users.id),
    undoneReason: text(),
    ...kept,
  },
  (t) => [
    // One row is merged into one other at a time.
    uniqueIndex('merges_once')
      .on(t.object, t.fromId)
      .where(sql`${t.undoneAt} is null`),
    index('merges_into').on(t.object, t.intoId),
    check('merges_object', sql`${t.object} in ('sources', 'publishers', 'topics', 'claims')`),
    check('merges_itself', sql`${t.fromId} <> ${t.intoId}`),
    check('merges_reason_length', sql`length(btrim(${t.reason})) between 1 and 500`),
    check('merges_undone', sql`(${t.undoneAt} is null) = (${t.undoneReason} is null)`),
  ],
)

/** One row of another table that a merge moved, by the column that pointed at the merged row. */
export const mergeMoves = pgTable(
  'merge_moves',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    mergeId: integer()
      .notNull()
      .references(() => merges.id),
    object: text().notNull(),
    objectId: integer().notNull(),
    /** The column; `made`: the row itself is of the merge, such as the merged source's name as another name. */
    field: text().notNull(),
    /** What else is needed to put it back. */
    before: jsonb().$type<Record<string, unknown>>(),
  },
  (t) => [
    uniqueIndex('merge_moves_once').on(t.mergeId, t.object, t.objectId, t.field),
    index('merge_moves_object').on(t.object, t.objectId, t.field),
  ],
)
