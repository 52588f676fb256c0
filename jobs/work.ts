import { run } from 'graphile-worker'
import { attend, freeJobs } from '../db/attendance'
import { backfill } from '../db/backfill'
import { enqueueUnread } from '../db/queue'
import { logger, schema } from '../db/queue-schema'
import { sealRevisions } from '../db/sealing'
import type { ModelSettings } from '../lib/env'
import { system } from '../lib/permissions'
import { clock } from './due'
import { nightlyDump, renewDump } from './dumps'
import { nightlyBackup } from './nightly'
import type { OpenOptions } from './open'
import { startReader } from './reading-thread'
import { tasks } from './tasks'

/** Jobs at once: most wait for strangers' servers, and a slow one must not hold up the others. */
const ABREAST = 4

/** Folders of the nightly backups and dumps; null: none are made. */
export type Folders = { backups?: string | null; dumps?: string | null }

/**
 * Does the jobs of the queue; `model` is what reads articles after the rules. `lost` is called when the database went
 * away. Returns the way to stop after the jobs under way.
 */
export async function work(
  connectionString: string,
  opening: Pick<OpenOptions, 'allow' | 'origin'>,
  lost: () => void,
  { backups = null, dumps = null }: Folders = {},
  model: ModelSettings | null = null,
): Promise<() => Promise<void>> {
  const { names, leave } = await attend(connectionString, ABREAST, lost)
  await freeJobs()
  await enqueueUnread()
  await backfill()
  const reader = startReader()
  const into = (folder: string | null, make: (folder: string) => Promise<void>) => async () =>
    folder === null ? undefined : make(folder)
  const nightly = {
    backup: into(backups, nightlyBackup),
    dump: into(dumps, nightlyDump),
    'dump-anew': into(dumps, renewDump),
  }
  // The library is large, and most instances do without.
  const second = model && (await import('./second-reader')).secondReader(model)
  const taskList = { ...tasks({ reader, opening }, second), ...nightly }
  const runners = await Promise.all(
    names.map((workerId) => {
      const options = {
        connectionString,
        schema,
        logger,
        taskList,
        parsedCronItems: clock,
        concurrency: 1,
        workerId,
        maxPoolSize: 2,
        pollInterval: 5000,
        noHandleSignals: true,
      }
      return run(options)
    }),
  )
  for (const runner of runners) {
    // It ends by itself only where it could not go on.
    runner.promise.catch(lost)
    runner.events.on('worker:stop', ({ error }) => {
      if (error) lost()
    })
  }
  return async () => {
    await Promise.all(runners.map((runner) => runner.stop()))
    await reader.close()
    // What cannot be sealed now is at the next start.
    await sealRevisions(system, 500).catch(() => null)
    await leave()
  }
}
