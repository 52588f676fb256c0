import { parseArgs } from 'node:util'
import { restoreWhole } from '../db/restoring'
import { schemaName } from '../lib/backup'
import { system } from '../lib/permissions'
import { printable, printableError } from '../lib/printable'
import { openBackup, type BackupFile } from './backup-file'
import { onInstance } from './instance'
import { product } from './product'

// npm run restore -- FILE [--check]

/** What is told is the file's words, in part. */
const say = (what: string) => console.log(printable(what))

/** Reads all of the file before anything is touched: a damaged one changes nothing, not even a schema. */
async function check({ manifest, lines }: BackupFile): Promise<void> {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  say(
    `A backup of ${manifest.at} by Onrecord ${manifest.product}, schema ${schemaName(manifest.migrations)}: ` +
      `${rows.toLocaleString('en')} rows of ${manifest.tables.length} tables`,
  )
  for (const { name } of manifest.tables) for await (const _ of lines(name));
  console.log('The file is whole.')
}

async function restore(backup: BackupFile): Promise<void> {
  const began = performance.now()
  await restoreWhole(system, { ...backup, product }, say)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`Restored in ${seconds} s. Everybody signs in anew.`)
}

const sorry = 'The restore is not done'
try {
  const { values, positionals } = parseArgs({
    options: { check: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  if (positionals.length !== 1) throw new Error('name one file: npm run restore -- FILE')
  const backup = await openBackup(positionals[0]!)
  await check(backup)
  if (!values.check) await onInstance(() => restore(backup), { fresh: true, sorry })
  backup.close()
} catch (error) {
  console.error(`${sorry}: ${printableError(error)}`)
  process.exitCode = 1
}
