import { readWhole, type Whole } from '../db/backing-up'
import { knownMigrations } from '../db/migrate'
import { LEFT_OUT } from '../db/tables'
import { FORMAT, FORMAT_VERSION, MANIFEST, readManifest, type Manifest, type TableIn } from '../lib/backup'
import { system } from '../lib/permissions'
import { openArchive, writeArchive, type Member } from './archive'
import { newFile, type NewFile } from './new-file'
import { product } from './product'
import { checked, smallText, summed } from './table-file'

/** What a person finds beside the tables who opens the file without this program. */
const readMe = `A backup of Onrecord, a public ledger of who said what, and when.

${MANIFEST} tells when it was made, by which version and with which schema, and of each table its columns, rows, bytes
and SHA-256. <table>.jsonl holds the rows of a table as JSON in UTF-8, one a line, by primary key, with the names of
its columns; times are in UTC, bytes in hexadecimal. Of each sequence the manifest names the last number given.
It holds password hashes and the keys of second factors: keep it as you keep those.

npm run restore -- FILE fills an empty instance with it.
`

/**
 * Writes everything of the database at DATABASE_URL into one new file, under another name until it is whole. `begun`
 * hears that name. Returns its bytes, and rows by table. Errors: in one line where the file is there (unless `force`) or cannot be written.
 */
export async function writeBackup(
  file: string,
  how: NewFile,
): Promise<{ bytes: number; rows: Record<string, number> }> {
  const tables: TableIn[] = []
  const bytes = await newFile(file, how, (part) =>
    readWhole(system, (whole) => writeArchive(part, members(whole, tables))),
  )
  return { bytes, rows: Object.fromEntries(tables.map((table) => [table.name, table.rows])) }
}

function members(whole: Whole, made: TableIn[]): Member[] {
  return [
    { name: 'README.txt', content: () => [Buffer.from(readMe)] },
    ...whole.tables.map(({ name, columns, lines }) => ({
      name: `${name}.jsonl`,
      content: () => summed(lines(), (sums) => made.push({ name, columns, ...sums })),
    })),
    {
      name: MANIFEST,
      content: () => [Buffer.from(`${JSON.stringify(manifestOf(whole, made), null, 2)}\n`)],
    },
  ]
}

function manifestOf({ at, postgres, migrations, sequences }: Whole, tables: TableIn[]): Manifest {
  const names = new Map(knownMigrations().map(({ name, hash }) => [hash, name]))
  return {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    product,
    postgres,
    at,
    migrations: migrations.map((hash) => ({ name: names.get(hash) ?? null, hash })),
    tables,
    leftOut: LEFT_OUT,
    sequences,
  }
}

export type BackupFile = {
  manifest: Manifest
  /** The lines of a table; throws with the table and the line where they are not those that were written. */
  lines(table: string): AsyncGenerator<Buffer>
  close(): void
}

/** Opens a backup. Errors, in one line: no file, no ZIP file or cut off, no backup, of a newer layout. */
export async function openBackup(file: string): Promise<BackupFile> {
  const archive = await openArchive(file, 'backup')
  try {
    const read = readManifest(await smallText(archive, MANIFEST))
    if ('problem' in read) throw new Error(read.problem)
    const { manifest } = read
    const sums = (name: string) => manifest.tables.find((one) => one.name === name)!
    return {
      manifest,
      lines: (table) => checked(archive, `${table}.jsonl`, sums(table), { what: 'backup' }),
      close: archive.close,
    }
  } catch (error) {
    archive.close()
    throw new Error(`${file} cannot be restored: ${(error as Error).message}`)
  }
}
