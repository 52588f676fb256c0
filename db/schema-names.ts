import { sql } from 'drizzle-orm'
import { check, date, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { identifierSchemes } from '../lib/record'
import { sources, topics } from './schema'
import { publishers } from './schema-articles'
import { id, kept } from './schema-users'

const ofSource = () =>
  integer()
    .notNull()
    .references(() => sources.id)

/** What a source is called in registers of others; two sources with the same one are shown as possible duplicates. */
export const identifiers = pgTable(
  'identifiers',
  {
    id: id(),
    sourceId: ofSource(),
    scheme: text({ enum: identifierSchemes }).notNull(),
    value: text().notNull(),
    ...kept,
  },
  (t) => [
    uniqueIndex('identifiers_once').on(t.sourceId, t.scheme, t.value),
    index('identifiers_value').on(t.scheme, t.value),
    check('identifiers_scheme', sql`${t.scheme} in ('wikidata', 'viaf', 'orcid', 'isni', 'site')`),
    check('identifiers_value_length', sql`length(${t.value}) between 1 and 500`),
    check('identifiers_site', sql`${t.scheme} <> 'site' or ${t.value} ~ '^https?://'`),
  ],
)

/** The organisation that one is a part of, and when it was (EDTF). */
export const organisationParents = pgTable(
  'organisation_parents',
  {
    id: id(),
    sourceId: ofSource(),
    parentId: ofSource(),
    held: text(),
    heldFrom: date(),
    heldTo: date(),
    ...kept,
  },
  (t) => [
    index('organisation_parents_source').on(t.sourceId),
    index('organisation_parents_parent').on(t.parentId),
    check('organisation_parents_itself', sql`${t.sourceId} <> ${t.parentId}`),
    check('organisation_parents_bounds', sql`${t.heldFrom} <= ${t.heldTo}`),
  ],
)

/** Other names under which articles name a publisher. */
export const publisherNames = pgTable(
  'publisher_names',
  {
    id: id(),
    publisherId: integer()
      .notNull()
      .references(() => publishers.id),
    name: text().notNull(),
    ...kept,
  },
  (t) => [
    uniqueIndex('publisher_names_once').on(sql`lower(${t.name})`),
    index('publisher_names_search').using('gin', sql`plain(${t.name}) gin_trgm_ops`),
    index('publisher_names_publisher').on(t.publisherId),
    check('publisher_names_length', sql`length(${t.name}) between 1 and 200`),
  ],
)

/** Further hosts of a publisher's addresses. */
export const publisherHosts = pgTable(
  'publisher_hosts',
  {
    id: id(),
    publisherId: integer()
      .notNull()
      .references(() => publishers.id),
    host: text().notNull(),
    ...kept,
  },
  (t) => [
    uniqueIndex('publisher_hosts_once').on(t.publisherId, t.host),
    index('publisher_hosts_host').on(t.host),
    check('publisher_hosts_shape', sql`${t.host} ~ '^[a-z0-9.-]{1,253}$'`),
  ],
)

/** Synonyms of a topic. */
export const topicNames = pgTable(
  'topic_names',
  {
    id: id(),
    topicId: integer()
      .notNull()
      .references(() => topics.id),
    name: text().notNull(),
    ...kept,
  },
  (t) => [
    uniqueIndex('topic_names_once').on(sql`lower(${t.name})`),
    index('topic_names_search').using('gin', sql`plain(${t.name}) gin_trgm_ops`),
    index('topic_names_topic').on(t.topicId),
    check('topic_names_length', sql`length(${t.name}) between 1 and 100`),
  ],
)
