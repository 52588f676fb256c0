import { parseArgs } from 'node:util'
import { loadPublic } from '../db/load-public'
import { system } from '../lib/permissions'
import { printable, printableError } from '../lib/printable'
import { openDump, type DumpFile } from './dump-file'
import { onInstance } from './instance'

// npm run load -- FILE [--check]

/** What is told is the file's words, in part. */
const say = (what: string) => console.log(printable(what))

/** Reads all of the file before anything is touched: a damaged one changes nothing, not even a schema. */
async function check({ manifest, whole }: DumpFile): Promise<void> {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  say(
    `A dump of “${manifest.name}” (${manifest.licence}), last changed ${manifest.at ?? 'never'}: ` +
      `${rows.toLocaleString('en')} rows of ${manifest.tables.length} tables`,
  )
  await whole()
  console.log('The file is whole.')
}

async function load(dump: DumpFile): Promise<void> {
  const began = performance.now()
  await loadPublic(system, dump, say)
  console.log(`Loaded in ${((performance.now() - began) / 1000).toFixed(1)} s.`)
}

const sorry = 'Nothing is loaded'
try {
  const { values, positionals } = parseArgs({
    options: { check: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  if (positionals.length !== 1) throw new Error('name one file: npm run load -- FILE')
  const dump = await openDump(positionals[0]!)
  await check(dump)
  if (!values.check) await onInstance(() => load(dump), { fresh: true, sorry })
  dump.close()
} catch (error) {
  console.error(`${sorry}: ${printableError(error)}`)
  process.exitCode = 1
}
