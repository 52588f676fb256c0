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
import { signInOutcomes } from '../lib/record'
import type { TokenScope } from '../lib/token'
import { id, kept, moment, userRole, users } from './schema-users'

/** A link that works once: for a person to come, or with `userId` for a new password of one who is here. */
export const invitations = pgTable(
  'invitations',
  {
    id: id(),
    email: text().notNull(),
    name: text().notNull(),
    role: userRole().notNull(),
    /** Whose password it sets anew; null: it makes a user. */
    userId: integer().references(() => users.id, { onDelete: 'cascade' }),
    /** SHA-256 of the token, in hexadecimal: the token itself is in the link alone. */
    tokenHash: text().notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    usedAt: timestamp({ withTimezone: true }),
    /** The user that it made. */
    madeId: integer().references(() => users.id),
    takenBackAt: timestamp({ withTimezone: true }),
    ...kept,
  },
  (t) => [
    uniqueIndex('invitations_token').on(t.tokenHash),
    index('invitations_user').on(t.userId),
    index('invitations_open')
      .on(t.id)
      .where(sql`${t.usedAt} is null and ${t.takenBackAt} is null`),
    check('invitations_token_shape', sql`${t.tokenHash} ~ '^[0-9a-f]{64}$'`),
    check('invitations_name_length', sql`length(${t.name}) between 1 and 100`),
    check(
      'invitations_email_shape',
      sql`${t.email} ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(${t.email}) <= 254`,
    ),
    check('invitations_once', sql`${t.usedAt} is null or ${t.takenBackAt} is null`),
  ],
)

/** Codes that stand in for an authenticator app, each once. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    id: id(),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    codeHash: text().notNull(),
    usedAt: timestamp({ withTimezone: true }),
  },
  (t) => [index('recovery_codes_user').on(t.userId)],
)

/** Each try to sign in to a user that there is: when, from where, with what outcome. Only added to. */
export const signIns = pgTable(
  'sign_ins',
  {
    id: id(),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    at: moment(),
    /** The network address it came from. */
    place: text(),
    userAgent: text(),
    outcome: text({ enum: signInOutcomes }).notNull(),
  },
  (t) => [
    index('sign_ins_user').on(t.userId, t.id),
    check('sign_ins_outcome', sql`${t.outcome} in ('in', 'password', 'code', 'off')`),
  ],
)

/** A secret by which a program acts for a user; the secret itself is told once and kept nowhere. */
export const tokens = pgTable(
  'tokens',
  {
    id: id(),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    scopes: text().array().notNull().$type<TokenScope[]>(),
    /** SHA-256 of the token, in hexadecimal. */
    tokenHash: text().notNull(),
    createdAt: moment(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    lastUsedAt: timestamp({ withTimezone: true }),
    revokedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    uniqueIndex('tokens_hash').on(t.tokenHash),
    index('tokens_user').on(t.userId, t.id),
    check('tokens_hash_shape', sql`${t.tokenHash} ~ '^[0-9a-f]{64}$'`),
    check('tokens_name_length', sql`length(${t.name}) between 1 and 100`),
    check('tokens_scopes', sql`${t.scopes} <@ array['read', 'write'] and cardinality(${t.scopes}) > 0`),
  ],
)

/** A request of a program that is not to be done twice, and what it was answered. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    tokenId: integer()
      .notNull()
      .references(() => tokens.id, { onDelete: 'cascade' }),
    key: text().notNull(),
    /** SHA-256 of method, address, If-Match and body, in hexadecimal. */
    requestHash: text().notNull(),
    /** Counted up by whoever takes over what another process left behind. */
    attempt: integer().notNull().default(1),
    createdAt: moment(),
    begunAt: moment(),
    /** Set by the write itself: whether anything of it was committed. */
    written: boolean().notNull().default(false),
    /** Of lines that are done one after the other, how many are; their answers are in `answer`. */
    lines: integer().notNull().default(0),
    /** null: it has not ended. */
    status: integer(),
    headers: jsonb().$type<Record<string, string>>().notNull().default({}),
    answer: text().notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.tokenId, t.key] }),
    index('idempotency_keys_age').on(t.createdAt),
    check('idempotency_keys_length', sql`length(${t.key}) between 1 and 200`),
    check('idempotency_keys_hash', sql`${t.requestHash} ~ '^[0-9a-f]{64}$'`),
    check('idempotency_keys_answer', sql`length(${t.answer}) <= 8000000`),
  ],
)
