import { readPublic, type PublicRecord } from '../db/dumping'
import {
  DUMP_FORMAT,
  DUMP_MANIFEST,
  DUMP_VERSION,
  dumpReadMe,
  dumpSchema,
  readDumpManifest,
  type DumpManifest,
} from '../lib/dump'
import type { DumpName } from '../lib/dump-tables'
import { system } from '../lib/permissions'
import { openArchive, writeArchive, type Member } from './archive'
import { newFile, type NewFile } from './new-file'
import { product } from './product'
import { checked, smallText, summed, type Sums } from './table-file'

/** Members that no table is in. */
const TEXTS = ['README.txt', 'schema.json']

/** No row of a dump is longer, in bytes: an article's text has at most 2 MB. */
const LONGEST_LINE = 16 * 1024 * 1024

/**
 * Writes everything that the database at DATABASE_URL publishes into one new file; equal records make equal bytes.
 * `known`: how much of what was taken back after the revision `since` is not in it. Errors: in one line where the file is
 * there (unless `force`) or cannot be written.
 */
export async function writeDump(
  file: string,
  { since = 0, ...how }: NewFile & { since?: number },
): Promise<{ bytes: number; known: number; manifest: DumpManifest }> {
  let [manifest, known] = [undefined as DumpManifest | undefined, 0]
  const bytes = await newFile(file, how, (part) =>
    readPublic(system, async (record, knownAfter) => {
      known = await knownAfter(since)
      await writeArchive(
        part,
        members(record, (made) => (manifest = made)),
        { timeless: true, open: true },
      )
    }),
  )
  return { bytes, known, manifest: manifest! }
}

function members({ tables, ...head }: PublicRecord, done: (manifest: DumpManifest) => void): Member[] {
  const made: DumpManifest['tables'] = []
  const sums = { json: new Map<DumpName, Sums>(), csv: new Map<DumpName, Sums>() }
  const text = (name: string, content: () => string): Member => ({
    name,
    content: () => [Buffer.from(content())],
  })
  return [
    text('README.txt', () => dumpReadMe(head)),
    text('schema.json', () => `${JSON.stringify(dumpSchema(), null, 2)}\n`),
    ...tables.flatMap(({ name, json, csv }) => [
      { name: `${name}.jsonl`, content: () => summed(json(), (of) => sums.json.set(name, of)) },
      { name: `${name}.csv`, content: () => summed(csv(), (of) => sums.csv.set(name, of)) },
    ]),
    text(DUMP_MANIFEST, () => {
      for (const { name } of tables) {
        const [{ rows, ...jsonl }, { rows: _, ...csv }] = [sums.json.get(name)!, sums.csv.get(name)!]
        made.push({ name, rows, jsonl, csv })
      }
      const manifest = { format: DUMP_FORMAT, formatVersion: DUMP_VERSION, product, ...head, tables: made }
      done(manifest as DumpManifest)
      return `${JSON.stringify(manifest, null, 2)}\n`
    }),
  ]
}

export type DumpFile = {
  manifest: DumpManifest
  /** The lines of a table; throws with the table and the line where they are not those that were written. */
  lines(table: DumpName): AsyncGenerator<Buffer>
  /** Reads all of the file; throws likewise. */
  whole(): Promise<void>
  close(): void
}

/** Opens a dump. Errors, in one line: no file, no ZIP file or cut off, no dump, of another layout, other members. */
export async function openDump(file: string): Promise<DumpFile> {
  const archive = await openArchive(file, 'dump')
  try {
    const read = readDumpManifest(await smallText(archive, DUMP_MANIFEST))
    if ('problem' in read) throw new Error(read.problem)
    const { manifest } = read
    refuseStrangers(archive.names, manifest)
    const reading = (table: DumpName, form: 'jsonl' | 'csv') => {
      const { rows, ...of } = manifest.tables.find(({ name }) => name === table)!
      // Words with line feeds are more lines in CSV than there are rows.
      const wanted = { rows: form === 'csv' ? null : rows, ...of[form] }
      return checked(archive, `${table}.${form}`, wanted, { what: 'dump', longest: LONGEST_LINE })
    }
    return {
      manifest,
      lines: (table) => reading(table, 'jsonl'),
      async whole() {
        for (const name of TEXTS) await smallText(archive, name)
        for (const { name } of manifest.tables)
          for (const form of ['jsonl', 'csv'] as const) for await (const _ of reading(name, form));
      },
      close: archive.close,
    }
  } catch (error) {
    archive.close()
    throw new Error(`${file} cannot be loaded: ${(error as Error).message}`)
  }
}

function refuseStrangers(names: string[], { tables }: DumpManifest): void {
  const known = [...TEXTS, DUMP_MANIFEST].concat(
    tables.flatMap(({ name }) => [`${name}.jsonl`, `${name}.csv`]),
  )
  const strange = names.find((name) => !known.includes(name))
  if (strange !== undefined)
    throw new Error(`It holds a member that is none of a dump: ${JSON.stringify(strange.slice(0, 80))}.`)
}
