import { sql } from 'drizzle-orm'
import { client, db } from './connection'

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

/** Whether anything is on record already, sample rows not counted. */
export async function holdsRecords(): Promise<boolean> {
  const [row] = await db().execute<{ any: boolean }>(sql`
    select exists (select from articles where not sample) or exists (select from sources where not sample) as any`)
  return row!.any
}
