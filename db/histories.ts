import { sql } from 'drizzle-orm'
import { Forbidden, NotFound } from '../lib/errors'
import type { AuditLine } from '../lib/audit'
import { may, type Actor } from '../lib/permissions'
import { histories } from '../lib/restorable'
import { db } from './connection'
import { found, mayRead } from './write'

const PAGE = 50

/** A revision in a history: the row as it was after it, or of a deletion before it. */
export type HistoryLine = AuditLine & { state: Record<string, unknown> }

export type History = {
  lines: HistoryLine[]
  next: number | null
  /** The newest revision, whose state is that of now. */
  newest: number
  /** The version on record; null where the row is gone. */
  version: number | null
}

function mayFollow(actor: Actor, noun: string): void {
  mayRead(actor)
  const kept = histories[noun]
  if (!kept) throw new NotFound('There is no history of this kind.')
  if (kept.adminsOnly && !may(actor, 'audit: read')) throw new Forbidden('Only an admin sees this history.')
}

// From where a change came is for the audit log, which not everyone reads.
const columns = sql`r.id::int8 as id, to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
  case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end as by, null as place,
  r.object, r.object_id as "objectId", r.action, r.before, r.after, r.reason, coalesce(r.after, r.before) as state`

const line = (row: HistoryLine): HistoryLine => ({ ...row, id: Number(row.id) })

/** The revisions of a row, the last first, before the given one. Errors: Forbidden, NotFound. */
export async function deskHistory(
  actor: Actor,
  { noun, id, before }: { noun: string; id: number; before?: number },
): Promise<History> {
  mayFollow(actor, noun)
  const rows = await db().execute<HistoryLine>(sql`
    select ${columns} from revisions r left join users u on u.id = r.actor_id
    where r.object = ${noun} and r.object_id = ${id} ${before ? sql`and r.id < ${before}` : sql``}
    order by r.id desc limit ${PAGE + 1}`)
  const [first] = await db().execute<{ id: string }>(sql`
    select id::text as id from revisions where object = ${noun} and object_id = ${id} order by id desc limit 1`)
  const [present] = await db().execute<{ version: number }>(
    sql`select version from ${sql.identifier(noun)} where id = ${id}`,
  )
  const lines = rows.slice(0, PAGE).map(line)
  return {
    lines,
    next: rows.length > PAGE ? lines.at(-1)!.id : null,
    newest: Number(found(first, 'history').id),
    version: present?.version ?? null,
  }
}

/** Two revisions of a row, in the order of their numbers. Errors: Forbidden, NotFound. */
export async function comparedRevisions(
  actor: Actor,
  { noun, id, one, other }: { noun: string; id: number; one: number; other: number },
): Promise<{ earlier: HistoryLine; later: HistoryLine }> {
  mayFollow(actor, noun)
  const rows = await db().execute<HistoryLine>(sql`
    select ${columns} from revisions r left join users u on u.id = r.actor_id
    where r.object = ${noun} and r.object_id = ${id} and r.id in (${one}, ${other}) order by r.id`)
  return { earlier: line(found(rows[0], 'revision')), later: line(found(rows[1] ?? rows[0], 'revision')) }
}
