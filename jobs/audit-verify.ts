import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { closeDatabase, db } from '../db/connection'
import { ensureDatabase, type Embedded } from '../db/embedded'
import { databaseProblem } from '../db/external'
import { verifySeals, type Verified } from '../db/verifying'
import { readEnv } from '../lib/env'

// npm run audit:verify [-- --expect HASH]
const held: { embedded?: Embedded } = {}

async function verify(): Promise<void> {
  const { values } = parseArgs({ options: { expect: { type: 'string' } } })
  const expected = values.expect?.trim().toLowerCase()
  if (expected !== undefined && !/^[0-9a-f]{64}$/.test(expected))
    throw new Error('--expect takes the 64 digits of a hash that this command has printed')
  const read = readEnv(process.env)
  if ('problem' in read) throw new Error(read.problem)
  const { databaseUrl, data } = read.settings
  const problem = databaseUrl && (await databaseProblem(databaseUrl))
  if (problem) throw new Error(problem)
  // Nothing is made here: a folder without a database holds no log.
  if (!databaseUrl && !existsSync(path.join(data, 'database.json')))
    throw new Error(`${path.resolve(data)} holds no database: ONRECORD_DATA or DATABASE_URL names it`)
  if (!databaseUrl) held.embedded = await ensureDatabase(path.resolve(data))
  process.env.DATABASE_URL = databaseUrl ?? held.embedded!.url
  tell(await verifySeals(db(), expected), expected !== undefined)
}

function tell({ seals, revisions, unsealed, newest, findings }: Verified, expected: boolean): void {
  for (const finding of findings) console.log(finding)
  const counts = `${seals} seals over ${revisions} revisions; ${unsealed} revisions not sealed yet`
  console.log(findings.length ? `NOT as sealed: ${counts}.` : `OK: ${counts}.`)
  if (newest) console.log(`Newest seal: ${newest.id} of ${newest.at.toISOString()}, hash ${newest.hash}`)
  if (newest && !expected)
    console.log(
      'Note this hash elsewhere: with --expect HASH the next run also shows whether seals were removed or made anew.',
    )
  if (findings.length) process.exitCode = 1
}

try {
  await verify()
} catch (error) {
  console.error(`Nothing was verified: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 2
} finally {
  await closeDatabase()
  await held.embedded?.stop()
}
