import { Logger, runMigrations } from 'graphile-worker'

/** Where the queue keeps its jobs. */
export const schema = 'graphile_worker'

/** Says only what went wrong, in one line: what follows may hold the parameters of a statement. */
export const logger = new Logger(() => (level, message) => {
  if (level === 'error') console.error(`Worker: ${message.split('\n')[0]}`)
})

/** Brings the queue's own schema to the newest; two processes at once must be kept apart. */
export async function migrateQueue(url: string): Promise<void> {
  await runMigrations({ connectionString: url, schema, logger, maxPoolSize: 1 })
}
