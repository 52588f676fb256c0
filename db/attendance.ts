import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { db } from './connection'

// Any fixed number: the class of the advisory locks that working programs hold.
const WORKERS = 7_240_233
const PREFIX = 'onrecord-'

export type Attendance = {
  /** Under these names the worker locks its jobs, one name for each that it does at once. */
  names: string[]
  leave(): Promise<void>
}

/**
 * Tells every other worker that this one lives, for as long as its connection does: a job that a dead one had
 * taken is free again at once. `lost` is called when the connection ends otherwise.
 */
export async function attend(url: string, abreast: number, lost: () => void): Promise<Attendance> {
  const names = Array.from({ length: abreast }, () => PREFIX + randomBytes(9).toString('hex'))
  let leaving = false
  const connection = postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 10,
    onnotice: () => {},
    onclose: () => {
      if (!leaving) lost()
    },
  })
  const leave = () => {
    leaving = true
    return connection.end({ timeout: 2 })
  }
  try {
    for (const name of names) await connection`select pg_advisory_lock(${WORKERS}::int, hashtext(${name}))`
  } catch (error) {
    await leave()
    throw error
  }
  return { names, leave }
}

/** Frees the jobs of workers that are no more. Those of other programs in the same queue are left alone. */
export async function freeJobs(): Promise<void> {
  await db().execute(sql`
    select graphile_worker.force_unlock_workers(array_agg(taken.by))
    from (select distinct locked_by as by from graphile_worker.jobs where starts_with(locked_by, ${PREFIX})) as taken
    where pg_try_advisory_xact_lock(${WORKERS}::int, hashtext(taken.by))`)
}
