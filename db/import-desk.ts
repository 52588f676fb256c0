import { sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../lib/permissions'
import type { ImportState, Page } from '../lib/record'
import { db } from './connection'
import { retriable } from './imports'
import { found, mayRead } from './write'

/** How far a list has come; `made` are new, `same` were held already. Moments are ISO 8601. */
export type ImportProgress = {
  id: number
  name: string
  state: ImportState
  rows: number
  made: number
  same: number
  failed: number
  problem: string | null
  by: string | null
  createdAt: string
  startedAt: string | null
  endedAt: string | null
}

export type ImportFailure = {
  line: number
  address: string | null
  title: string | null
  problem: string
  /** The article whose page could not be read. */
  articleId: number | null
}

export type DeskImport = ImportProgress & {
  failures: ImportFailure[]
  /** The line after which the next failures begin; null at the end. */
  next: number | null
  /** Failed rows may be tried again where what they told was kept. */
  retriable: boolean
}

const moment = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`

const progress = sql`i.id, i.name, i.state, i.rows, i.made, i.same, i.failed, i.problem, u.name as by,
  ${moment(sql`i.created_at`)} as "createdAt", ${moment(sql`i.started_at`)} as "startedAt",
  ${moment(sql`i.ended_at`)} as "endedAt"`

/** Lists that come, run or are paused, the newest first; at most 20. Errors: Forbidden. */
export async function runningImports(actor: Actor): Promise<ImportProgress[]> {
  mayRead(actor)
  return db().execute<ImportProgress>(sql`
    select ${progress} from imports i left join users u on u.id = i.created_by
    where i.state in ('receiving', 'running', 'paused') order by i.id desc limit 20`)
}

/** All lists, the newest first; at most 50 a page, `after` the number of the last one seen. Errors: Forbidden. */
export async function deskImports(
  actor: Actor,
  { after }: { after?: number } = {},
): Promise<Page<ImportProgress>> {
  mayRead(actor)
  const rows = await db().execute<ImportProgress>(sql`
    select ${progress} from imports i left join users u on u.id = i.created_by
    ${after ? sql`where i.id < ${after}` : sql``} order by i.id desc limit 51`)
  const lines = rows.slice(0, 50)
  return { lines, next: rows.length > 50 ? String(lines.at(-1)!.id) : null }
}

/** A list with its failures, 50 a page, `after` the line of the last one seen. Errors: Forbidden, NotFound. */
export async function deskImport(
  actor: Actor,
  id: number,
  { after = 0 }: { after?: number } = {},
): Promise<DeskImport> {
  mayRead(actor)
  const [row] = await db().execute<ImportProgress>(sql`
    select ${progress} from imports i left join users u on u.id = i.created_by where i.id = ${id}`)
  const list = found(row, 'list')
  const failures = await importFailures(actor, id, { after, most: 51 })
  const shown = failures.slice(0, 50)
  const [again] = await db().execute(sql`
    select from import_rows where import_id = ${id} and state = 'failed' and ${retriable}
    order by line limit 1`)
  return {
    ...list,
    failures: shown,
    next: failures.length > 50 ? shown.at(-1)!.line : null,
    retriable: Boolean(again) && ['running', 'paused', 'done'].includes(list.state),
  }
}

/** Rows of a list that failed, by line, at most `most` of them. Errors: Forbidden. */
export async function importFailures(
  actor: Actor,
  id: number,
  { after = 0, most = 500 }: { after?: number; most?: number } = {},
): Promise<ImportFailure[]> {
  mayRead(actor)
  return db().execute<ImportFailure>(sql`
    select line, left(data->>'url', 2000) as address, left(coalesce(data->>'title', data->>'text'), 200) as title,
      problem, article_id as "articleId"
    from import_rows where import_id = ${id} and state = 'failed' and line > ${after}
    order by line limit ${most}`)
}
