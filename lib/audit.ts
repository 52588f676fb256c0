import { z } from 'zod'
import { rowId } from './row-id'

/** What the audit log tells of, by table: one of it, and several. */
export const auditedKinds: Record<string, readonly [one: string, several: string]> = {
  claims: ['claim', 'Claims'],
  claim_topics: ['topic of a claim', 'Topics of claims'],
  utterances: ['utterance', 'Utterances'],
  attestations: ['passage', 'Passages'],
  anchors: ['place of a passage', 'Places of passages'],
  claim_links: ['claim link', 'Claim links'],
  assessments: ['assessment', 'Assessments'],
  evidence: ['evidence', 'Evidence'],
  sources: ['source', 'Sources'],
  source_names: ['name of a source', 'Names of sources'],
  roles: ['role', 'Roles'],
  identifiers: ['identifier', 'Identifiers'],
  organisation_parents: ['parent of an organisation', 'Parents of organisations'],
  publishers: ['publisher', 'Publishers'],
  publisher_names: ['name of a publisher', 'Names of publishers'],
  publisher_hosts: ['address of a publisher', 'Addresses of publishers'],
  topics: ['topic', 'Topics'],
  topic_names: ['name of a topic', 'Names of topics'],
  articles: ['article', 'Articles'],
  article_versions: ['article version', 'Article versions'],
  article_addresses: ['address of an article', 'Addresses of articles'],
  feeds: ['feed', 'Feeds'],
  merges: ['merge', 'Merges'],
  proposals: ['proposal', 'Proposals'],
  reviews: ['review', 'Reviews'],
  comments: ['comment', 'Comments'],
  users: ['user', 'Users'],
  sessions: ['sign-ins of user', 'Sign-ins that were ended'],
  recovery_codes: ['recovery codes of user', 'Recovery codes'],
  tokens: ['token', 'Tokens'],
  invitations: ['invitation', 'Invitations'],
  settings: ['settings', 'Settings'],
  samples: ['sample data', 'Sample data'],
  record: ['the record, filled', 'Fillings of the record'],
  jobs: ['jobs of the queue', 'Jobs of the queue'],
}

/** `claim 12`; of what there is only one, its name. */
export function objectName(object: string, id: number): string {
  const one = auditedKinds[object]?.[0] ?? object
  return object === 'settings' || id === 0 ? one : `${one} ${id}`
}

const minute = /^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/
const moment = z
  .string()
  .refine((text) => minute.test(text) && there(text), 'A day or minute (UTC), such as 2025-03-14T09:30.')
// Of 30 February a Date makes 2 March.
const there = (text: string) => {
  const at = Date.parse(wholeMoment(text))
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}
const wholeMoment = (text: string) => (text.length === 10 ? `${text}T00:00Z` : `${text}Z`)

/** What the audit log is narrowed to, field by field; times in UTC. */
export const auditFields = z.object({
  /** The number of a user, or `program`. */
  by: z.union([z.literal('program'), rowId], 'A user, or the program.').optional(),
  kind: z
    .string()
    .refine((kind) => Object.hasOwn(auditedKinds, kind), 'There is nothing of this kind.')
    .optional(),
  object: rowId.optional(),
  from: moment.optional(),
  to: moment.optional(),
  /** The number of the revision that the page before ended with. */
  before: z.coerce.number<number>().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
})

/** The same, as one asks for it. */
export const auditFilter = auditFields
  .refine(({ object, kind }) => !object || kind, {
    path: ['kind'],
    message: 'A number belongs to a kind: choose one.',
  })
  .refine(({ from, to }) => !from || !to || boundsOf({ from }).from! <= boundsOf({ to }).to!, {
    path: ['to'],
    message: 'This is before “from”.',
  })

export type AuditFilter = z.output<typeof auditFilter>

/** The bounds of a filter as moments; a day as `to` is meant to its end. */
export function boundsOf({ from, to }: { from?: string; to?: string }): {
  from: Date | null
  to: Date | null
} {
  const end = (text: string) => Date.parse(wholeMoment(text)) + (text.length === 10 ? 86_400_000 : 60_000) - 1
  return { from: from ? new Date(wholeMoment(from)) : null, to: to ? new Date(end(to)) : null }
}

/** The fields of a query or form that were filled in. */
export function asked(query: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([key, value]) =>
      typeof value === 'string' && value ? [[key, value]] : [],
    ),
  )
}

/** The query of a filter, without a question mark; empty fields of a form are left out. */
export function auditQuery(filter: Partial<AuditFilter>): string {
  const given = Object.entries(filter).flatMap(([key, value]) => (value ? [[key, String(value)]] : []))
  return new URLSearchParams(given as [string, string][]).toString()
}

/** One saved change as the log tells it. */
export type AuditLine = {
  id: number
  /** ISO 8601, UTC. */
  at: string
  by: { id: number; name: string } | null
  place: string | null
  object: string
  objectId: number
  action: 'insert' | 'update' | 'delete'
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  reason: string | null
}

export const actionWords = { insert: 'made', update: 'changed', delete: 'deleted' } as const

/** The columns of the log's files, in their order. */
export const auditColumns = [
  ...[
    'revision',
    'at',
    'user',
    'user_name',
    'place',
    'kind',
    'number',
    'action',
    'reason',
    'before',
    'after',
  ],
] as const

/** The cells of a line of the CSV file; the rows before and after as JSON. */
export function auditCells(line: AuditLine): string[] {
  const { id, at, by, place, object, objectId, action, reason, before, after } = line
  const cells = [id, at, by?.id, by?.name, place, object, objectId, action, reason]
  return [...cells, before && JSON.stringify(before), after && JSON.stringify(after)].map((cell) =>
    String(cell ?? ''),
  )
}

/** A line of the JSON Lines file, with the columns of the CSV. */
export function auditJson({ id, by, objectId, object, ...line }: AuditLine): string {
  const { at, place, action, reason, before, after } = line
  const who = { user: by?.id ?? null, user_name: by?.name ?? null }
  const row = {
    revision: id,
    at,
    ...who,
    place,
    kind: object,
    number: objectId,
    action,
    reason,
    before,
    after,
  }
  return `${JSON.stringify(row)}\n`
}
