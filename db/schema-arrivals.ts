import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { captureStates, importRowStates, importStates } from '../lib/record'
import { articles, articleVersions } from './schema-articles'
import { id, kept, moment, users } from './schema-users'

export const captureState = pgEnum('capture_state', captureStates)
export const importState = pgEnum('import_state', importStates)
export const importRowState = pgEnum('import_row_state', importRowStates)

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** One opening of a page, or one file that was handed over: what came, as evidence of the wording that was read. */
export const captures = pgTable(
  'captures',
  {
    id: id(),
    articleId: integer()
      .notNull()
      .references(() => articles.id),
    /** Null for a file. */
    address: text(),
    /** The name of a file. */
    name: text(),
    askedBy: integer().references(() => users.id),
    askedAt: moment(),
    at: timestamp({ withTimezone: true }),
    /** Where the redirects ended. */
    finalAddress: text(),
    status: integer(),
    headers: jsonb().$type<Record<string, string>>(),
    mediaType: text(),
    /** The decoded bytes, compressed (gzip); kept where they gave a version, or a file waits to be read. */
    raw: bytea(),
    /** sha256 in hex of the decoded bytes, and how many they are. */
    rawHash: text(),
    size: integer(),
    state: captureState().notNull().default('waiting'),
    /** How often it was queued again after its jobs had failed. */
    revived: integer().notNull().default(0),
    problem: text(),
    versionId: integer().references(() => articleVersions.id),
    sample: kept.sample,
  },
  (t) => [
    index('captures_article').on(t.articleId, t.id),
    index('captures_version')
      .on(t.versionId)
      .where(sql`${t.versionId} is not null`),
    index('captures_waiting')
      .on(t.id)
      .where(sql`${t.state} = 'waiting'`),
    index('captures_file')
      .on(t.rawHash)
      .where(sql`${t.name} is not null`),
    check('captures_from', sql`(${t.address} is null) <> (${t.name} is null)`),
    check('captures_scheme', sql`${t.address} ~ '^https?://' and length(${t.address}) <= 2000`),
    check('captures_failed', sql`(${t.state} = 'failed') = (${t.problem} is not null)`),
    check('captures_version', sql`${t.versionId} is null or ${t.state} in ('version', 'same')`),
    check('captures_name', sql`length(${t.name}) between 1 and 300`),
  ],
)

/** A list of addresses or of whole articles that is brought in row by row. */
export const imports = pgTable(
  'imports',
  {
    id: id(),
    name: text().notNull(),
    state: importState().notNull().default('receiving'),
    rows: integer().notNull().default(0),
    made: integer().notNull().default(0),
    same: integer().notNull().default(0),
    failed: integer().notNull().default(0),
    problem: text(),
    startedAt: timestamp({ withTimezone: true }),
    endedAt: timestamp({ withTimezone: true }),
    ...kept,
  },
  (t) => [
    index('imports_running')
      .on(t.id)
      .where(sql`${t.state} in ('receiving', 'running', 'paused')`),
    check('imports_name', sql`length(${t.name}) between 1 and 300`),
    check('imports_counts', sql`${t.made} + ${t.same} + ${t.failed} <= ${t.rows} and ${t.rows} <= 100000`),
  ],
)

export const importRows = pgTable(
  'import_rows',
  {
    importId: integer()
      .notNull()
      .references(() => imports.id),
    /** Of the file, from 1; the head of a CSV counts. */
    line: integer().notNull(),
    /** The row as it came, until it is done. */
    data: jsonb().$type<Record<string, string>>(),
    state: importRowState().notNull().default('waiting'),
    articleId: integer().references(() => articles.id),
    problem: text(),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.line] }),
    index('import_rows_waiting')
      .on(t.importId, t.line)
      .where(sql`${t.state} = 'waiting'`),
    index('import_rows_failed')
      .on(t.importId, t.line)
      .where(sql`${t.state} = 'failed'`),
    index('import_rows_article')
      .on(t.articleId)
      .where(sql`${t.articleId} is not null`),
    check('import_rows_failed', sql`(${t.state} = 'failed') = (${t.problem} is not null)`),
  ],
)

/** A feed that is asked for new items. */
export const feeds = pgTable(
  'feeds',
  {
    id: id(),
    address: text().notNull(),
    title: text().notNull(),
    home: text(),
    /** Items that hold one of these are taken; none: every item. */
    words: text().array().notNull().default([]),
    active: boolean().notNull().default(true),
    etag: text(),
    lastModified: text(),
    polledAt: timestamp({ withTimezone: true }),
    nextPoll: timestamp({ withTimezone: true }),
    /** Polls in a row that failed, and that brought nothing new. */
    failures: integer().notNull().default(0),
    unchanged: integer().notNull().default(0),
    problem: text(),
    ...kept,
  },
  (t) => [
    uniqueIndex('feeds_address').on(t.address),
    index('feeds_due')
      .on(t.nextPoll)
      .where(sql`${t.active}`),
    check('feeds_scheme', sql`${t.address} ~ '^https?://' and length(${t.address}) <= 2000`),
    check('feeds_title', sql`length(${t.title}) between 1 and 500`),
  ],
)

/** What a feed has told of; each item is seen once. */
export const feedItems = pgTable(
  'feed_items',
  {
    id: id(),
    feedId: integer()
      .notNull()
      .references(() => feeds.id),
    key: text().notNull(),
    address: text(),
    title: text(),
    seenAt: moment(),
    /** Null where the item was not wanted, or has no address. */
    articleId: integer().references(() => articles.id),
  },
  (t) => [
    uniqueIndex('feed_items_once').on(t.feedId, sql`md5(${t.key})`),
    index('feed_items_feed').on(t.feedId, t.id),
    index('feed_items_brought').on(t.feedId, t.articleId),
    index('feed_items_article')
      .on(t.articleId)
      .where(sql`${t.articleId} is not null`),
    check('feed_items_scheme', sql`${t.address} ~ '^https?://' and length(${t.address}) <= 2000`),
    check('feed_items_key', sql`length(${t.key}) between 1 and 2000`),
  ],
)
