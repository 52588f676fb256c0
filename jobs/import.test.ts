import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { runOnce } from 'graphile-worker'
import { afterAll, expect, test } from 'vitest'
import { failCapture, storeCapture } from '../db/captures'
import { client, closeDatabase } from '../db/connection'
import { deskImport } from '../db/import-desk'
import { logger, schema } from '../db/queue-schema'
import { receiveList } from '../db/receiving'
import { pauseImport, resumeImport } from '../db/imports'
import { pageRead } from '../db/test-arrival-doors'
import { unique } from '../db/test-rows'
import { csvLine } from '../lib/csv'
import { system } from '../lib/permissions'
import { importList } from './import'

afterAll(closeDatabase)

const full = process.env.ONRECORD_TEST_SIZE === 'full'
const SIZE = full ? 10_000 : 300
const KILLS = full ? 3 : 1
const root = path.join(import.meta.dirname, '..')

/** The program that does the jobs, without the keeper that would start it again. */
function worker() {
  const child = spawn(process.execPath, ['--import', 'tsx', 'jobs/worker.ts', '--child'], {
    cwd: root,
    env: { ...process.env, ONRECORD_DATA: path.join(root, '.data', `import-${process.pid}`) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  const kill = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  /** The most memory it has had, in MB. */
  const memory = () => {
    const status = `/proc/${child.pid}/status`
    if (!existsSync(status)) return 0
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]) / 1024)
  }
  return { kill, memory }
}

const mark = unique('list').replace(' ', '')
const places = ['harbour', 'bridge', 'market', 'council', 'ferry', 'tower', 'school', 'river']

/** An article of about 3,000 characters that shares its words with the others, and little of their order. */
function article(number: number): string {
  let seed = number * 7919 + 17
  const next = (most: number) => (seed = (seed * 48_271) % 2_147_483_647) % most
  const words = () => Array.from({ length: 24 }, () => `${places[next(8)]}${next(400)}`).join(' ')
  const sentences = Array.from({ length: 14 }, () => `The ${words()} was seen.`)
  sentences.splice(3, 0, `“We closed it at noon,” Anna Petrenko said on Friday, ${mark} ${number}.`)
  return sentences.join('\n\n')
}

async function* file(): AsyncGenerator<Uint8Array> {
  yield Buffer.from(csvLine(['url', 'title', 'publisher', 'date', 'text']))
  for (let at = 0; at < SIZE; at += 1) {
    const row = [`https://${mark}.example/${at}`, `Report ${at}`, `Outlet ${at % 20}`, '2025-03-14']
    yield Buffer.from(csvLine([...row, article(at)]))
  }
}

const progress = (id: number) => deskImport(system, id)
const done = async (id: number) => {
  const { made, same, failed } = await progress(id)
  return made + same + failed
}
const stands = async () => {
  const [row] = await client()`
    select count(*)::int as articles, count(distinct v.hash)::int as texts, count(distinct r.url)::int as addresses
    from articles r join article_versions v on v.article_id = r.id
    where r.url like ${`https://${mark}.example/%`}`
  return { ...row }
}
const patience = { timeout: full ? 1_800_000 : 120_000, interval: 20 }

test(
  'a worker that is killed in the middle of a list, and started again, loses no row and makes none twice',
  async () => {
    const received = performance.now()
    const id = await receiveList(system, 'articles.csv', file())
    const taken = performance.now() - received
    const began = performance.now()
    for (let kills = 1; kills <= KILLS; kills += 1) {
      const doomed = worker()
      await expect.poll(() => done(id), patience).toBeGreaterThan((SIZE * kills) / (KILLS + 2))
      await doomed.kill('SIGKILL')
      const { state, made, same, failed } = await progress(id)
      expect(state).toBe('running')
      expect(made).toBeLessThan(SIZE)
      expect([same, failed]).toEqual([0, 0])
    }
    const last = worker()
    try {
      await expect.poll(async () => (await progress(id)).state, patience).toBe('done')
      const seconds = (performance.now() - began) / 1000
      if (full)
        console.log(
          `${SIZE} articles in ${seconds.toFixed(0)} s, killed ${KILLS} times: ${(SIZE / seconds).toFixed(0)} a second;`,
          `file taken in within ${(taken / 1000).toFixed(1)} s; most memory ${last.memory()} MB`,
        )
    } finally {
      await last.kill('SIGTERM')
    }
    expect(await progress(id)).toMatchObject({ rows: SIZE, made: SIZE, same: 0, failed: 0 })
    expect(await stands()).toEqual({ articles: SIZE, texts: SIZE, addresses: SIZE })
  },
  full ? 3_600_000 : 240_000,
)

test('the same file again is held already, row by row', async () => {
  const id = await receiveList(system, 'articles.csv', file())
  const began = performance.now()
  while ((await progress(id)).state === 'running') await importList(id, async () => {})
  const seconds = (performance.now() - began) / 1000
  if (full) console.log(`The same again: ${(SIZE / seconds).toFixed(0)} a second`)
  expect(await progress(id)).toMatchObject({ state: 'done', made: 0, same: SIZE, failed: 0 })
  expect(await stands()).toEqual({ articles: SIZE, texts: SIZE, addresses: SIZE })
}, 1_800_000)

async function* addresses(hosts: string[], pages: number): AsyncGenerator<Uint8Array> {
  for (let page = 0; page < pages; page += 1)
    for (const host of hosts) yield Buffer.from(`https://${host}/${page}\n`)
}

test('pages are opened at four hosts at most, at each one after the other', async () => {
  const hosts = Array.from({ length: 6 }, (_, at) => `h${at}.${mark}.example`)
  const id = await receiveList(system, 'addresses.txt', addresses(hosts, 3))
  const open: string[] = []
  const most = { hosts: 0, pages: 0 }
  let number = 0
  const capture = async (captureId: number) => {
    const [row] = await client()`select address from captures where id = ${captureId}`
    const host = new URL(row!.address as string).host
    open.push(host)
    most.hosts = Math.max(most.hosts, new Set(open).size)
    most.pages = Math.max(most.pages, open.length)
    await new Promise((resolve) => setTimeout(resolve, 20))
    number += 1
    const failed = { id: captureId, problem: 'The page answers 404.', status: 404, forGood: true }
    if (number % 6 === 0) await failCapture(system, failed)
    else await storeCapture(system, pageRead(captureId, unique(`Words of page ${number}.`)))
    open.splice(open.indexOf(host), 1)
  }
  // Turns that are over at once: the list goes on where it was.
  while ((await progress(id)).state === 'running') await importList(id, capture, { turn: 0, pause: 1 })
  expect(most).toEqual({ hosts: 4, pages: 4 })
  expect(await progress(id)).toMatchObject({ state: 'done', rows: 18, made: 15, same: 0, failed: 3 })
})

test('a list that is paused waits, and its turn makes the next one', async () => {
  const id = await receiveList(system, 'one.csv', addresses([`wait.${mark}.example`], 1))
  await pauseImport(system, { id })
  await importList(id, async () => expect.unreachable())
  expect(await progress(id)).toMatchObject({ state: 'paused', made: 0 })
  await resumeImport(system, { id })
  const opened: number[] = []
  const taskList = {
    import: (payload: unknown) =>
      importList((payload as { importId: number }).importId, async (capture) => void opened.push(capture), {
        turn: 0,
      }),
  }
  await runOnce({
    connectionString: process.env.DATABASE_URL,
    ...{ schema, logger, taskList, noHandleSignals: true, maxPoolSize: 2 },
  })
  expect(opened).toHaveLength(1)
  expect(await progress(id)).toMatchObject({
    state: 'done',
    failures: [{ line: 1, problem: 'The page was not read.' }],
  })
})
