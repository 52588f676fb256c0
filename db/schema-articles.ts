import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  real,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import * as record from '../lib/record'
import { id, kept, moment, users } from './schema-users'

export const textRights = pgEnum('text_rights', record.textRights)
export const workState = pgEnum('work_state', record.workStates)
export const origin = pgEnum('origin', record.origins)

export const publishers = pgTable(
  'publishers',
  {
    id: id(),
    name: text().notNull(),
    host: text(),
    country: text(),
    rights: textRights().notNull().default('excerpts'),
    description: text(),
    confirmed: boolean().notNull().default(false),
    /** The publisher that this one was found to be; its address leads there. */
    mergedInto: integer().references((): AnyPgColumn => publishers.id),
    ...kept,
  },
  (t) => [
    index('publishers_merged')
      .on(t.mergedInto)
      .where(sql`${t.mergedInto} is not null`),
    check('publishers_itself', sql`${t.mergedInto} <> ${t.id}`),
    check('publishers_description_length', sql`length(${t.description}) <= 1000`),
    index('publishers_name_search').using('gin', sql`plain(${t.name}) gin_trgm_ops`),
    uniqueIndex('publishers_name').on(sql`lower(${t.name})`),
    index('publishers_host').on(t.host),
    check('publishers_name_length', sql`length(${t.name}) between 1 and 200`),
  ],
)

export const articles = pgTable(
  'articles',
  {
    id: id(),
    publisherId: integer().references(() => publishers.id),
    title: text().notNull(),
    byline: text(),
    url: text(),
    language: text().notNull().default('en'),
    publishedOn: text(),
    publishedFrom: date(),
    publishedTo: date(),
    /** The moments as the page gives them, with their zone (ISO 8601). */
    publishedAt: text(),
    modifiedAt: text(),
    /** A public archive's copy. */
    archiveUrl: text(),
    origin: origin().notNull().default('text'),
    /** The article that this one is the same as, under another address. */
    joinedInto: integer().references((): AnyPgColumn => articles.id),
    /** Another article that looks the same, with the share of words in common; until somebody decides. */
    twinId: integer().references((): AnyPgColumn => articles.id),
    twinScore: real(),
    /** The desk's own, no part of the record: */
    work: workState().notNull().default('new'),
    heldBy: integer().references(() => users.id),
    heldAt: timestamp({ withTimezone: true }),
    /** Why the last opening of its page failed. */
    problem: text(),
    fetchedAt: timestamp({ withTimezone: true }),
    /** When the page is opened again; null: not by itself. */
    nextFetch: timestamp({ withTimezone: true }),
    /** What an editor said of looking at the page by itself, and when; null: it is watched from its first opening. */
    watched: boolean(),
    watchedSince: timestamp({ withTimezone: true }),
    /** Kept by triggers: places of its passages in the newest version that an editor has still to decide. */
    toRepair: integer().notNull().default(0),
    /** null: as the publisher allows. */
    rights: textRights(),
    /** Kept by triggers: attestations that readers see. */
    publicPassages: integer().notNull().default(0),
    ...kept,
  },
  (t) => [
    index('articles_url').on(t.url),
    index('articles_public')
      .on(sql`(coalesce(${t.publishedTo}, '-infinity'::date)) desc`, sql`${t.id} desc`)
      .where(sql`${t.publicPassages} > 0`),
    index('articles_work')
      .on(t.work, t.id)
      .where(sql`${t.joinedInto} is null`),
    index('articles_held')
      .on(t.heldBy, t.id)
      .where(sql`${t.work} = 'in-work'`),
    index('articles_to_repair')
      .on(t.id)
      .where(sql`${t.toRepair} > 0`),
    index('articles_problem')
      .on(t.id)
      .where(sql`${t.problem} is not null`),
    index('articles_due')
      .on(t.nextFetch)
      .where(sql`${t.nextFetch} is not null`),
    index('articles_twin')
      .on(t.twinId)
      .where(sql`${t.twinId} is not null`),
    index('articles_joined')
      .on(t.joinedInto)
      .where(sql`${t.joinedInto} is not null`),
    index('articles_by_publisher').on(t.publisherId, t.id),
    index('articles_public_by_publisher')
      .on(t.publisherId, t.id)
      .where(sql`${t.publicPassages} > 0`),
    index('articles_title_search').using('gin', sql`plain(${t.title}) gin_trgm_ops`),
    check('articles_held', sql`${t.work} <> 'in-work' or ${t.heldBy} is not null`),
    check(
      'articles_moments',
      sql`${t.publishedAt} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T' and ${t.modifiedAt} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T' and length(${t.publishedAt}) <= 40 and length(${t.modifiedAt}) <= 40`,
    ),
    check('articles_archive_scheme', sql`${t.archiveUrl} ~ '^https?://' and length(${t.archiveUrl}) <= 2000`),
    check('articles_itself', sql`${t.joinedInto} <> ${t.id} and ${t.twinId} <> ${t.id}`),
    check('articles_problem_length', sql`length(${t.problem}) between 1 and 1000`),
    check('articles_title_length', sql`length(${t.title}) between 1 and 500`),
    check('articles_url_scheme', sql`${t.url} ~ '^https?://' and length(${t.url}) <= 2000`),
    check(
      'articles_published_bounds',
      sql`(${t.publishedOn} is null) = (${t.publishedFrom} is null) and (${t.publishedOn} is null) = (${t.publishedTo} is null) and ${t.publishedFrom} <= ${t.publishedTo}`,
    ),
  ],
)

/** One stored wording, never changed; `length` in UTF-16 units, `hash` is sha256 in hex of the UTF-8 text. */
export const articleVersions = pgTable(
  'article_versions',
  {
    id: id(),
    articleId: integer()
      .notNull()
      .references(() => articles.id),
    number: integer().notNull(),
    text: text(),
    length: integer().notNull(),
    hash: text().notNull(),
    ...kept,
  },
  (t) => [
    uniqueIndex('article_versions_number').on(t.articleId, t.number),
    index('article_versions_hash').on(t.hash),
    check('article_versions_length', sql`${t.length} > 0`),
    check('article_versions_hash_shape', sql`${t.hash} ~ '^[0-9a-f]{64}$'`),
    check('article_versions_clean', sql`${t.text} !~ '[\\x01-\\x08\\x0b-\\x1f]'`),
  ],
)

/** Every address under which an article was met; `key` is lib/web-address's, the same for all spellings of one. */
export const articleAddresses = pgTable(
  'article_addresses',
  {
    id: id(),
    articleId: integer()
      .notNull()
      .references(() => articles.id),
    address: text().notNull(),
    key: text().notNull(),
    ...kept,
  },
  (t) => [
    uniqueIndex('article_addresses_once').on(t.articleId, t.key),
    index('article_addresses_key').on(t.key),
    check(
      'article_addresses_scheme',
      sql`${t.address} ~ '^https?://' and length(${t.address}) <= 2000 and length(${t.key}) between 1 and 2000`,
    ),
  ],
)

/** What near-identical wordings are found by (lib/sketch); it can be made anew from the text. */
export const textSketches = pgTable(
  'text_sketches',
  {
    versionId: integer()
      .primaryKey()
      .references(() => articleVersions.id),
    bands: integer().array().notNull(),
    at: moment(),
    sample: kept.sample,
  },
  (t) => [index('text_sketches_bands').using('gin', t.bands)],
)
