import { existsSync } from 'node:fs'
import path from 'node:path'
import { closeDatabaseWithin } from '../db/connection'
import { ensureDatabase, type Embedded } from '../db/embedded'
import { databaseProblem } from '../db/external'
import { readEnv } from '../lib/env'
import { printableError } from '../lib/printable'

/**
 * Does `work` on the database that the settings name, as DATABASE_URL from then on: the outer one; or the embedded one,
 * joined where it runs and otherwise started, and let go afterwards. An interruption ends it the same way, after
 * `interrupted`. `fresh`: whether a data folder without a database gets one. A failure is told in one line after `sorry`.
 */
export async function onInstance(
  work: () => Promise<void>,
  { fresh, sorry, interrupted = () => {} }: { fresh: boolean; sorry: string; interrupted?: () => void },
): Promise<void> {
  let [starting, ending] = [null as Promise<Embedded> | null, false]
  const end = async (patience = 5) => {
    await closeDatabaseWithin(patience)
    // An interruption may come before it has started.
    await starting?.then(
      ({ stop }) => stop(),
      () => {},
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (ending) return
      ending = true
      interrupted()
      console.error(`${sorry}: it was interrupted.`)
      setTimeout(() => process.exit(130), 14_000)
      void end(0).finally(() => process.exit(130))
    })
  try {
    const read = readEnv(process.env)
    if ('problem' in read) throw new Error(read.problem)
    const { databaseUrl, data } = read.settings
    if (databaseUrl) {
      const problem = await databaseProblem(databaseUrl)
      if (problem) throw new Error(problem)
    } else {
      const folder = path.resolve(data)
      if (!fresh && !existsSync(path.join(folder, 'database.json')))
        throw new Error(`There is no database in ${folder}: name its folder in ONRECORD_DATA.`)
      starting = ensureDatabase(folder)
    }
    process.env.DATABASE_URL = databaseUrl ?? (await starting!).url
    await work()
  } catch (error) {
    // What breaks as the end is made is no news.
    if (ending) return
    console.error(`${sorry}: ${printableError(error)}`)
    process.exitCode = 1
  }
  if (!ending) await end()
}
