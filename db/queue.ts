import { sql } from 'drizzle-orm'
import type { Transaction } from './connection'

/**
 * Asks the worker to read a version of an article and make suggestions, when this transaction commits. Whoever
 * inserts a version calls it; a second call for the same version changes nothing.
 */
export async function enqueueReading(tx: Transaction, versionId: number): Promise<void> {
  await tx.execute(sql`select from graphile_worker.add_job('suggest',
    payload := json_build_object('versionId', ${versionId}::int), job_key := ${readingKey(versionId)}, max_attempts := 10)`)
}

/** The key of the job that reads a version. */
export const readingKey = (versionId: number) => `suggest:${versionId}`
