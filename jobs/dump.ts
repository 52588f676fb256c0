import { rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { settledOrSealed } from '../db/settled'
import { writeDump } from './dump-file'
import { onInstance } from './instance'

// npm run dump -- FILE [--force]
let part: string | null = null

async function dump(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { force: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  if (positionals.length !== 1) throw new Error('name one file: npm run dump -- FILE')
  const file = path.resolve(positionals[0]!)
  const began = performance.now()
  // Before the moment that the file shows: no change up to it is missing there. What holds no record is told below.
  const since = await settledOrSealed(500).catch(() => 0)
  const { bytes, manifest } = await writeDump(file, { force: values.force, begun: (name) => (part = name) })
  part = null
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(
    `${rows.toLocaleString('en')} public rows of ${manifest.tables.length} tables are in ${file}: ${(bytes / 1e6).toFixed(1)} MB, ${seconds} s`,
  )
  console.log(`/api/v1/changes?since=${since} tells what changes after it.`)
}

await onInstance(dump, {
  fresh: false,
  sorry: 'No dump is made',
  interrupted: () => part && rmSync(part, { force: true }),
})
