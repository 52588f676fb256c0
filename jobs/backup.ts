import { rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { noteBackup } from '../db/backing-up'
import { system } from '../lib/permissions'
import { writeBackup } from './backup-file'
import { onInstance } from './instance'

// npm run backup -- FILE [--force]
let part: string | null = null

async function backup(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { force: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  if (positionals.length !== 1) throw new Error('name one file: npm run backup -- FILE')
  const file = path.resolve(positionals[0]!)
  const began = performance.now()
  const { bytes, rows } = await writeBackup(file, { force: values.force, begun: (name) => (part = name) })
  part = null
  const counts = Object.values(rows)
  const all = counts.reduce((sum, count) => sum + count, 0)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(
    `${all.toLocaleString('en')} rows of ${counts.length} tables are in ${file}: ${(bytes / 1e6).toFixed(1)} MB, ${seconds} s`,
  )
  // Where an older program keeps the database, there may be nowhere to note it.
  await noteBackup(system, { file, bytes, rows }).catch((error: unknown) =>
    console.error(`The backup is whole, but it is not noted: ${String(error)}`),
  )
}

await onInstance(backup, {
  fresh: false,
  sorry: 'No backup is made',
  interrupted: () => part && rmSync(part, { force: true }),
})
