import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { migrateQueue } from './queue-schema'

// Any fixed number: two processes that start at once apply the migrations one after the other.
const LOCK = 7_240_231

// Ten minutes: an index over a large record, or the wait for another process that migrates.
const TIMEOUT = 600_000

const folder = path.join(import.meta.dirname, '../drizzle')

type Journal = { entries: { tag: string }[] }
const journalOf = (migrations: string) => path.join(migrations, 'meta/_journal.json')
const journal = () => JSON.parse(readFileSync(journalOf(folder), 'utf8')) as Journal

/** The migrations that this program knows, in their order, each with the SHA-256 of its text. */
export function knownMigrations(): { name: string; hash: string }[] {
  const { entries } = journal()
  return readMigrationFiles({ migrationsFolder: folder }).map(({ hash }, index) => ({
    name: entries[index]!.tag,
    hash,
  }))
}

/**
 * Brings the database at `url` to the newest schema, or to that of its first `upTo` migrations, and the queue's to the
 * newest; safe to run from several processes at once.
 */
export async function migrate(url: string, upTo?: number): Promise<void> {
  const client = postgres(url, {
    max: 1,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { statement_timeout: TIMEOUT },
  })
  const cut = upTo === undefined ? null : cutFolder(upTo)
  try {
    await client`select pg_advisory_lock(${LOCK})`
    await applyMigrations(drizzle(client, { casing: 'snake_case' }), { migrationsFolder: cut ?? folder })
    await migrateQueue(url)
  } finally {
    await client.end()
    if (cut) rmSync(cut, { recursive: true, force: true })
  }
}

// Drizzle applies all that a folder's journal names.
function cutFolder(upTo: number): string {
  const cut = mkdtempSync(path.join(tmpdir(), 'onrecord-schema-'))
  cpSync(folder, cut, { recursive: true })
  const whole = journal()
  writeFileSync(journalOf(cut), JSON.stringify({ ...whole, entries: whole.entries.slice(0, upTo) }))
  return cut
}
