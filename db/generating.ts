import type { TransactionSql } from 'postgres'
import { z } from 'zod'
import { Conflict, Forbidden } from '../lib/errors'
import { generated, type Rows, type Table } from '../lib/generate/record'
import { may, type Actor } from '../lib/permissions'
import { client } from './connection'
import { copyRows } from './copying'
import { EVERYTHING, heed } from './notices'
import { fillSearch, SEARCH } from './search-filling'
import { setAside } from './setting-aside'
import { countOn } from './tables'
import { tidy } from './tidying'
import { parse } from './write'

// Rows are copied table by table, so many articles at a time.
const ARTICLES = 1000

const tables: readonly Table[] = [
  ...(['publishers', 'topics', 'sources', 'source_names', 'roles'] as const),
  ...(['articles', 'article_addresses', 'article_versions', 'readings', 'text_sketches'] as const),
  ...(['claims', 'claim_topics', 'utterances', 'attestations'] as const),
]
const numbered = tables.filter((name) => !['readings', 'text_sketches', 'claim_topics'].includes(name))

const schema = z.object({
  claims: z.number().int().min(1, 'At least one claim.').max(10_000_000, 'At most 10,000,000 claims.'),
  seed: z.number().int().min(0, 'A seed is a whole number from 0.').max(0xffffffff, 'At most 4294967295.'),
})

/**
 * Fills an instance that never held anything with so many invented published claims, and all that they rest on, in one
 * transaction with one revision; equal seeds, equal records. `progress` hears the claims so far.
 * Errors: Forbidden; Invalid; Conflict where the instance holds or held something, sample data too.
 */
export async function generateRecord(
  actor: Actor,
  input: z.input<typeof schema>,
  progress: (claims: number) => void = () => {},
): Promise<void> {
  if (!may(actor, 'record: generate')) throw new Forbidden('You may not do this.')
  const wanted = parse(schema, input)
  const notice = { tags: [EVERYTHING], withdrawn: [], reinstated: [] }
  // Drizzle's transactions know no COPY, and so this is not one of db/write.
  await client().begin(async (tx) => {
    await tx`set local statement_timeout = 0`
    await tx`set local idle_in_transaction_session_timeout = 0`
    await tx`set local maintenance_work_mem = '256MB'`
    await tx`lock table ${tx(tables[0]!)}, ${tx('articles')}, ${tx('claims')}, ${tx('sources')} in share row exclusive mode`
    if (await everUsed(tx))
      throw new Conflict(
        'A record is generated into a new instance only, and this one holds or held something already, sample data ' +
          'perhaps. Name another ONRECORD_DATA or DATABASE_URL.',
      )
    const record = await setAside(tx, tables)
    await load(tx, generated(wanted), progress)
    await record.restore()
    await fillSearch(tx)
    for (const table of numbered) await countOn(tx, table)
    await tx`insert into revisions (object, object_id, action, after) values ('record', 0, 'insert', ${JSON.stringify(wanted)}::jsonb)`
    await tx`select pg_notify('onrecord', ${JSON.stringify(notice)})`
  })
  heed(notice)
  await tidy([...tables, ...SEARCH])
}

/** Whether a number of the record was ever given. */
async function everUsed(tx: TransactionSql): Promise<boolean> {
  for (const table of numbered) {
    const [row] = await tx<{ used: boolean }[]>`
      select exists (select from ${tx(table)}) or pg_sequence_last_value(pg_get_serial_sequence(${table}, 'id')::regclass) is not null as used`
    if (row!.used) return true
  }
  return false
}

async function load(
  tx: TransactionSql,
  record: Iterable<Rows>,
  progress: (claims: number) => void,
): Promise<void> {
  let [waiting, claims] = [[] as Rows[], 0]
  const flush = async () => {
    for (const table of tables)
      await copyRows(
        tx,
        table,
        waiting.flatMap((rows) => rows[table] ?? []),
      )
    claims += waiting.reduce((sum, rows) => sum + (rows.claims?.length ?? 0), 0)
    waiting = []
    progress(claims)
  }
  for (const rows of record) if (waiting.push(rows) === ARTICLES) await flush()
  await flush()
}
