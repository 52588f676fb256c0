import { sql } from 'drizzle-orm'
import type { TransactionSql } from 'postgres'
import { z } from 'zod'
import type { Actor } from '../lib/permissions'
import { client, db } from './connection'
import { noteAct, write } from './write'

// Any fixed number, other than the one of the migrations.
const LOCK = 7_240_232

export async function isNew(): Promise<boolean> {
  const [row] = await db().execute<{ anyone: boolean }>(sql`select exists (select from users) as anyone`)
  return !row!.anyone
}

/** Runs `first` while no other process does, and only in an instance without users; null where there are some. */
export async function inNewInstance<T>(first: () => Promise<T>): Promise<T | null> {
  const connection = await client().reserve()
  try {
    await connection`set statement_timeout = '120s'`
    await connection`set lock_timeout = '120s'`
    await connection`select pg_advisory_lock(${LOCK})`
    return (await isNew()) ? await first() : null
  } finally {
    await connection`select pg_advisory_unlock(${LOCK})`.catch(() => {})
    await connection`reset statement_timeout`.catch(() => {})
    await connection`reset lock_timeout`.catch(() => {})
    connection.release()
  }
}

// A revision of no row, which no dump tells: it goes with the instance and with a backup.
const mark = { object: 'record', objectId: 0, action: 'insert' } as const

/** Notes in the transaction of a load that the instance was filled, so that its first run adds nothing. */
export async function noteLoaded(tx: TransactionSql, after: { dump: string | null }): Promise<void> {
  await tx`insert into revisions (object, object_id, action, after)
    values (${mark.object}, ${mark.objectId}, ${mark.action}, ${JSON.stringify(after)}::jsonb)`
}

/** Notes that the sample data are there, all of them. Errors: Forbidden. */
export async function noteSamples(actor: Actor): Promise<void> {
  await write(actor, 'system: keep', { schema: z.null(), input: null }, ({ tx, actor }) =>
    noteAct({ tx, actor }, { ...mark, after: { samples: true } }),
  )
}

/** Whether the instance was filled, by a dump or with all samples, or something else than samples is on record. */
export async function wasFilled(): Promise<boolean> {
  const [row] = await db().execute<{ filled: boolean }>(sql`
    select exists (select from revisions where object = ${mark.object} and object_id = ${mark.objectId})
      or exists (select from articles where not sample) or exists (select from sources where not sample) as filled`)
  return row!.filled
}
