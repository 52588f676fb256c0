import type { Readable } from 'node:stream'
import postgres, { type TransactionSql } from 'postgres'
import { z } from 'zod'
import type { SequenceIn } from '../lib/backup'
import { Conflict, Forbidden } from '../lib/errors'
import { may, type Actor } from '../lib/permissions'
import { backups } from './schema-keeping'
import { appliedMigrations, everySequence, everyTable, LEFT_OUT, quoted, type WholeTable } from './tables'
import { write } from './write'

/** What is handed on at once, in bytes: each piece costs the compressor a turn. */
const PIECE = 256 * 1024

export type Whole = {
  /** The moment of the snapshot, in ISO 8601. */
  at: string
  postgres: string
  /** Hashes of the migrations that the database has had. */
  migrations: string[]
  sequences: SequenceIn[]
  tables: { name: string; columns: string[]; lines(): AsyncGenerator<Buffer> }[]
}

/**
 * Gives `work` everything of the database at DATABASE_URL as it stands at one moment: of each table its rows as JSON, a
 * row a line, by primary key. The tables are read one after the other; others write meanwhile.
 * Errors: Forbidden; Conflict where the database holds no Onrecord.
 */
export async function readWhole(actor: Actor, work: (whole: Whole) => Promise<void>): Promise<void> {
  if (!may(actor, 'system: keep')) throw new Forbidden('You may not do this.')
  // Apart from the pool: what breaks off in the middle of a table takes its connection with it.
  const sql = postgres(process.env.DATABASE_URL!, {
    max: 1,
    max_lifetime: null,
    connect_timeout: 10,
    onnotice: () => {},
    connection: {
      application_name: 'onrecord backup',
      TimeZone: 'UTC',
      DateStyle: 'ISO',
      bytea_output: 'hex',
    },
  })
  let broken: unknown
  try {
    await sql.begin('isolation level repeatable read read only', async (tx) => {
      await tx`set local statement_timeout = 0`
      await tx`set local idle_in_transaction_session_timeout = 0`
      const migrations = await appliedMigrations(tx)
      if (!migrations.length) throw new Conflict('This database holds no Onrecord.')
      const tables = (await everyTable(tx)).filter(({ name }) => !LEFT_OUT.includes(name))
      // A table that is rewritten or emptied meanwhile would look empty to an older snapshot.
      await tx`lock table ${tx(tables.map(({ name }) => name))} in access share mode`
      const [moment] = await tx<{ at: Date; postgres: string }[]>`
        select now() as at, current_setting('server_version') as postgres`
      const whole = {
        at: moment!.at.toISOString(),
        postgres: moment!.postgres,
        migrations,
        // Numbers are given outside of any snapshot: read after it was taken, they cover every row of it.
        sequences: await everySequence(tx),
        tables: tables.map((table) => ({
          name: table.name,
          columns: table.columns.map(({ name }) => name),
          lines: () => linesOf(tx, table),
        })),
      }
      await work(whole).catch((error: unknown) => {
        broken = error
        throw error
      })
    })
  } catch (error) {
    // In the middle of a table the driver cannot roll back, and says so in place of what broke off.
    throw broken ?? error
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function* linesOf(tx: TransactionSql, { name, columns, key }: WholeTable): AsyncGenerator<Buffer> {
  const list = columns.map((column) => quoted(column.name)).join(', ')
  // JSON holds no control character, and so this CSV needs no quotes: its lines are the JSON itself.
  const stream: Readable = await tx
    .unsafe(
      `copy (select row_to_json(r) from (select ${list} from ${quoted(name)} order by ${key.map(quoted).join(', ')}) as r)
       to stdout (format csv, delimiter E'\\x02', quote E'\\x01')`,
    )
    .readable()
  let [pieces, size, ended] = [[] as Buffer[], 0, false]
  try {
    for await (const piece of stream.iterator({ destroyOnReturn: false })) {
      pieces.push(piece as Buffer)
      size += (piece as Buffer).length
      if (size < PIECE) continue
      yield Buffer.concat(pieces)
      ;[pieces, size] = [[], 0]
    }
    ended = true
    // The driver, which pauses its connection on a full buffer, forgets to go on where the table ended there.
    stream._read(0)
    if (size) yield Buffer.concat(pieces)
  } finally {
    // The rest of the table comes whether it is wanted or not.
    if (!ended) stream.on('error', () => {}).resume()
  }
}

const written = z.object({
  file: z.string().min(1).max(4096),
  bytes: z.number().int().min(0),
  rows: z.record(z.string(), z.number().int().min(0)),
})

/** Notes a backup that was written whole. Errors: Forbidden; Invalid. */
export async function noteBackup(actor: Actor, input: z.input<typeof written>): Promise<void> {
  await write(actor, 'system: keep', { schema: written, input }, async ({ tx, actor }, backup) => {
    await tx.insert(backups).values({ ...backup, by: actor.kind === 'user' ? actor.id : null })
  })
}
