import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { readWhole, type Whole } from '../db/backing-up'
import { knownMigrations } from '../db/migrate'
import { LEFT_OUT } from '../db/tables'
import { FORMAT, FORMAT_VERSION, MANIFEST, readManifest, type Manifest, type TableIn } from '../lib/backup'
import { system } from '../lib/permissions'
import { keepNames, openArchive, writeArchive, type Archive, type Member } from './archive'

const NEWLINE = 10
const root = path.join(import.meta.dirname, '..')

/** The version of this program. */
export const product = (
  JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
).version

/** What a person finds beside the tables who opens the file without this program. */
const readMe = `A backup of Onrecord, a public ledger of who said what, and when.

${MANIFEST} tells when it was made, by which version and with which schema, and of each table its columns, rows, bytes
and SHA-256. <table>.jsonl holds the rows of a table as JSON in UTF-8, one a line, by primary key, with the names of
its columns; times are in UTC, bytes in hexadecimal. Of each sequence the manifest names the last number given.
It holds password hashes and the keys of second factors: keep it as you keep those.

npm run restore -- FILE fills an empty instance with it.
`

const lineCount = (piece: Buffer) => {
  let count = 0
  for (let at = piece.indexOf(NEWLINE); at !== -1; at = piece.indexOf(NEWLINE, at + 1)) count++
  return count
}

/**
 * Writes everything of the database at DATABASE_URL into one new file, under another name until it is whole. `begun`
 * hears that name. Returns its bytes, and rows by table. Errors: in one line where the file is there (unless `force`) or cannot be written.
 */
export async function writeBackup(
  file: string,
  { force, begun = () => {} }: { force: boolean; begun?: (part: string) => void },
): Promise<{ bytes: number; rows: Record<string, number> }> {
  const refuseExisting = () => {
    if (existsSync(file) && !force) throw new Error(`${file} is there already; --force writes over it.`)
  }
  refuseExisting()
  const part = `${file}.${process.pid}.part`
  begun(part)
  try {
    const tables: TableIn[] = []
    await readWhole(system, (whole) => writeArchive(part, members(whole, tables)))
    refuseExisting()
    renameSync(part, file)
    keepNames(path.dirname(path.resolve(file)))
    const rows = Object.fromEntries(tables.map((table) => [table.name, table.rows]))
    return { bytes: statSync(file).size, rows }
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}

function members(whole: Whole, made: TableIn[]): Member[] {
  const counted = async function* ({ name, columns, lines }: Whole['tables'][number]) {
    const [hash, table] = [createHash('sha256'), { name, columns, rows: 0, bytes: 0, sha256: '' }]
    for await (const piece of lines()) {
      hash.update(piece)
      table.rows += lineCount(piece)
      table.bytes += piece.length
      yield piece
    }
    made.push({ ...table, sha256: hash.digest('hex') })
  }
  return [
    { name: 'README.txt', content: () => [Buffer.from(readMe)] },
    ...whole.tables.map((table) => ({ name: `${table.name}.jsonl`, content: () => counted(table) })),
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
  let archive: Archive
  try {
    archive = await openArchive(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code) throw error
    throw new Error(`${file} is damaged, was cut off, or is no backup (${(error as Error).message}).`)
  }
  try {
    const read = readManifest(await text(archive.content(MANIFEST)))
    if ('problem' in read) throw new Error(read.problem)
    const { manifest } = read
    return { manifest, lines: (table) => checked(archive, manifest, table), close: archive.close }
  } catch (error) {
    archive.close()
    throw new Error(`${file} cannot be restored: ${(error as Error).message}`)
  }
}

/** A manifest is a few kilobytes: what unpacks to more than this is none. */
const MOST_TEXT = 4 * 1024 * 1024

async function text(pieces: AsyncIterable<Buffer>): Promise<string> {
  const read = []
  let size = 0
  for await (const piece of pieces) {
    if ((size += piece.length) > MOST_TEXT) throw new Error('Its manifest is too large.')
    read.push(piece)
  }
  return Buffer.concat(read).toString('utf8')
}

async function* checked(archive: Archive, { tables }: Manifest, name: string): AsyncGenerator<Buffer> {
  const table = tables.find((one) => one.name === name)!
  const hash = createHash('sha256')
  let [rows, bytes] = [0, 0]
  const damaged = (why: string) =>
    new Error(`The backup is damaged: ${name}.jsonl, after line ${rows} of ${table.rows}: ${why}.`)
  const pieces = archive.content(`${name}.jsonl`)[Symbol.asyncIterator]()
  for (;;) {
    const next = await pieces.next().catch((error: Error) => Promise.reject(damaged(error.message)))
    if (next.done) break
    hash.update(next.value)
    rows += lineCount(next.value)
    bytes += next.value.length
    if (bytes > table.bytes) throw damaged('it unpacks to more than was written')
    yield next.value
  }
  if (rows !== table.rows || hash.digest('hex') !== table.sha256)
    throw damaged('it is not what was written (SHA-256)')
}
