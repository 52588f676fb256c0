import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  real,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { suggestionStates, type Selector } from '../lib/record'
import { secondReader, type Speaker } from '../lib/suggestion'
import { attestations, dateBasis, quoteKind, stance } from './schema'
import { articleVersions } from './schema-articles'
import { id, kept, moment, users } from './schema-users'

export const suggestionState = pgEnum('suggestion_state', suggestionStates)

/** A version of an article that the program has read, and how many suggestions it made of it. */
export const readings = pgTable('readings', {
  versionId: integer()
    .primaryKey()
    .references(() => articleVersions.id),
  at: moment(),
  suggestions: integer().notNull(),
  sample: kept.sample,
})

/** A proposed attestation, no part of the record. One whose attestation is deleted is open again, by trigger. */
export const suggestions = pgTable(
  'suggestions',
  {
    id: id(),
    versionId: integer()
      .notNull()
      .references(() => articleVersions.id),
    content: jsonb().$type<Selector[]>().notNull(),
    cue: jsonb().$type<Selector[]>().notNull().default([]),
    mention: jsonb().$type<Selector[]>().notNull().default([]),
    kind: quoteKind().notNull(),
    stance: stance().notNull(),
    wording: text().notNull(),
    speaker: jsonb().$type<Speaker>(),
    saidOn: text(),
    saidWording: text(),
    saidBasis: dateBasis(),
    channel: text(),
    confidence: real().notNull(),
    rule: text().notNull(),
    reason: text().notNull(),
    /** A neutral wording of the claim that a language model proposes, in one line of plain text. */
    neutral: text(),
    /** The name of the model that proposed the wording, and where the rule is `second reader` all of it. */
    model: text(),
    /** Who made it elsewhere and with what, where it was brought in; null: the program proposes it. */
    maker: text(),
    /** What they wrote beside the words. */
    note: text(),
    /** Those of one version with the same number report one utterance. */
    utterance: integer().notNull(),
    state: suggestionState().notNull().default('open'),
    decidedBy: integer().references(() => users.id),
    decidedAt: timestamp({ withTimezone: true }),
    /** Nobody decided on this row: its words were dismissed in an earlier version, or on record before it was made. */
    inherited: boolean().notNull().default(false),
    attestationId: integer().references(() => attestations.id, { onDelete: 'set null' }),
    /** The fields of the form in which the attestation differs from what was proposed. */
    changes: jsonb().$type<string[]>().notNull().default([]),
    createdAt: kept.createdAt,
    sample: kept.sample,
  },
  (t) => [
    uniqueIndex('suggestions_once').on(
      t.versionId,
      sql`md5(${t.content}::text)`,
      sql`coalesce(${t.speaker} ->> 'name', '')`,
      sql`coalesce(${t.maker}, '')`,
    ),
    index('suggestions_open')
      .on(t.versionId)
      .where(sql`${t.state} = 'open'`),
    index('suggestions_attestation')
      .on(t.attestationId)
      .where(sql`${t.attestationId} is not null`),
    index('suggestions_made').on(t.createdAt),
    check('suggestions_confidence', sql`${t.confidence} between 0 and 1`),
    check(
      'suggestions_spans',
      sql`jsonb_array_length(${t.content}) between 1 and 20 and jsonb_array_length(${t.cue}) <= 5 and jsonb_array_length(${t.mention}) <= 5`,
    ),
    check(
      'suggestions_lengths',
      sql`length(btrim(${t.wording})) between 1 and 500 and length(${t.saidOn}) <= 60 and length(${t.saidWording}) <= 200 and length(${t.channel}) <= 200 and length(${t.rule}) between 1 and 100 and length(${t.reason}) between 1 and 500`,
    ),
    check(
      'suggestions_speaker',
      sql`${t.speaker} is null or (length(${t.speaker} ->> 'name') between 1 and 200 and length(${t.speaker} ->> 'capacity') <= 200 and length(${t.speaker} ->> 'organisation') <= 200)`,
    ),
    check('suggestions_said_together', sql`(${t.saidOn} is null) = (${t.saidBasis} is null)`),
    check(
      'suggestions_second_reader',
      sql`(${t.model} is null) = (${t.neutral} is null and ${t.rule} <> ${sql.raw(`'${secondReader}'`)})
        and length(${t.model}) between 1 and 100 and length(btrim(${t.neutral})) between 1 and 300 and ${t.neutral} !~ '[[:cntrl:]]'`,
    ),
    check(
      'suggestions_maker',
      sql`length(${t.maker}) between 1 and 200 and length(${t.note}) <= 2000 and (${t.note} is null or ${t.maker} is not null)`,
    ),
    check('suggestions_decided', sql`(${t.state} = 'open') = (${t.decidedAt} is null)`),
    check('suggestions_accepted', sql`(${t.state} = 'accepted') = (${t.attestationId} is not null)`),
  ],
)

/** How far a language model, the second reader, has read a version, and what came of it. */
export const secondReadings = pgTable(
  'second_readings',
  {
    versionId: integer()
      .primaryKey()
      .references(() => articleVersions.id),
    model: text().notNull(),
    at: moment(),
    /** Units of the text that were read. */
    readTo: integer().notNull().default(0),
    ended: boolean().notNull().default(false),
    /** Statements that it proposed, and those of them that became suggestions. */
    proposed: integer().notNull().default(0),
    kept: integer().notNull().default(0),
    /** Why it ended before the text did, or waits, in words for an editor. */
    note: text(),
    sample: kept.sample,
  },
  (t) => [
    check(
      'second_readings_counts',
      sql`${t.readTo} >= 0 and ${t.proposed} >= 0 and ${t.kept} between 0 and ${t.proposed}`,
    ),
    check('second_readings_lengths', sql`length(${t.model}) between 1 and 100 and length(${t.note}) <= 300`),
  ],
)

/** What the second reader was asked on a day (UTC), by all workers together; tokens as its server counts them. */
export const modelDays = pgTable(
  'model_days',
  {
    day: date().primaryKey(),
    calls: integer().notNull(),
    tokensIn: bigint({ mode: 'number' }).notNull().default(0),
    tokensOut: bigint({ mode: 'number' }).notNull().default(0),
  },
  (t) => [check('model_days_counts', sql`${t.calls} >= 0 and ${t.tokensIn} >= 0 and ${t.tokensOut} >= 0`)],
)
