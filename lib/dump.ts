import { z } from 'zod'
import { dumpNames, dumpTables, type DumpColumn, type DumpName, type DumpTable } from './dump-tables'

/** The first and the last thing to know of a file: what it is, and how it is laid out. */
export const DUMP_FORMAT = 'onrecord-dump'
export const DUMP_VERSION = 1
export const DUMP_MANIFEST = 'manifest.json'

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const member = z.object({ bytes: count, sha256: z.string().regex(/^[0-9a-f]{64}$/) })
const line = z.string().max(500)

export const dumpManifest = z.object({
  format: z.literal(DUMP_FORMAT),
  formatVersion: z.literal(DUMP_VERSION),
  product: line,
  /** When readers last saw the record change; null where they never did. */
  at: z.iso.datetime().nullable(),
  name: line,
  keeper: line.nullable(),
  licence: line,
  licenceUrl: line,
  /** Each with its rows, and of both members the bytes before compression and their SHA-256. */
  tables: z
    .array(z.object({ name: z.enum(dumpNames), rows: count, jsonl: member, csv: member }))
    .refine((tables) => tables.map(({ name }) => name).join() === dumpNames.join(), 'not every table once'),
})

export type DumpManifest = z.output<typeof dumpManifest>

/** The manifest in this text, or in one line why it cannot be read. */
export function readDumpManifest(text: string): { manifest: DumpManifest } | { problem: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { problem: 'Its manifest is damaged.' }
  }
  const read = dumpManifest.safeParse(value)
  if (read.success) return { manifest: read.data }
  const { format, formatVersion } = (value ?? {}) as Record<string, unknown>
  if (format !== DUMP_FORMAT) return { problem: 'It is no dump of Onrecord.' }
  if (formatVersion !== DUMP_VERSION)
    return {
      problem: `It is laid out in version ${JSON.stringify(formatVersion)?.slice(0, 20)}; this program reads version ${DUMP_VERSION}.`,
    }
  const [issue] = read.error.issues
  return { problem: `Its manifest is damaged at ${issue!.path.join('.') || 'its beginning'}.` }
}

const range = {
  type: 'object',
  properties: {
    start: { type: 'integer', description: 'First UTF-16 unit in the text of the version' },
    end: { type: 'integer', description: 'The unit after the last' },
    exact: { type: 'string', description: 'The words as printed' },
    prefix: { type: 'string', description: 'What stands before them' },
    suffix: { type: 'string', description: 'What stands after them' },
  },
  required: ['start', 'end', 'exact', 'prefix', 'suffix'],
}
const step = {
  type: 'object',
  properties: {
    kind: { enum: ['own', 'agency', 'outlet', 'channel'] },
    name: { type: ['string', 'null'] },
    publisherId: { type: ['integer', 'null'] },
  },
  required: ['kind'],
}

const shapes: Record<DumpColumn['type'], { type: string; [more: string]: unknown }> = {
  integer: { type: 'integer' },
  number: { type: 'number' },
  text: { type: 'string' },
  boolean: { type: 'boolean' },
  day: { type: 'string', format: 'date' },
  moment: { type: 'string', format: 'date-time' },
  texts: { type: 'array', items: { type: 'string' } },
  ranges: { type: 'array', items: range },
  steps: { type: 'array', items: step },
  row: { type: 'object' },
}

const columnSchema = ({ type, means, always }: DumpColumn) => {
  const shape = shapes[type]
  return { description: means, ...shape, ...(!always && { type: [shape.type, 'null'] }) }
}

/** JSON Schema (2020-12) of a line of each table, under `$defs`. */
export function dumpSchema(): object {
  const table = (name: DumpName) => {
    const { about, columns }: DumpTable = dumpTables[name]
    return {
      description: about,
      type: 'object',
      properties: Object.fromEntries(
        Object.entries(columns).map(([column, told]) => [column, columnSchema(told)]),
      ),
      required: Object.keys(columns),
      additionalProperties: false,
    }
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A public dump of Onrecord',
    $defs: Object.fromEntries(dumpNames.map((name) => [name, table(name)])),
  }
}

/** What a person finds beside the tables who opens the file without this program. */
export const dumpReadMe = ({
  name,
  keeper,
  licence,
  licenceUrl,
}: Pick<DumpManifest, 'name' | 'keeper' | 'licence' | 'licenceUrl'>): string =>
  `${name}: a public ledger of who said what, and when.${keeper ? ` Kept by ${keeper}.` : ''}

Licence: ${licence}, ${licenceUrl}

This file holds everything that the record publishes, and nothing else. Each table stands in it twice: <table>.jsonl
holds a row a line as JSON, <table>.csv the same as comma-separated values with the names of the columns. Both are UTF-8,
in the order of the numbers. schema.json tells what each column means, as JSON Schema; ${DUMP_MANIFEST} tells the day of
the record's last change, and of each table its rows and the bytes and SHA-256 of its two members.

Of withdrawn claims it has number, reason and day, and no word. The texts of articles are in it where their publishers'
rights allow that all readers see them; else length and hash of the text, and the passages on record with the words beside
them. Those remain their publishers'.

npm run load -- FILE fills an empty instance of Onrecord with it.
`
