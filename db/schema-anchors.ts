import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  real,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { anchorOutcomes, anchorStates, type Selector } from '../lib/record'
import { attestations } from './schema'
import { articleVersions } from './schema-articles'
import { id, kept, users } from './schema-users'

export const anchorOutcome = pgEnum('anchor_outcome', anchorOutcomes)
export const anchorState = pgEnum('anchor_state', anchorStates)

/**
 * Where the words of an attestation stand in a later version of its article. The attestation itself keeps the words
 * as first printed; an orphan has no content here, perhaps a candidate.
 */
export const anchors = pgTable(
  'anchors',
  {
    id: id(),
    attestationId: integer()
      .notNull()
      .references(() => attestations.id, { onDelete: 'cascade' }),
    versionId: integer()
      .notNull()
      .references(() => articleVersions.id),
    outcome: anchorOutcome().notNull(),
    content: jsonb().$type<Selector[]>().notNull().default([]),
    cue: jsonb().$type<Selector[]>().notNull().default([]),
    mention: jsonb().$type<Selector[]>().notNull().default([]),
    /** The best place for an orphan, of which nobody is sure. */
    candidate: jsonb().$type<Selector[]>().notNull().default([]),
    score: real(),
    state: anchorState().notNull(),
    decidedBy: integer().references(() => users.id),
    decidedAt: timestamp({ withTimezone: true }),
    ...kept,
  },
  (t) => [
    uniqueIndex('anchors_once').on(t.attestationId, t.versionId),
    index('anchors_version').on(t.versionId),
    index('anchors_open')
      .on(t.versionId)
      .where(sql`${t.state} = 'open'`),
    check('anchors_score', sql`${t.score} between 0 and 1`),
    check(
      'anchors_decided',
      sql`(${t.decidedAt} is not null) = (${t.state} in ('accepted', 'selected', 'gone'))`,
    ),
    check(
      'anchors_placed',
      sql`(jsonb_array_length(${t.content}) > 0) = (${t.state} in ('accepted', 'selected') or (${t.outcome} <> 'orphaned' and ${t.state} in ('kept', 'open')))`,
    ),
  ],
)
