import os from 'node:os'
import path from 'node:path'
import { closeDatabase } from '../db/connection'
import { ensureDatabase } from '../db/embedded'
import { migrate } from '../db/migrate'
import { readEnv } from '../lib/env'
import { dumpsFolder } from './offered-dump'
import { keepWorker } from './supervise'
import { work } from './work'

// npm run worker; or the child of it, or of npm start, which names the database, and does the work.
const child = process.argv.includes('--child')
const closers: (() => Promise<unknown>)[] = []
let ending = false

async function start(): Promise<void> {
  const read = readEnv(process.env)
  if ('problem' in read) throw new Error(read.problem)
  const { databaseUrl, data, fetchAllow, backups, model, url: origin } = read.settings
  const url = databaseUrl ?? (await embedded(path.resolve(data)))
  process.env.DATABASE_URL = url
  await migrate(url)
  if (!child) {
    closers.push(keepWorker())
    console.log('The worker waits for jobs.')
    return
  }
  // The pages go first.
  os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL)
  closers.push(closeDatabase)
  closers.push(
    await work(
      url,
      { allow: new Set(fetchAllow), origin },
      () => fail('The worker lost its database.'),
      { backups, dumps: dumpsFolder(data) },
      model,
    ),
  )
}

async function embedded(data: string): Promise<string> {
  const starting = ensureDatabase(data)
  closers.push(async () => (await starting).stop())
  return (await starting).url
}

async function end(code: number): Promise<void> {
  if (ending) return
  ending = true
  setTimeout(() => process.exit(1), 14_000)
  for (const closer of closers.reverse())
    await closer().catch((error: unknown) => console.error(String(error)))
  process.exit(code)
}

function fail(problem: string): void {
  if (ending) return
  console.error(problem)
  void end(1)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(0))
// What started it is gone, however that came.
process.on('disconnect', () => void end(0))
process.on('unhandledRejection', (error) => console.error(error))

start().catch((error: unknown) =>
  fail(`The worker does not start: ${error instanceof Error ? error.message : String(error)}`),
)
