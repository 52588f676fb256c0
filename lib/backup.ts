import { z } from 'zod'

/** The first and the last thing to know of a file: what it is, and how it is laid out. */
export const FORMAT = 'onrecord-backup'
export const FORMAT_VERSION = 1
export const MANIFEST = 'manifest.json'

const count = z.number().int().min(0)
const named = z.string().regex(/^[a-z][a-z0-9_]*$/)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const table = z.object({
  name: named,
  columns: z.array(named).min(1),
  /** Lines of `<name>.jsonl`, its bytes before compression, and their SHA-256. */
  rows: count,
  bytes: count,
  sha256,
})

const sequence = z.object({
  name: named,
  /** The last number given, or where `given` is false the next one. */
  last: z.number().int(),
  given: z.boolean(),
})

/** A migration that the database had; `name` is null where the program that wrote the file did not know it. */
const migration = z.object({ name: z.string().nullable(), hash: sha256 })

const manifest = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.literal(FORMAT_VERSION),
  product: z.string(),
  postgres: z.string(),
  /** The moment that the file shows. */
  at: z.iso.datetime(),
  migrations: z.array(migration).min(1),
  tables: z.array(table),
  leftOut: z.array(named),
  sequences: z.array(sequence),
})

export type Manifest = z.output<typeof manifest>
export type Migration = z.output<typeof migration>
export type TableIn = z.output<typeof table>
export type SequenceIn = z.output<typeof sequence>

/** The manifest in this text, or in one line why it cannot be read. */
export function readManifest(text: string): { manifest: Manifest } | { problem: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { problem: 'Its manifest is damaged.' }
  }
  const read = manifest.safeParse(value)
  if (read.success) return { manifest: read.data }
  const { format, formatVersion, product } = (value ?? {}) as Record<string, unknown>
  if (format !== FORMAT) return { problem: 'It is no backup of Onrecord.' }
  if (formatVersion !== FORMAT_VERSION)
    return {
      problem: `It is laid out in version ${String(formatVersion)}, written by Onrecord ${String(product)}; this program reads version ${FORMAT_VERSION}.`,
    }
  const [issue] = read.error.issues
  return { problem: `Its manifest is damaged at ${issue!.path.join('.') || 'its beginning'}.` }
}

/** The last migration of these in words. */
export const schemaName = (migrations: readonly Migration[]): string =>
  migrations.at(-1)?.name ?? migrations.at(-1)?.hash.slice(0, 12) ?? 'none'

/**
 * How many of the known migrations a database needs for a backup with these ones; a problem where the backup has others
 * or more than are known here.
 */
export function migrationsFor(
  { migrations, product }: Pick<Manifest, 'migrations' | 'product'>,
  known: readonly Migration[],
  here: string,
): { upTo: number } | { problem: string } {
  const same = migrations.every(({ hash }, index) => known[index]?.hash === hash)
  if (same) return { upTo: migrations.length }
  return {
    problem:
      `It was written by Onrecord ${product} with the schema ${schemaName(migrations)}; ` +
      `this is Onrecord ${here} with the schema ${schemaName(known)}. Restore it with the newer program.`,
  }
}

/** What a restore would meet: rows by table, and tables whose numbers were given. Null where there is nothing. */
export function contents(rows: ReadonlyMap<string, number>, numbered: readonly string[]): string | null {
  const held = [...rows].filter(([, count]) => count > 0)
  const told = held.map(([table, count]) => `${count.toLocaleString('en')} in ${table}`)
  if (told.length) return `it holds rows: ${told.join(', ')}`
  if (numbered.length) return `numbers were given already in ${numbered.join(', ')}`
  return null
}
