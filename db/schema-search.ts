import { sql } from 'drizzle-orm'
import { bigint, boolean, date, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { quoteKind, stance, utterances } from './schema'
import { tsvector } from './tsvector'

/**
 * What search knows of a public utterance, kept by triggers. `words` holds the claim (weight A), names and topics (B),
 * printed words and titles (C), and what is printed in quotation marks (D).
 */
export const searchDocuments = pgTable(
  'search_documents',
  {
    utteranceId: integer()
      .primaryKey()
      .references(() => utterances.id, { onDelete: 'cascade' }),
    claimId: integer().notNull(),
    saidFrom: date().notNull(),
    saidTo: date().notNull(),
    sourceId: integer().notNull(),
    speaksForId: integer(),
    /** The source itself, whom it speaks for, and where it held a role on that day. */
    organisationIds: integer().array().notNull(),
    publisherIds: integer().array().notNull(),
    topicIds: integer().array().notNull(),
    stance: stance().notNull(),
    kinds: quoteKind().array().notNull(),
    channel: text(),
    words: tsvector().notNull(),
    /** Since when readers see it; of one that was withdrawn in between, since its return. */
    shownAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index('search_documents_words').using('gin', t.words),
    index('search_documents_said').on(t.saidTo, t.utteranceId),
    index('search_documents_shown').on(sql`${t.shownAt} desc`, sql`${t.utteranceId} desc`),
    index('search_documents_claim').on(t.claimId, t.utteranceId),
    index('search_documents_source').on(t.sourceId, t.saidTo, t.utteranceId),
    index('search_documents_speaks_for')
      .on(t.speaksForId, t.saidTo, t.utteranceId)
      .where(sql`${t.speaksForId} is not null`),
    index('search_documents_stance').on(t.stance, t.saidTo, t.utteranceId),
    index('search_documents_channel')
      .on(sql`plain(${t.channel})`, t.saidTo, t.utteranceId)
      .where(sql`${t.channel} is not null`),
    index('search_documents_organisations').using('gin', t.organisationIds),
    index('search_documents_publishers').using('gin', t.publisherIds),
    index('search_documents_topics').using('gin', t.topicIds),
    index('search_documents_spans')
      .using('gist', sql`daterange(${t.saidFrom}, ${t.saidTo}, '[]')`)
      .where(sql`${t.saidFrom} < ${t.saidTo}`),
  ],
)

/**
 * Claims whose search documents are older than the record: with `soon` until their transaction ends, which makes these
 * anew where they are few; else until the worker did, a row at a time. A row is no lock: no two writes meet in it.
 */
export const searchStale = pgTable(
  'search_stale',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    claimIds: integer().array().notNull(),
    soon: boolean().notNull(),
    since: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index('search_stale_soon')
      .on(t.id)
      .where(sql`${t.soon}`),
  ],
)

/** The text search configurations of the languages on record: a query is read in each. */
export const searchLanguages = pgTable('search_languages', { config: text().primaryKey() })

/** Words of names and topics, to forgive a misspelt one; a word stays when its last name goes. */
export const nameWords = pgTable('name_words', { word: text().primaryKey() }, (t) => [
  index('name_words_search').using('gin', sql`${t.word} gin_trgm_ops`),
])
