import path from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { migrateQueue } from './queue-schema'

// Any fixed number: two processes that start at once apply the migrations one after the other.
const LOCK = 7_240_231

// Ten minutes: an index over a large record, or the wait for another process that migrates.
const TIMEOUT = 600_000

/** Brings the database at `url` to the newest schema, that of the queue too; safe to run from several processes at once. */
export async function migrate(url: string): Promise<void> {
  const client = postgres(url, {
    max: 1,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { statement_timeout: TIMEOUT },
  })
  try {
    await client`select pg_advisory_lock(${LOCK})`
    await applyMigrations(drizzle(client, { casing: 'snake_case' }), {
      migrationsFolder: path.join(import.meta.dirname, '../drizzle'),
    })
    await migrateQueue(url)
  } finally {
    await client.end()
  }
}
