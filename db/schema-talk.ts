import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { proposalStates, reviewStates } from '../lib/record'
import { claims } from './schema'
import { articles } from './schema-articles'
import { id, kept, users } from './schema-users'

/** What an editor asks an admin to do: the door's name and its input, done as that admin where it is accepted. */
export const proposals = pgTable(
  'proposals',
  {
    id: id(),
    door: text().notNull(),
    input: jsonb().$type<Record<string, unknown>>().notNull(),
    /** What it is about: a table's name and a row of it. */
    object: text().notNull(),
    objectId: integer().notNull(),
    reason: text().notNull(),
    state: text({ enum: proposalStates }).notNull().default('open'),
    decidedBy: integer().references(() => users.id),
    decidedAt: timestamp({ withTimezone: true }),
    answer: text(),
    ...kept,
  },
  (t) => [
    index('proposals_open')
      .on(t.id)
      .where(sql`${t.state} = 'open'`),
    index('proposals_object').on(t.object, t.objectId, t.id),
    index('proposals_by').on(t.createdBy, t.id),
    check('proposals_state', sql`${t.state} in ('open', 'accepted', 'declined', 'taken-back')`),
    check('proposals_reason_length', sql`length(btrim(${t.reason})) between 1 and 500`),
    check('proposals_answer_length', sql`length(${t.answer}) <= 500`),
    check('proposals_decided', sql`(${t.state} in ('accepted', 'declined')) = (${t.decidedAt} is not null)`),
  ],
)

/** That a draft claim waits for a second person, where the instance asks for one. */
export const reviews = pgTable(
  'reviews',
  {
    id: id(),
    claimId: integer()
      .notNull()
      .references(() => claims.id),
    state: text({ enum: reviewStates }).notNull().default('waiting'),
    /** The drafts that were asked to be published. */
    attestationIds: integer().array().notNull(),
    decidedBy: integer().references(() => users.id),
    decidedAt: timestamp({ withTimezone: true }),
    answer: text(),
    ...kept,
  },
  (t) => [
    uniqueIndex('reviews_once')
      .on(t.claimId)
      .where(sql`${t.state} = 'waiting'`),
    index('reviews_waiting')
      .on(t.id)
      .where(sql`${t.state} = 'waiting'`),
    index('reviews_claim').on(t.claimId, t.id),
    index('reviews_by').on(t.createdBy, t.id),
    check('reviews_state', sql`${t.state} in ('waiting', 'accepted', 'returned', 'taken-back')`),
    check('reviews_other', sql`${t.decidedBy} <> ${t.createdBy} or ${t.state} = 'taken-back'`),
    check('reviews_answer_length', sql`length(${t.answer}) <= 2000`),
    check('reviews_returned', sql`${t.state} <> 'returned' or length(btrim(${t.answer})) > 0`),
  ],
)

/** What editors say to each other about a claim or an article; readers never see it. */
export const comments = pgTable(
  'comments',
  {
    id: id(),
    claimId: integer().references(() => claims.id),
    articleId: integer().references(() => articles.id),
    body: text().notNull(),
    settled: boolean().notNull().default(false),
    ...kept,
  },
  (t) => [
    index('comments_claim')
      .on(t.claimId, t.id)
      .where(sql`${t.claimId} is not null`),
    index('comments_article')
      .on(t.articleId, t.id)
      .where(sql`${t.articleId} is not null`),
    check('comments_one', sql`(${t.claimId} is null) <> (${t.articleId} is null)`),
    check('comments_length', sql`length(btrim(${t.body})) between 1 and 5000`),
  ],
)

/** Whom a comment names, and when that person saw it. */
export const mentions = pgTable(
  'mentions',
  {
    commentId: integer()
      .notNull()
      .references(() => comments.id, { onDelete: 'cascade' }),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    seenAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.commentId, t.userId] }),
    index('mentions_unseen')
      .on(t.userId, t.commentId)
      .where(sql`${t.seenAt} is null`),
  ],
)
