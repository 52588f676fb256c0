import { run } from 'graphile-worker'
import { attend, freeJobs } from '../db/attendance'
import { enqueueUnread } from '../db/queue'
import { logger, schema } from '../db/queue-schema'
import { tasks } from './tasks'

/**
 * Does the jobs of the queue, one after the other: reading a text is work for the processor, and two at once would
 * gain nothing. `lost` is called when the database went away. Returns the way to stop after the job under way.
 */
export async function work(connectionString: string, lost: () => void): Promise<() => Promise<void>> {
  const { name, leave } = await attend(connectionString, lost)
  await freeJobs()
  await enqueueUnread()
  const options = {
    connectionString,
    schema,
    logger,
    taskList: tasks,
    parsedCronItems: [],
    concurrency: 1,
    workerId: name,
    maxPoolSize: 3,
    pollInterval: 5000,
    noHandleSignals: true,
  }
  const runner = await run(options)
  // It ends by itself only where it could not go on.
  runner.promise.catch(lost)
  runner.events.on('worker:stop', ({ error }) => {
    if (error) lost()
  })
  return async () => {
    await runner.stop()
    await leave()
  }
}
