import type { TransactionSql } from 'postgres'
import { migrationsFor, schemaName, type Manifest, type SequenceIn } from '../lib/backup'
import { Conflict, Forbidden } from '../lib/errors'
import { may, type Actor } from '../lib/permissions'
import { client } from './connection'
import { inNewInstance } from './first-run'
import { loadLines, readyToLoad, type Loaded } from './loading'
import { knownMigrations, migrate } from './migrate'
import { EVERYTHING, heed } from './notices'
import { refuseFull } from './refuse-full'
import { setAside } from './setting-aside'
import {
  appliedMigrations,
  everySequence,
  everyTable,
  quoted,
  SEEDED,
  type Column,
  type WholeTable,
} from './tables'
import { tidy } from './tidying'

const RESTORED = 'A backup is restored'

export type Backup = {
  manifest: Manifest
  /** The version of this program. */
  product: string
  /** The lines of a table in pieces of any size; throws where they are not those that were written. */
  lines(table: string): AsyncIterable<Buffer>
}

/**
 * Fills the empty database at DATABASE_URL with a backup, in one transaction: every row, number, time, revision and user
 * as it stood. It is brought to the schema of the backup first, and to the newest one afterwards.
 * `progress` hears what was loaded. Errors: Forbidden; Conflict where the database is not empty, or the backup of
 * another schema; whatever `lines` throws, and nothing is changed then.
 */
export async function restoreWhole(
  actor: Actor,
  { manifest, product, lines }: Backup,
  progress: (what: string) => void = () => {},
): Promise<void> {
  if (!may(actor, 'system: keep')) throw new Forbidden('You may not do this.')
  const url = process.env.DATABASE_URL!
  const known = knownMigrations()
  const schema = migrationsFor(manifest, known, product)
  if ('problem' in schema) throw new Conflict(schema.problem)
  await refuseUsed(schema.upTo, manifest)
  await migrate(url, schema.upTo)
  const done = await inNewInstance(async () => {
    await client().begin((tx) => fill(tx, manifest, lines, progress))
    return true
  })
  if (!done) throw new Conflict('Somebody else made users in this instance just now.')
  heed(everything)
  try {
    if (schema.upTo < known.length) {
      progress(`Bringing it to the schema ${schemaName(known)}`)
      await migrate(url)
    }
    progress('Tidying')
    await tidy(manifest.tables.map(({ name }) => name))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Conflict(`all rows are in, but then: ${why}. npm start goes on from there.`)
  }
}

const everything = { tags: [EVERYTHING], withdrawn: [], reinstated: [] }

/** Throws where the database holds anything, or has a newer schema than the backup. */
async function refuseUsed(upTo: number, { migrations }: Manifest): Promise<void> {
  await client().begin('read only', async (tx) => {
    const applied = await appliedMigrations(tx)
    await refuseFull(tx, RESTORED)
    if (applied.length > upTo)
      throw new Conflict(
        `This database is empty, but has a newer schema than the backup (${schemaName(migrations)}) already. ` +
          'Restore into a new one: name another ONRECORD_DATA or DATABASE_URL; it is brought to the newest schema then.',
      )
  })
}

async function fill(
  tx: TransactionSql,
  manifest: Manifest,
  lines: Backup['lines'],
  progress: (what: string) => void,
): Promise<void> {
  await readyToLoad(tx)
  const tables = await everyTable(tx)
  const names = tables.map(({ name }) => name)
  await tx`lock table ${tx(names)} in access exclusive mode`
  await refuseFull(tx, RESTORED)
  const listed = new Set([...manifest.tables.map(({ name }) => name), ...manifest.leftOut])
  const missing = names.filter((name) => !listed.has(name))
  if (missing.length)
    throw new Conflict(`The backup is not whole: it lacks the tables ${missing.join(', ')}.`)
  const rules = await setAside(tx, names)
  for (const name of SEEDED) await tx`delete from ${tx(name)}`
  for (const { name, rows, columns } of manifest.tables) {
    const table = tables.find((one) => one.name === name)
    if (!table || !sameNames(columns, table))
      throw new Conflict(`The table ${name} of the backup is another one in this program.`)
    const loaded = await loadLines(tx, asTheyWere(table), lines(name))
    if (loaded !== rows) throw new Conflict(`${name}: ${loaded} of ${rows} rows were loaded.`)
    if (rows) progress(`${rows.toLocaleString('en')} in ${name}`)
  }
  progress('Making the indexes and asking the rules')
  await rules.restore()
  await countOn(tx, manifest.sequences)
  await tx`select pg_notify('onrecord', ${JSON.stringify(everything)})`
}

const sameNames = (columns: readonly string[], table: WholeTable) =>
  columns.toSorted().join() ===
  table.columns
    .map(({ name }) => name)
    .toSorted()
    .join()

const asTheyWere = ({ name, columns }: WholeTable): Loaded => ({
  name,
  values: Object.fromEntries(columns.map((column) => [column.name, valueOf(column)])),
})

// JSON writes an absent value and a document that is null alike; where there must be one, it was the latter.
const valueOf = ({ name, type, notNull }: Column) =>
  type === 'jsonb' && notNull ? `coalesce(r.${quoted(name)}, 'null')` : `r.${quoted(name)}`

/** The next numbers as they stood. A restart is undone with the transaction, and setval then writes into the restarted. */
async function countOn(tx: TransactionSql, sequences: readonly SequenceIn[]): Promise<void> {
  const there = new Set((await everySequence(tx)).map(({ name }) => name))
  for (const name of there)
    if (!sequences.some((one) => one.name === name))
      throw new Conflict(`The backup is not whole: it lacks the sequence ${name}.`)
  for (const { name, last, given } of sequences) {
    if (!there.has(name)) throw new Conflict(`The sequence ${name} of the backup is not in this program.`)
    await tx`alter sequence ${tx(name)} restart`
    await tx`select setval(${`public.${name}`}::regclass, ${last}, ${given})`
  }
}
