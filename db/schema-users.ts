import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { userRoles, type ShownChange } from '../lib/record'

export const userRole = pgEnum('user_role', userRoles)

export const id = () => integer().primaryKey().generatedAlwaysAsIdentity()
export const moment = () => timestamp({ withTimezone: true }).notNull().defaultNow()

export const users = pgTable(
  'users',
  {
    id: id(),
    email: text().notNull(),
    name: text().notNull(),
    role: userRole().notNull(),
    passwordHash: text(),
    active: boolean().notNull().default(true),
    /** Key of the authenticator app, in base 32 (RFC 6238); in force once a code of it was confirmed. */
    totpSecret: text(),
    totpConfirmedAt: timestamp({ withTimezone: true }),
    /** The time step of the last code taken: none is taken twice. */
    totpStep: bigint({ mode: 'number' }),
    lastSignedInAt: timestamp({ withTimezone: true }),
    createdAt: moment(),
    version: integer().notNull().default(1),
  },
  (t) => [
    uniqueIndex('users_email').on(sql`lower(${t.email})`),
    check(
      'users_email_shape',
      sql`${t.email} ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(${t.email}) <= 254`,
    ),
    check('users_totp', sql`${t.totpConfirmedAt} is null or ${t.totpSecret} is not null`),
    check('users_name_length', sql`length(${t.name}) between 1 and 100`),
  ],
)

/** What every row of the record carries; `version` is counted up by a trigger at each real change. */
export const kept = {
  createdAt: moment(),
  createdBy: integer().references(() => users.id),
  version: integer().notNull().default(1),
  /** Sample rows are marked by the transaction that makes them, and can be removed in one step. */
  sample: boolean()
    .notNull()
    .default(sql`(coalesce(current_setting('onrecord.sample', true), '') = 'on')`),
}

/** One row per sign-in; the signed cookie carries its random id, so that ending the row ends the session. */
export const sessions = pgTable(
  'sessions',
  {
    id: text().primaryKey(),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: moment(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    userAgent: text(),
    /** The network address it came from. */
    place: text(),
    lastSeenAt: moment(),
  },
  (t) => [index('sessions_user').on(t.userId), index('sessions_expiry').on(t.expiresAt)],
)

/** Points of the sign-in limiter (rate-limiter-flexible); `expire` is in milliseconds of the epoch. */
export const rateLimits = pgTable('rate_limits', {
  key: text().primaryKey(),
  points: integer().notNull().default(0),
  expire: timestamp({ withTimezone: true }),
})

const ofSources = sql`object in ('source_names', 'roles', 'organisation_parents', 'identifiers')`

/** One saved change, written by triggers only, never changed; `object` is the table's name. */
export const revisions = pgTable(
  'revisions',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: moment(),
    actorId: integer(),
    /** The network address it came from; null: from the program itself. */
    place: text(),
    object: text().notNull(),
    objectId: integer().notNull(),
    action: text().notNull(),
    before: jsonb().$type<Record<string, unknown>>(),
    after: jsonb().$type<Record<string, unknown>>(),
    reason: text(),
    /** The claim concerned, where there is one. */
    claimId: integer(),
    /** What it was to readers; null where they see nothing of it. */
    shown: text().$type<ShownChange>(),
  },
  (t) => [
    index('revisions_object').on(t.object, t.objectId, t.id),
    index('revisions_actor').on(t.actorId, t.id),
    // Of the audit log. By expressions, as the planner takes plain columns for a shorter way to the changes of one row.
    index('revisions_at').on(sql`(${t.at} at time zone 'UTC')`, t.id),
    index('revisions_kind').on(sql`lower(${t.object})`, t.id),
    index('revisions_claim')
      .on(t.claimId, t.id)
      .where(sql`${t.claimId} is not null`),
    index('revisions_corrections')
      .on(t.id)
      .where(sql`${t.shown} in ('corrected', 'withdrawn', 'reinstated')`),
    index('revisions_withdrawn_of')
      .on(t.claimId)
      .where(sql`${t.object} = 'attestations' and ${t.shown} = 'withdrawn'`),
    // Worded as only the one query does that asks for the last of all: no other is to be led here.
    index('revisions_shown')
      .on(t.id)
      .where(sql`coalesce(${t.shown}, '') <> ''`),
    // What a row was on a day is told by the first change after it.
    index('revisions_utterances_of')
      .on(sql`(${t.before} ->> 'claim_id')`, t.id)
      .where(sql`${t.object} = 'utterances'`),
    index('revisions_attestations_of')
      .on(sql`(${t.before} ->> 'utterance_id')`, t.id)
      .where(sql`${t.object} = 'attestations'`),
    index('revisions_statements_of')
      .on(sql`(${t.before} ->> 'source_id')`, t.id)
      .where(sql`${t.object} = 'utterances'`),
    index('revisions_spoken_for')
      .on(sql`(${t.before} ->> 'speaks_for_id')`, t.id)
      .where(sql`${t.object} = 'utterances'`),
    index('revisions_topics_of')
      .on(sql`(${t.before} ->> 'topic_id')`, t.id)
      .where(sql`${t.object} = 'claim_topics'`),
    // What was at a source, and what came to it.
    index('revisions_from_source')
      .on(sql`(${t.before} ->> 'source_id')`, t.id)
      .where(ofSources),
    index('revisions_to_source')
      .on(sql`(${t.after} ->> 'source_id')`, t.id)
      .where(ofSources),
    check('revisions_shown', sql`${t.shown} in ('added', 'corrected', 'withdrawn', 'reinstated')`),
    foreignKey({ columns: [t.actorId], foreignColumns: [users.id], name: 'revisions_actor' }),
    check('revisions_reason_length', sql`length(${t.reason}) <= 500`),
    check('revisions_action', sql`${t.action} in ('insert', 'update', 'delete')`),
  ],
)
