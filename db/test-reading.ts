import { sql } from 'drizzle-orm'
import { db } from './connection'
import { readingKey } from './queue'

/** Puts a version back among those that the worker has still to read, and lets it wait for an hour. */
export async function postponeReading(versionId: number): Promise<void> {
  await db().execute(sql`delete from readings where version_id = ${versionId}`)
  await db().execute(sql`select graphile_worker.add_job('suggest', run_at := now() + interval '1 hour',
    payload := json_build_object('versionId', ${versionId}::int), job_key := ${readingKey(versionId)}, max_attempts := 10)`)
}
