import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
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
import * as record from '../lib/record'
import type { ChainStep, Selector } from '../lib/record'
import { articleVersions, publishers } from './schema-articles'
import { id, kept } from './schema-users'

export const stance = pgEnum('stance', record.stances)
export const quoteKind = pgEnum('quote_kind', record.quoteKinds)
export const sourceKind = pgEnum('source_kind', record.sourceKinds)
export const nameKind = pgEnum('name_kind', record.nameKinds)
export const dateBasis = pgEnum('date_basis', record.dateBases)
export const state = pgEnum('state', record.states)

export const sources = pgTable(
  'sources',
  {
    id: id(),
    kind: sourceKind().notNull(),
    name: text().notNull(),
    description: text(),
    /** The outlet that keeps an unnamed source unnamed. */
    publisherId: integer().references(() => publishers.id),
    confirmed: boolean().notNull().default(false),
    /** Kept by triggers: utterances that readers see. */
    publicUtterances: integer().notNull().default(0),
    /** The source that this one was found to be; its address leads there. */
    mergedInto: integer().references((): AnyPgColumn => sources.id),
    ...kept,
  },
  (t) => [
    index('sources_merged')
      .on(t.mergedInto)
      .where(sql`${t.mergedInto} is not null`),
    check('sources_merged_itself', sql`${t.mergedInto} <> ${t.id}`),
    index('sources_name_search').using('gin', sql`plain(${t.name}) gin_trgm_ops`),
    index('sources_by_name').on(sql`plain(${t.name})`, t.id),
    index('sources_public')
      .on(sql`${t.publicUtterances} desc`, sql`${t.id} desc`)
      .where(sql`${t.publicUtterances} > 0`),
    index('sources_unconfirmed')
      .on(t.id)
      .where(sql`not ${t.confirmed}`),
    // The desk's orders, of all and of one kind.
    index('sources_kind').on(t.kind, sql`${t.id} desc`),
    index('sources_kind_name').on(t.kind, sql`plain(${t.name})`, t.id),
    index('sources_most').on(sql`${t.publicUtterances} desc`, sql`${t.id} desc`),
    index('sources_kind_most').on(t.kind, sql`${t.publicUtterances} desc`, sql`${t.id} desc`),
    index('sources_without_public')
      .on(sql`${t.id} desc`)
      .where(sql`${t.publicUtterances} = 0`),
    check('sources_name_length', sql`length(${t.name}) between 1 and 200`),
    check('sources_outlet', sql`${t.publisherId} is null or ${t.kind} = 'unnamed'`),
  ],
)

/** Other names of a source, as printed ("Moscow"), with language and the dates they held (EDTF). */
export const sourceNames = pgTable(
  'source_names',
  {
    id: id(),
    sourceId: integer()
      .notNull()
      .references(() => sources.id),
    name: text().notNull(),
    kind: nameKind().notNull().default('alias'),
    language: text(),
    held: text(),
    heldFrom: date(),
    heldTo: date(),
    ...kept,
  },
  (t) => [
    check('source_names_bounds', sql`${t.heldFrom} <= ${t.heldTo}`),
    uniqueIndex('source_names_once').on(t.sourceId, sql`plain(${t.name})`),
    index('source_names_by_name').on(sql`plain(${t.name})`),
    index('source_names_search').using('gin', sql`plain(${t.name}) gin_trgm_ops`),
    check('source_names_length', sql`length(${t.name}) between 1 and 200`),
  ],
)

export const roles = pgTable(
  'roles',
  {
    id: id(),
    sourceId: integer()
      .notNull()
      .references(() => sources.id),
    organisationId: integer().references(() => sources.id),
    title: text().notNull(),
    /** EDTF interval; an end of `..` is open. */
    held: text(),
    heldFrom: date(),
    heldTo: date(),
    ...kept,
  },
  (t) => [
    index('roles_source').on(t.sourceId),
    index('roles_organisation').on(t.organisationId),
    index('roles_title').on(sql`plain(${t.title})`),
    check('roles_title_length', sql`length(${t.title}) between 1 and 200`),
    check('roles_bounds', sql`${t.heldFrom} <= ${t.heldTo}`),
  ],
)

export const claims = pgTable(
  'claims',
  {
    id: id(),
    wording: text().notNull(),
    language: text().notNull().default('en'),
    state: state().notNull().default('draft'),
    publishedAt: timestamp({ withTimezone: true }),
    withdrawnReason: text(),
    /** Kept by triggers: the latest day on which a public utterance of it was said. */
    lastSaid: date(),
    /** The claim that this one was found to be; its address leads there. */
    mergedInto: integer().references((): AnyPgColumn => claims.id),
    ...kept,
  },
  (t) => [
    index('claims_merged')
      .on(t.mergedInto)
      .where(sql`${t.mergedInto} is not null`),
    check('claims_merged_itself', sql`${t.mergedInto} <> ${t.id}`),
    // What was public is so no more, at its own address.
    check('claims_merged_state', sql`${t.mergedInto} is null or ${t.state} <> 'published'`),
    index('claims_wording_search').using('gin', sql`plain(${t.wording}) gin_trgm_ops`),
    index('claims_public')
      .on(sql`${t.lastSaid} desc`, sql`${t.id} desc`)
      .where(sql`${t.state} = 'published'`),
    index('claims_newest')
      .on(sql`${t.publishedAt} desc`, sql`${t.id} desc`)
      .where(sql`${t.state} = 'published'`),
    index('claims_withdrawn')
      .on(t.id)
      .where(sql`${t.state} = 'withdrawn'`),
    check('claims_wording_length', sql`length(btrim(${t.wording})) between 1 and 500`),
    check('claims_reason', sql`(${t.state} = 'withdrawn') = (${t.withdrawnReason} is not null)`),
    check('claims_published_at', sql`${t.state} = 'draft' or ${t.publishedAt} is not null`),
  ],
)

/** One act of saying. A draft may lack source or day; the trigger on publication asks for both. */
export const utterances = pgTable(
  'utterances',
  {
    id: id(),
    claimId: integer()
      .notNull()
      .references(() => claims.id),
    sourceId: integer().references(() => sources.id),
    speaksForId: integer().references(() => sources.id),
    capacity: text(),
    stance: stance().notNull(),
    saidOn: text(),
    saidFrom: date(),
    saidTo: date(),
    saidWording: text(),
    saidBasis: dateBasis(),
    channel: text(),
    /** Kept by triggers: whether readers see it. */
    public: boolean().notNull().default(false),
    ...kept,
  },
  (t) => [
    index('utterances_claim').on(t.claimId),
    index('utterances_source').on(t.sourceId, sql`${t.saidTo} desc`, sql`${t.id} desc`),
    index('utterances_speaks_for').on(t.speaksForId, sql`${t.saidTo} desc`, sql`${t.id} desc`),
    index('utterances_public')
      .on(sql`${t.saidTo} desc`, sql`${t.id} desc`)
      .where(sql`${t.public}`),
    check(
      'utterances_said_together',
      sql`(${t.saidOn} is null) = (${t.saidFrom} is null) and (${t.saidOn} is null) = (${t.saidTo} is null) and (${t.saidOn} is null) = (${t.saidBasis} is null)`,
    ),
    check('utterances_said_bounds', sql`${t.saidFrom} <= ${t.saidTo}`),
    check(
      'utterances_lengths',
      sql`length(${t.capacity}) <= 200 and length(${t.channel}) <= 200 and length(${t.saidWording}) <= 200 and length(${t.saidOn}) <= 60`,
    ),
  ],
)

/** One place in one article version that reports an utterance. */
export const attestations = pgTable(
  'attestations',
  {
    id: id(),
    utteranceId: integer()
      .notNull()
      .references(() => utterances.id),
    versionId: integer()
      .notNull()
      .references(() => articleVersions.id),
    kind: quoteKind().notNull(),
    content: jsonb().$type<Selector[]>().notNull(),
    cue: jsonb().$type<Selector[]>().notNull().default([]),
    mention: jsonb().$type<Selector[]>().notNull().default([]),
    /** Through whom the words reached this article, the nearest first; empty: not stated. */
    chain: jsonb().$type<ChainStep[]>().notNull().default([]),
    state: state().notNull().default('draft'),
    withdrawnReason: text(),
    /** Kept by triggers: whether readers see it. */
    public: boolean().notNull().default(false),
    ...kept,
  },
  (t) => [
    index('attestations_utterance').on(t.utteranceId),
    index('attestations_version').on(t.versionId),
    index('attestations_recorded').on(t.createdAt),
    // A save that was sent twice is one passage; jsonb itself may be too long for an index.
    uniqueIndex('attestations_once')
      .on(t.utteranceId, t.versionId, sql`md5(${t.content}::text)`)
      .where(sql`${t.state} <> 'withdrawn'`),
    index('attestations_words_search').using('gin', sql`plain(span_words(${t.content})) gin_trgm_ops`),
    check(
      'attestations_chain',
      sql`jsonb_typeof(${t.chain}) = 'array' and jsonb_array_length(${t.chain}) <= 5`,
    ),
    check('attestations_reason', sql`(${t.state} = 'withdrawn') = (${t.withdrawnReason} is not null)`),
  ],
)

export const topics = pgTable(
  'topics',
  {
    id: id(),
    name: text().notNull(),
    /** The wider topic. */
    parentId: integer().references((): AnyPgColumn => topics.id),
    /** The topic that this one was found to be; its address leads there. */
    mergedInto: integer().references((): AnyPgColumn => topics.id),
    ...kept,
  },
  (t) => [
    index('topics_name_search').using('gin', sql`plain(${t.name}) gin_trgm_ops`),
    uniqueIndex('topics_name').on(sql`lower(${t.name})`),
    index('topics_parent')
      .on(t.parentId)
      .where(sql`${t.parentId} is not null`),
    index('topics_merged')
      .on(t.mergedInto)
      .where(sql`${t.mergedInto} is not null`),
    check('topics_name_length', sql`length(${t.name}) between 1 and 100`),
    check('topics_itself', sql`${t.parentId} <> ${t.id} and ${t.mergedInto} <> ${t.id}`),
  ],
)

export const claimTopics = pgTable(
  'claim_topics',
  {
    claimId: integer()
      .notNull()
      .references(() => claims.id),
    topicId: integer()
      .notNull()
      .references(() => topics.id),
  },
  (t) => [primaryKey({ columns: [t.claimId, t.topicId] }), index('claim_topics_topic').on(t.topicId)],
)
