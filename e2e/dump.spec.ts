import { createHash } from 'node:crypto'
import type { APIRequestContext } from '@playwright/test'
import { client } from '../db/connection'
import { withdrawClaim } from '../db/withdrawing'
import { system } from '../lib/permissions'
import { expect } from './fixtures'
import { freshTest } from './fresh'
import { claimOf, makePublished } from './rows'

const test = freshTest()
test.use({ expectedStatuses: [404, 503] })

/** Has the worker do what it does by the clock. */
const ask = (task: 'dump' | 'dump-anew') => client()`select from graphile_worker.add_job(${task}::text)`

/** Keeps the worker from making one anew by its own clock, which strikes each minute. */
const stopClock = () => client()`
  insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
  values ('dump-anew', now(), now() + interval '1 day')
  on conflict (identifier) do update set last_execution = excluded.last_execution`

/** Waits until the worker, which may be starting, has made one. */
const offered = (request: APIRequestContext) =>
  expect.poll(async () => (await request.get('/dump/onrecord.json')).status(), { timeout: 60_000 }).toBe(200)

type Told = { file: string; bytes: number; sha256: string; since: number }

test('the dump of the night is offered with its sums, whole or in parts', async ({ page, request }) => {
  await ask('dump')
  await offered(request)
  const told = (await (await request.get('/dump/onrecord.json')).json()) as Told
  await page.goto('/dump')
  await expect(page.getByText(told.sha256)).toBeVisible()
  await expect(page.getByRole('main')).toContainText('CC BY 4.0')
  await expect(page.getByRole('link', { name: 'Download the dump' })).toHaveAttribute(
    'href',
    '/dump/onrecord.zip',
  )

  const whole = await request.get('/dump/onrecord.zip')
  const body = await whole.body()
  expect(createHash('sha256').update(body).digest('hex')).toBe(told.sha256)
  const headers = whole.headers()
  expect(headers).toMatchObject({
    'content-type': 'application/zip',
    'content-length': String(told.bytes),
    'content-disposition': `attachment; filename="${told.file}"`,
    'accept-ranges': 'bytes',
  })
  expect(headers['set-cookie']).toBeUndefined()
  const again = await request.get('/dump/onrecord.zip', { headers: { 'If-None-Match': headers.etag! } })
  expect(again.status()).toBe(304)
  const part = await request.get('/dump/onrecord.zip', { headers: { Range: 'bytes=4-9' } })
  expect([part.status(), await part.body()]).toEqual([206, body.subarray(4, 10)])
  const beyond = await request.get('/dump/onrecord.zip', { headers: { Range: `bytes=${told.bytes}-` } })
  expect(beyond.status()).toBe(416)
  const head = await request.head('/dump/onrecord.zip')
  expect([head.status(), head.headers()['content-length']]).toEqual([200, String(told.bytes)])
  expect((await request.post('/dump/onrecord.zip')).status()).toBe(405)
})

test('what was withdrawn is not offered until the dump is made anew', async ({ page, request }) => {
  const statement = await makePublished()
  await ask('dump')
  await offered(request)
  const before = (await (await request.get('/dump/onrecord.json')).json()) as Told
  const { items } = (await (await request.get(`/api/v1/changes?since=${before.since}`)).json()) as {
    items: { url: string }[]
  }
  expect(items.map(({ url }) => new URL(url).pathname)).toContain(`/claims/${statement.claim}`)

  await stopClock()
  await withdrawClaim(system, { ...(await claimOf(statement)), reason: 'It was never said.' })
  const refused = await page.goto('/dump')
  expect([refused!.status(), refused!.headers()['retry-after']]).toEqual([503, '120'])
  await expect(page.getByRole('heading', { level: 1 })).toContainText('The dump is being made anew')
  for (const [ending, type] of [
    ['zip', 'text/plain; charset=utf-8'],
    ['json', 'application/problem+json'],
  ]) {
    const file = await request.get(`/dump/onrecord.${ending}`)
    const { 'retry-after': wait, 'content-type': told } = file.headers()
    expect([file.status(), wait, told]).toEqual([503, '120', type])
    expect(await file.text()).toContain('The dump is being made anew')
  }
  await ask('dump-anew')
  await offered(request)
  const after = (await (await request.get('/dump/onrecord.json')).json()) as Told
  expect(after.since).toBeGreaterThan(before.since)
  await page.goto('/dump')
  await expect(page.getByText(after.sha256)).toBeVisible()
})
