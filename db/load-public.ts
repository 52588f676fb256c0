import type { TransactionSql } from 'postgres'
import type { DumpManifest } from '../lib/dump'
import { columnsOf, dumpNames, type DumpName } from '../lib/dump-tables'
import { Conflict, Forbidden } from '../lib/errors'
import { may, type Actor } from '../lib/permissions'
import { client } from './connection'
import { inNewInstance, noteLoaded } from './first-run'
import { askRules } from './load-rules'
import { loadLines, readyToLoad } from './loading'
import { migrate } from './migrate'
import { EVERYTHING, heed } from './notices'
import { refuseFull } from './refuse-full'
import { fillSearch, SEARCH } from './search-filling'
import { setAside } from './setting-aside'
import { countOn, everyTable, SEEDED } from './tables'
import { tidy } from './tidying'

const LOADED = 'A dump is loaded'
const everything = { tags: [EVERYTHING], withdrawn: [], reinstated: [] }

/** What is no column of the table but follows from the others. */
const notKept: Partial<Record<DumpName, string[]>> = { claims: ['withdrawn_on'] }

/** What a row takes beside, or instead of, what the file says of it, as SQL on the row `r`. */
const beside: Partial<Record<DumpName, Record<string, string>>> = {
  publishers: { name: `coalesce(r.name, 'Merged publisher ' || r.id)`, confirmed: 'true' },
  topics: { name: `coalesce(r.name, 'Merged topic ' || r.id)` },
  sources: { name: `coalesce(r.name, 'Merged source ' || r.id)`, confirmed: 'true' },
  articles: { work: `'done'` },
  claims: {
    wording: `coalesce(r.wording, 'Withdrawn')`,
    language: `coalesce(r.language, 'en')`,
    created_at: 'coalesce(r.created_at, r.published_at)',
  },
  utterances: { public: 'true' },
  attestations: { public: 'true', state: `'published'` },
  claim_links: { state: `'published'` },
  assessments: { state: `'published'` },
}

function valuesOf(table: DumpName): Record<string, string> {
  const own = Object.keys(columnsOf(table)).filter((name) => !notKept[table]?.includes(name))
  return { ...Object.fromEntries(own.map((name) => [name, `r.${name}`])), ...beside[table] }
}

// As the search has it of a row that was published here.
const shownAt = `(
  select greatest(c.published_at, (
    select min(r.at) from attestations a join revisions r
      on r.object = 'attestations' and r.object_id = a.id and r.shown = 'added'
    where a.utterance_id = searchable.utterance_id))
  from claims c where c.id = searchable.claim_id)`

export type Dump = {
  manifest: DumpManifest
  /** The lines of a table in pieces of any size; throws where they are not those that were written. */
  lines(table: DumpName): AsyncIterable<Buffer>
}

/**
 * Fills the empty database at DATABASE_URL with a dump, in one transaction: numbers, times and revisions as they stood.
 * `progress` hears what was loaded. Errors: Forbidden; Conflict where the database is not empty or a row breaks a rule;
 * whatever `lines` throws, and nothing is changed then.
 */
export async function loadPublic(
  actor: Actor,
  { manifest, lines }: Dump,
  progress: (what: string) => void = () => {},
): Promise<void> {
  if (!may(actor, 'system: keep')) throw new Forbidden('You may not do this.')
  await client().begin('read only', (tx) => refuseFull(tx, LOADED))
  await migrate(process.env.DATABASE_URL!)
  const done = await inNewInstance(async () => {
    await client().begin((tx) => fill(tx, manifest, lines, progress))
    return true
  })
  if (!done) throw new Conflict('Somebody else made users in this instance just now.')
  heed(everything)
  progress('Tidying')
  await tidy([...dumpNames, ...SEARCH])
}

async function fill(
  tx: TransactionSql,
  { tables, at }: DumpManifest,
  lines: Dump['lines'],
  progress: (what: string) => void,
): Promise<void> {
  await readyToLoad(tx)
  const all = (await everyTable(tx)).map(({ name }) => name)
  await tx`lock table ${tx(all)} in access exclusive mode`
  await refuseFull(tx, LOADED)
  const rules = await setAside(tx, dumpNames)
  for (const name of SEEDED) await tx`delete from ${tx(name)}`
  for (const { name, rows } of tables) {
    const loaded = await loadLines(tx, { name, values: valuesOf(name) }, lines(name))
    if (loaded !== rows) throw new Conflict(`${name}: ${loaded} of ${rows} rows were loaded.`)
    if (rows) progress(`${rows.toLocaleString('en')} in ${name}`)
  }
  progress('Making the indexes and asking the rules')
  await rules.restore()
  await askRules(tx)
  progress('Making what the search knows')
  await fillSearch(tx, shownAt)
  for (const name of dumpNames) if (name !== 'claim_topics' && !SEEDED.includes(name)) await countOn(tx, name)
  await noteLoaded(tx, { dump: at })
  await tx`select pg_notify('onrecord', ${JSON.stringify(everything)})`
}
