import { z } from 'zod'
import type { SequenceIn } from '../lib/backup'
import { Forbidden } from '../lib/errors'
import { may, type Actor } from '../lib/permissions'
import { jsonLines } from './copying-out'
import { atOneMoment } from './one-moment'
import { backups } from './schema-keeping'
import { everySequence, everyTable, LEFT_OUT, quoted, type WholeTable } from './tables'
import { write } from './write'

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
  await atOneMoment('onrecord backup', async (tx, migrations) => {
    const tables = (await everyTable(tx)).filter(({ name }) => !LEFT_OUT.includes(name))
    // A table that is rewritten or emptied meanwhile would look empty to an older snapshot.
    await tx`lock table ${tx(tables.map(({ name }) => name))} in access share mode`
    const [moment] = await tx<{ at: Date; postgres: string }[]>`
      select now() as at, current_setting('server_version') as postgres`
    await work({
      at: moment!.at.toISOString(),
      postgres: moment!.postgres,
      migrations,
      // Numbers are given outside of any snapshot: read after it was taken, they cover every row of it.
      sequences: await everySequence(tx),
      tables: tables.map((table) => ({
        name: table.name,
        columns: table.columns.map(({ name }) => name),
        lines: () => jsonLines(tx, rowsOf(table)),
      })),
    })
  })
}

const rowsOf = ({ name, columns, key }: WholeTable) =>
  `select ${columns.map((column) => quoted(column.name)).join(', ')} from ${quoted(name)} order by ${key.map(quoted).join(', ')}`

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
