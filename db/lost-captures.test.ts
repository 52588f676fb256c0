import { sql } from 'drizzle-orm'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { system } from '../lib/permissions'
import { closeDatabase, db } from './connection'
import { bringInRows } from './import-rows'
import * as imports from './imports'
import { reviveCaptures } from './lost-captures'
import { asked } from './test-arrival-doors'
import { addressRow, running } from './test-list-doors'

afterAll(closeDatabase)
// Other tests have left captures without jobs.
beforeEach(async () => {
  while (await reviveCaptures(system));
})

/** As after a page on which the worker died each time. */
const wearOut = (id: number) =>
  db().execute(
    sql`update graphile_worker._private_jobs set attempts = max_attempts where key = ${`capture:${id}`}`,
  )
const jobs = (id: number) =>
  db().execute(sql`
    select 1 from graphile_worker.jobs where key = ${`capture:${id}`} and attempts < max_attempts`)
const onRecord = async (id: number) =>
  (await db().execute(sql`select state, problem from captures where id = ${id}`))[0]

test('a capture whose jobs have failed is queued again, and given up in the end', async () => {
  const { articleId, capture } = await asked()
  const { capture: other } = await asked()
  for (let times = 1; times <= 3; times += 1) {
    await wearOut(capture!)
    expect(await reviveCaptures(system)).toBe(1)
    expect(await jobs(capture!)).toHaveLength(1)
    expect(await reviveCaptures(system)).toBe(0)
  }
  await wearOut(capture!)
  await reviveCaptures(system)
  const problem = 'Reading it was broken off again and again.'
  expect(await onRecord(capture!)).toEqual({ state: 'failed', problem })
  const [article] = await db().execute(sql`select problem, next_fetch from articles where id = ${articleId}`)
  expect(article).toEqual({ problem, next_fetch: null })
  expect(await onRecord(other!)).toMatchObject({ state: 'waiting' })
  expect(await reviveCaptures(system)).toBe(0)
})

test('the page of a list waits for its row, unless the list was stopped', async () => {
  const { id } = await running([addressRow(2)])
  const { pages } = await bringInRows(system, { id, most: 10 })
  const { capture } = pages[0]!
  await reviveCaptures(system)
  await imports.pauseImport(system, { id })
  await reviveCaptures(system)
  expect(await jobs(capture)).toHaveLength(0)
  expect(await onRecord(capture)).toMatchObject({ state: 'waiting' })
  await imports.stopImport(system, { id })
  await wearOut(capture)
  await reviveCaptures(system)
  expect(await jobs(capture)).toHaveLength(1)
})
