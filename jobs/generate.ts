import path from 'node:path'
import { parseArgs } from 'node:util'
import { closeDatabase } from '../db/connection'
import { ensureDatabase, type Embedded } from '../db/embedded'
import { generateRecord } from '../db/generating'
import { migrate } from '../db/migrate'
import { readEnv } from '../lib/env'
import { system } from '../lib/permissions'

// npm run generate -- --claims N --seed S
const held: { embedded?: Embedded } = {}

async function generate(): Promise<void> {
  const { values } = parseArgs({ options: { claims: { type: 'string' }, seed: { type: 'string' } } })
  const [claims, seed] = [values.claims ?? '1000', values.seed ?? '1'].map(Number)
  const read = readEnv(process.env)
  if ('problem' in read) throw new Error(read.problem)
  const { databaseUrl, data } = read.settings
  if (!databaseUrl) held.embedded = await ensureDatabase(path.resolve(data))
  process.env.DATABASE_URL = databaseUrl ?? held.embedded!.url
  await migrate(process.env.DATABASE_URL)
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  let told = 0
  await generateRecord(system, { claims: claims!, seed: seed! }, (made) => {
    if (made < told + 20_000) return
    told = made
    console.log(`${made} claims, ${Math.round(made / seconds())} a second`)
  })
  console.log(
    `${claims} claims of seed ${seed} in ${seconds().toFixed(1)} s, ${Math.round(claims! / seconds())} a second with their indexes`,
  )
}

try {
  await generate()
} catch (error) {
  console.error(`Nothing is generated: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
} finally {
  await closeDatabase()
  await held.embedded?.stop()
}
