import { sql } from 'drizzle-orm'
import { check, date, index, integer, pgEnum, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import * as record from '../lib/record'
import { claims, state } from './schema'
import { articles } from './schema-articles'
import { id, kept } from './schema-users'

export const linkKind = pgEnum('link_kind', record.linkKinds)
export const evidenceSide = pgEnum('evidence_side', record.evidenceSides)

/** A typed relation of two claims, read from the first to the second, with the reason for it. */
export const claimLinks = pgTable(
  'claim_links',
  {
    id: id(),
    fromId: integer()
      .notNull()
      .references(() => claims.id),
    toId: integer()
      .notNull()
      .references(() => claims.id),
    kind: linkKind().notNull(),
    reason: text().notNull(),
    state: state().notNull().default('published'),
    withdrawnReason: text(),
    ...kept,
  },
  (t) => [
    uniqueIndex('claim_links_once')
      .on(t.fromId, t.toId, t.kind)
      .where(sql`${t.state} <> 'withdrawn'`),
    index('claim_links_to').on(t.toId),
    index('claim_links_drafts')
      .on(t.id)
      .where(sql`${t.state} = 'draft'`),
    check('claim_links_itself', sql`${t.fromId} <> ${t.toId}`),
    check('claim_links_reason_length', sql`length(btrim(${t.reason})) between 1 and 500`),
    check('claim_links_reason', sql`(${t.state} = 'withdrawn') = (${t.withdrawnReason} is not null)`),
  ],
)

/**
 * A judgement of a claim, apart from the record of speech: one of the instance's ratings, `place` of `places` when it
 * was given (1 is the first of the scale). A claim has at most one that stands.
 */
export const assessments = pgTable(
  'assessments',
  {
    id: id(),
    claimId: integer()
      .notNull()
      .references(() => claims.id),
    rating: text().notNull(),
    place: integer().notNull(),
    places: integer().notNull(),
    reasons: text().notNull(),
    assessedOn: date().notNull(),
    state: state().notNull().default('draft'),
    withdrawnReason: text(),
    ...kept,
  },
  (t) => [
    uniqueIndex('assessments_once')
      .on(t.claimId)
      .where(sql`${t.state} <> 'withdrawn'`),
    index('assessments_claim').on(t.claimId),
    index('assessments_drafts')
      .on(t.id)
      .where(sql`${t.state} = 'draft'`),
    check('assessments_rating', sql`length(btrim(${t.rating})) between 1 and 60`),
    check('assessments_place', sql`${t.place} between 1 and ${t.places} and ${t.places} between 2 and 12`),
    check('assessments_reasons_length', sql`length(btrim(${t.reasons})) between 1 and 10000`),
    check('assessments_reason', sql`(${t.state} = 'withdrawn') = (${t.withdrawnReason} is not null)`),
  ],
)

/** An article of the record, or a document at an address, cited for or against a claim. */
export const evidence = pgTable(
  'evidence',
  {
    id: id(),
    assessmentId: integer()
      .notNull()
      .references(() => assessments.id, { onDelete: 'cascade' }),
    side: evidenceSide().notNull(),
    articleId: integer().references(() => articles.id),
    address: text(),
    title: text(),
    note: text(),
    ...kept,
  },
  (t) => [
    index('evidence_assessment').on(t.assessmentId, t.id),
    index('evidence_article')
      .on(t.articleId)
      .where(sql`${t.articleId} is not null`),
    index('evidence_address')
      .on(t.address)
      .where(sql`${t.address} is not null`),
    check('evidence_one', sql`(${t.articleId} is null) <> (${t.address} is null)`),
    check('evidence_scheme', sql`${t.address} ~ '^https?://' and length(${t.address}) <= 2000`),
    check('evidence_lengths', sql`length(${t.title}) <= 300 and length(${t.note}) <= 1000`),
  ],
)
