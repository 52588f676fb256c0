import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { Forbidden } from '../lib/errors'
import { may, type Actor } from '../lib/permissions'
import { db } from './connection'
import { noteAct, write } from './write'

export type FailedJob = {
  id: string
  task: string
  payload: unknown
  attempts: number
  error: string
  at: string
}

/** Bytes, counts, and moments in ISO 8601 (UTC). */
export type SystemState = {
  database: { bytes: number; version: string; since: string; tables: { name: string; bytes: number }[] }
  rows: { name: string; count: number }[]
  queue: { waiting: number; running: number; again: number; failed: number; jobs: FailedJob[] }
  backup: { at: string; file: string; bytes: number } | null
  seal: { id: number; at: string; hash: string } | null
  unsealed: number
  migrations: { count: number; last: string | null }
  /** What the second reader was asked today (UTC), and how many articles wait for it. */
  second: { calls: number; tokensIn: number; tokensOut: number; waiting: number }
}

const counted = [
  'claims',
  'utterances',
  'attestations',
  'sources',
  'articles',
  'article_versions',
  'revisions',
]
const FAILED = 100
const moment = (column: string) =>
  sql`to_char(${sql.raw(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`

function mayLook(actor: Actor): void {
  if (!may(actor, 'system: see')) throw new Forbidden('Only an admin sees the state of the system.')
}

/** The state of database, queue, backups and seals, and at most 100 failed jobs, the last first. Errors: Forbidden. */
export async function systemState(actor: Actor): Promise<SystemState> {
  mayLook(actor)
  const one = async <T extends object>(query: ReturnType<typeof sql>) =>
    (await db().execute<Record<string, unknown>>(query))[0] as T | undefined
  const database = await one<SystemState['database']>(sql`
    select pg_database_size(current_database())::float8 as bytes, current_setting('server_version') as version,
      ${moment('pg_postmaster_start_time()')} as since,
      (select json_agg(t) from (
        select c.relname as name, pg_total_relation_size(c.oid)::float8 as bytes
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind = 'r' order by 2 desc limit 8) t) as tables`)
  const rows = await Promise.all(
    counted.map(async (name) => ({
      name,
      count: (await one<{ count: number }>(sql`select count(*)::int as count from ${sql.identifier(name)}`))!
        .count,
    })),
  )
  const queue = await one<Omit<SystemState['queue'], 'jobs'>>(sql`
    select count(*) filter (where locked_at is null and attempts < max_attempts)::int as waiting,
      count(*) filter (where locked_at is not null)::int as running,
      count(*) filter (where locked_at is null and attempts < max_attempts and last_error is not null)::int as again,
      count(*) filter (where locked_at is null and attempts >= max_attempts)::int as failed
    from graphile_worker.jobs`)
  const jobs = await db().execute<FailedJob>(sql`
    select j.id::text as id, j.task_identifier as task, p.payload, j.attempts, coalesce(j.last_error, '') as error,
      ${moment('j.updated_at')} as at
    from graphile_worker.jobs j join graphile_worker._private_jobs p on p.id = j.id
    where j.locked_at is null and j.attempts >= j.max_attempts order by j.id desc limit ${FAILED}`)
  const backup = await one<NonNullable<SystemState['backup']>>(sql`
    select ${moment('at')} as at, file, bytes::float8 as bytes from backups order by backups.at desc limit 1`)
  const seal = await one<NonNullable<SystemState['seal']>>(sql`
    select id, ${moment('at')} as at, hash from seals order by last_id desc limit 1`)
  const left = await one<{ count: number }>(sql`
    select count(*)::int as count from revisions where id > coalesce((select max(last_id) from seals), 0)`)
  const migrations = await one<SystemState['migrations']>(sql`
    select count(*)::int as count, ${moment('to_timestamp(max(created_at) / 1000.0)')} as last
    from drizzle.__drizzle_migrations`)
  const second = await one<SystemState['second']>(sql`
    select coalesce(max(d.calls), 0)::int as calls, coalesce(max(d.tokens_in), 0)::float8 as "tokensIn",
      coalesce(max(d.tokens_out), 0)::float8 as "tokensOut",
      (select count(*)::int from graphile_worker.jobs
        where task_identifier = 'second-reading' and attempts < max_attempts) as waiting
    from model_days d where d.day = (now() at time zone 'UTC')::date`)
  return {
    database: database!,
    rows,
    queue: { ...queue!, jobs: [...jobs] },
    backup: backup ?? null,
    seal: seal ?? null,
    unsealed: left!.count,
    migrations: migrations!,
    second: second!,
  }
}

/** A job by its number, or all that failed. */
export const retrying = z.object({
  id: z
    .string()
    .regex(/^[1-9]\d{0,18}$/, 'This is no job.')
    .nullable(),
})

/** Has a failed job done again, or all of them, as if never tried. Returns how many; what runs is left alone. */
export async function retryJobs(actor: Actor, input: z.input<typeof retrying>): Promise<number> {
  return write(actor, 'system: see', { schema: retrying, input }, async (writing, { id }) => {
    const jobs = await writing.tx.execute<{ task: string }>(sql`
      select t.identifier as task from graphile_worker.reschedule_jobs(
        array(select j.id from graphile_worker.jobs j where j.locked_at is null and j.attempts >= j.max_attempts
          ${id ? sql`and j.id = ${id}::bigint` : sql``}), run_at := now(), attempts := 0) r
      join graphile_worker._private_tasks t on t.id = r.task_id`)
    const after = { again: jobs.length, tasks: [...new Set(jobs.map(({ task }) => task))].toSorted() }
    if (jobs.length) await noteAct(writing, { object: 'jobs', objectId: 0, action: 'update', after })
    return jobs.length
  })
}
