import { afterAll, expect, test } from 'vitest'
import { system } from '../lib/permissions'
import { client, closeDatabase } from './connection'
import { retryJobs, systemState } from './system'

afterAll(closeDatabase)

test('a job that failed for good is shown with its error, and is done again when asked', async () => {
  const sql = client()
  const made: string[] = []
  for (const key of ['one', 'other']) {
    const [job] =
      await sql`select (graphile_worker.add_job('nothing', ${JSON.stringify({ key })}::text::json, max_attempts := 1)).id`
    made.push(String(job!.id))
  }
  await sql`update graphile_worker._private_jobs set attempts = 1, last_error = 'It broke.' where id in ${sql(made)}`
  const { queue } = await systemState(system)
  expect(queue.failed).toBeGreaterThan(1)
  expect(queue.jobs.find(({ id }) => id === made[0])).toMatchObject({
    task: 'nothing',
    payload: { key: 'one' },
    error: 'It broke.',
  })
  expect(await retryJobs(system, { id: made[0]! })).toBe(1)
  const failed = async () => (await systemState(system)).queue.jobs.map(({ id }) => id)
  expect(await failed()).not.toContain(made[0])
  expect(await failed()).toContain(made[1])
  expect(await retryJobs(system, { id: null })).toBeGreaterThan(0)
  expect(await failed()).toEqual([])
  await expect(retryJobs(system, { id: 'all' })).rejects.toMatchObject({ kind: 'invalid' })
})

test('size, rows, versions and seals are told', async () => {
  const state = await systemState(system)
  expect(state.database.bytes).toBeGreaterThan(1_000_000)
  expect(state.database.tables.length).toBe(8)
  expect(state.rows.find(({ name }) => name === 'revisions')).toBeDefined()
  expect(state.migrations.count).toBeGreaterThan(16)
  expect(state.second.calls).toBeGreaterThanOrEqual(0)
  expect(state.database.since).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
})
