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
import { mergeable, mergeKinds } from '../lib/record'
import { id, kept, users } from './schema-users'

/**
 * A decision about two rows of a table, until it is undone. `merge`: the first is the same as the second, where all that
 * was its stands; `split`: some of what stood at the first stands at the second; `apart`: they are not the same, the
 * lower number first.
 */
export const merges = pgTable(
  'merges',
  {
    id: id(),
    object: text({ enum: mergeable }).notNull(),
    kind: text({ enum: mergeKinds }).notNull().default('merge'),
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
      .where(sql`${t.undoneAt} is null and ${t.kind} = 'merge'`),
    uniqueIndex('merges_apart')
      .on(t.object, t.fromId, t.intoId)
      .where(sql`${t.undoneAt} is null and ${t.kind} = 'apart'`),
    index('merges_from').on(t.object, t.fromId),
    index('merges_into').on(t.object, t.intoId),
    check('merges_object', sql`${t.object} in ('sources', 'publishers', 'topics', 'claims')`),
    check('merges_kind', sql`${t.kind} in ('merge', 'split', 'apart')`),
    check('merges_itself', sql`${t.fromId} <> ${t.intoId}`),
    check('merges_reason_length', sql`length(btrim(${t.reason})) between 1 and 500`),
    check('merges_undone', sql`(${t.undoneAt} is null) = (${t.undoneReason} is null)`),
  ],
)

/** One row of another table that a merge or a split moved, by the column that pointed at the first row. */
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
    /** `owner`: the row it goes back to, where that is another than the first. */
    before: jsonb().$type<Record<string, unknown>>(),
  },
  (t) => [
    uniqueIndex('merge_moves_once').on(t.mergeId, t.object, t.objectId, t.field),
    index('merge_moves_object').on(t.object, t.objectId, t.field),
  ],
)
