import { freePort } from '../db/embedded-postmaster'
import { test as base } from './fixtures'
import { startInstance } from './instance'

/**
 * Makes the test of one spec, whose tests share a new instance with the sample data and the first admin alone; doors
 * write there too. `more` are further settings.
 */
export const freshTest = (more: Record<string, string> = {}) =>
  base.extend<object, { fresh: string }>({
    fresh: [
      async ({}, provide) => {
        const port = await freePort()
        const { database, stop } = await startInstance(String(port), 'fresh', more)
        // Fixtures of a worker give these tests a process apart, so that no other test sees this.
        process.env.DATABASE_URL = database
        await provide(`http://localhost:${port}`)
        await stop()
      },
      { scope: 'worker', timeout: 120_000 },
    ],
    baseURL: ({ fresh }, provide) => provide(fresh),
  })
