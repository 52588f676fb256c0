import { z } from 'zod'
import { rowId, rowVersion } from './row-id'

/** A noun whose history the desk shows, by its table. */
export type Kept = {
  /** What a restored revision puts back; columns that tell of one thing stand together. */
  columns: readonly string[]
  /** Columns that say what the row belongs to: of a row that belongs elsewhere by now nothing is put back. */
  fixed?: readonly string[]
  /** Those of all that name a row of another table. */
  references?: Readonly<Record<string, string>>
  /** Who sees it; anyone at the desk where this is missing. */
  adminsOnly?: true
}

const held = ['held', 'held_from', 'held_to'] as const

/** Nouns with a history; what stands in none of their columns (states, merges, rights of people) has doors of its own. */
export const histories: Readonly<Record<string, Kept>> = {
  claims: { columns: ['wording', 'language'] },
  utterances: {
    columns: ['source_id', 'speaks_for_id', 'capacity', 'stance', 'channel'].concat(
      ['on', 'from', 'to', 'wording', 'basis'].map((part) => `said_${part}`),
    ),
    fixed: ['claim_id'],
    references: { source_id: 'sources', speaks_for_id: 'sources' },
  },
  attestations: {
    columns: ['kind', 'content', 'cue', 'mention', 'chain'],
    fixed: ['utterance_id', 'version_id'],
  },
  claim_links: { columns: ['kind', 'reason'], fixed: ['from_id', 'to_id'] },
  assessments: {
    columns: ['rating', 'place', 'places', 'reasons', 'assessed_on'],
    fixed: ['claim_id'],
  },
  sources: {
    columns: ['name', 'kind', 'description', 'publisher_id'],
    references: { publisher_id: 'publishers' },
  },
  source_names: { columns: ['name', 'kind', 'language', ...held], fixed: ['source_id'] },
  roles: {
    columns: ['title', 'organisation_id', ...held],
    fixed: ['source_id'],
    references: { organisation_id: 'sources' },
  },
  identifiers: { columns: ['scheme', 'value'], fixed: ['source_id'] },
  organisation_parents: {
    columns: ['parent_id', ...held],
    fixed: ['source_id'],
    references: { parent_id: 'sources' },
  },
  articles: {
    columns: ['publisher_id', 'title', 'byline', 'url', 'archive_url', 'language', 'rights'].concat(
      ['on', 'from', 'to', 'at'].map((part) => `published_${part}`),
      'modified_at',
    ),
    references: { publisher_id: 'publishers' },
  },
  publishers: { columns: ['name', 'host', 'country', 'rights', 'description'] },
  publisher_names: { columns: ['name'], fixed: ['publisher_id'] },
  publisher_hosts: { columns: ['host'], fixed: ['publisher_id'] },
  topics: { columns: ['name', 'parent_id'], references: { parent_id: 'topics' } },
  topic_names: { columns: ['name'], fixed: ['topic_id'] },
  users: { columns: ['name'], adminsOnly: true },
  settings: {
    columns: [
      'assessment_scale',
      'name',
      'keeper',
      'contact',
      'licence',
      'licence_url',
      'review',
      'feeds',
    ].concat('second_factor', 'text_rights'),
    adminsOnly: true,
  },
}

/** The part of an address that stands for a table: `claim-links`. */
const segmentOf = (table: string) => table.replaceAll('_', '-')

/** The table that a part of an address stands for; null where there is no history of such. */
export function historyNoun(segment: string): string | null {
  const table = segment.replaceAll('-', '_')
  return Object.hasOwn(histories, table) && segmentOf(table) === segment ? table : null
}

/** Where the desk shows the history of a row; null where it shows none of its kind. */
export function historyAddress(table: string, id: number): string | null {
  return Object.hasOwn(histories, table) ? `/desk/history/${segmentOf(table)}/${id}` : null
}

export const restoring = z.object({
  noun: z.string().refine((noun) => Object.hasOwn(histories, noun), 'There is no history of this kind.'),
  id: rowId,
  /** The number of the revision whose state is put back. */
  revision: z.coerce.number<number>().int().positive().max(Number.MAX_SAFE_INTEGER),
  version: rowVersion,
  reason: z.string().trim().min(1, 'Say why.').max(500, 'At most 500 characters.'),
})
