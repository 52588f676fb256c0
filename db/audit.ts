import { sql, type SQL } from 'drizzle-orm'
import { auditFilter, boundsOf, type AuditFilter, type AuditLine } from '../lib/audit'
import { Forbidden } from '../lib/errors'
import { may, type Actor } from '../lib/permissions'
import type { z } from 'zod'
import { db } from './connection'
import { parse } from './write'

const PAGE = 50

// The index of the moments goes by these words.
const utc = (row: 'e' | 'l') => sql`(${sql.raw(row)}.at at time zone 'UTC')`
const utcOf = (moment: Date) => sql`(${moment.toISOString()}::timestamptz at time zone 'UTC')`

/**
 * Numbers rise with time but for the length of a transaction, and an index finds both: the moments give bounds of the
 * numbers, an hour wider than any transaction is long, so that the log is always read in one order.
 */
const numbered = ({ from, to }: ReturnType<typeof boundsOf>): SQL[] => [
  ...(from
    ? [
        sql`r.at >= ${from.toISOString()}::timestamptz and r.id > coalesce((select e.id from revisions e
          where ${utc('e')} < ${utcOf(from)} - interval '1 hour' order by ${utc('e')} desc, e.id desc limit 1), 0)`,
      ]
    : []),
  ...(to
    ? [
        sql`r.at <= ${to.toISOString()}::timestamptz and r.id < coalesce((select l.id from revisions l
          where ${utc('l')} > ${utcOf(to)} + interval '1 hour' order by ${utc('l')}, l.id limit 1), ${Number.MAX_SAFE_INTEGER})`,
      ]
    : []),
]

/**
 * The index in whose order a choice is read, as its columns before the number: the one that leaves the least. An equal
 * sign would let the planner take the order of numbers alone, and pass over a million rows for fifty.
 */
function wayTo({ by, kind, object }: AuditFilter): { where: SQL[]; order: SQL[] } {
  const only = (column: SQL, value: string | number) => sql`${column} >= ${value} and ${column} <= ${value}`
  if (kind && object)
    return {
      where: [sql`r.object = ${kind}`, only(sql`r.object_id`, object)],
      order: [sql`r.object_id desc`],
    }
  if (typeof by === 'number') return { where: [only(sql`r.actor_id`, by)], order: [sql`r.actor_id desc`] }
  if (kind) return { where: [only(sql`lower(r.object)`, kind)], order: [sql`lower(r.object) desc`] }
  return by ? { where: [sql`r.actor_id is null`], order: [sql`r.actor_id desc`] } : { where: [], order: [] }
}

/** Saved changes, the last first. */
async function linesOf(filter: AuditFilter, limit: number): Promise<AuditLine[]> {
  const { by, kind, object, before } = filter
  const way = wayTo(filter)
  const conditions = [
    ...way.where,
    // The other of the two, which the way does not ask for.
    ...(kind && (by === 'program' || object) && by
      ? [by === 'program' ? sql`r.actor_id is null` : sql`r.actor_id = ${by}`]
      : []),
    ...(kind && typeof by === 'number' && !object ? [sql`r.object = ${kind}`] : []),
    ...(before ? [sql`r.id < ${before}`] : []),
    ...numbered(boundsOf(filter)),
  ]
  const rows = await db().execute<AuditLine>(sql`
    select r.id::int8 as id, to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
      case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end as by,
      r.place, r.object, r.object_id as "objectId", r.action, r.before, r.after, r.reason
    from revisions r left join users u on u.id = r.actor_id
    ${conditions.length ? sql`where ${sql.join(conditions, sql` and `)}` : sql``}
    order by ${sql.join([...way.order, sql`r.id desc`], sql`, `)} limit ${limit}`)
  return rows.map((row) => ({ ...row, id: Number(row.id) }))
}

function mayAudit(actor: Actor): void {
  if (!may(actor, 'audit: read')) throw new Forbidden('Only an admin reads the audit log.')
}

/** A page of the audit log, the last change first. Errors: Forbidden, Invalid by field. */
export async function auditPage(
  actor: Actor,
  input: z.input<typeof auditFilter>,
): Promise<{ lines: AuditLine[]; next: number | null }> {
  mayAudit(actor)
  const rows = await linesOf(parse(auditFilter, input), PAGE + 1)
  const lines = rows.slice(0, PAGE)
  return { lines, next: rows.length > PAGE ? lines.at(-1)!.id : null }
}

/**
 * All of the filtered log in batches, as fast as the reader of the stream takes them. What is saved meanwhile is newer
 * than its first line, and no part of it. Errors: Forbidden and Invalid, before the first batch.
 */
export async function auditExport(
  actor: Actor,
  input: z.input<typeof auditFilter>,
): Promise<AsyncGenerator<AuditLine[], void>> {
  mayAudit(actor)
  return batches(parse(auditFilter, input))
}

async function* batches(filter: AuditFilter): AsyncGenerator<AuditLine[], void> {
  for (let { before } = filter; ;) {
    const lines = await linesOf({ ...filter, before }, 500)
    if (!lines.length) return
    yield lines
    before = lines.at(-1)!.id
  }
}

/** The users by whom the log is narrowed, by name, at most 500. Errors: Forbidden. */
export async function auditedUsers(actor: Actor): Promise<{ id: number; name: string; email: string }[]> {
  mayAudit(actor)
  const rows = await db().execute<{ id: number; name: string; email: string }>(
    sql`select id, name, email from users order by lower(name), id limit 500`,
  )
  return [...rows]
}
