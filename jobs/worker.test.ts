import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { runOnce } from 'graphile-worker'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { bringIn } from '../db/bring-in'
import { client, closeDatabase } from '../db/connection'
import { removeDatabase } from '../db/embedded'
import { runs } from '../db/embedded-lock'
import { versionOf } from '../db/passages'
import { enqueueUnread } from '../db/queue'
import { logger, schema } from '../db/queue-schema'
import { removeSamples } from '../db/samples'
import { renewalDue } from '../db/search-stale'
import { deskReading } from '../db/suggestion-lines'
import { sampler, system, type Actor } from '../lib/permissions'
import { startReader } from './reading-thread'
import { tasks } from './tasks'
import { work } from './work'

const tools = { reader: startReader(), opening: { allow: new Set<string>() } }
const programs = new Set<ChildProcess>()
// What other tests have left to be done would be done here first.
beforeAll(async () => {
  await client()`delete from graphile_worker._private_jobs`
})
afterAll(async () => {
  await tools.reader.close()
  await closeDatabase()
})
afterEach(() => {
  vi.restoreAllMocks()
  // One that a failed test has left would do the jobs of the tests after it.
  for (const child of programs) child.kill('SIGKILL')
  programs.clear()
})

const plain = { title: null, publisher: null, author: null, url: null, language: null, date: '2023-03-18' }
let count = 0
const article = async (actor: Actor = system) => {
  const text = `“The harbour was closed,” Anna Petrenko said on Friday. Report ${process.pid} ${count++}.`
  const id = await bringIn(actor, { ...plain, text })
  return { id, versionId: await versionOf(id) }
}
const once = () =>
  runOnce({
    connectionString: process.env.DATABASE_URL,
    ...{ schema, logger, taskList: tasks(tools), noHandleSignals: true, maxPoolSize: 2 },
  })
const jobs = (versionId: number) =>
  client()`select key, attempts, locked_by, last_error from graphile_worker.jobs where key = ${`suggest:${versionId}`}`

test('the worker reads what was brought in, and the job is gone', async () => {
  const { id, versionId } = await article()
  expect(await deskReading(system, id)).toEqual({ reading: true, second: null, suggestions: [] })
  await once()
  const read = await deskReading(system, id)
  expect(read.reading).toBe(false)
  expect(read.suggestions).toMatchObject([{ state: 'open', speaker: { name: 'Anna Petrenko' } }])
  expect(await jobs(versionId)).toHaveLength(0)
})

test('the worker makes the search documents anew that a change left behind', async () => {
  await client()`insert into search_stale (claim_ids, soon) values ('{1,2}', false), ('{3}', false)`
  await renewalDue(system)
  await once()
  expect(await client()`select from search_stale`).toHaveLength(0)
})

test('a job whose article is gone ends without a word', async () => {
  const said = vi.spyOn(console, 'error')
  const { versionId } = await article(sampler)
  await removeSamples(system)
  await once()
  expect(await jobs(versionId)).toHaveLength(0)
  expect(said).not.toHaveBeenCalled()
})

test('a job that fails is tried again later, and one line says why', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { id, versionId } = await article()
  await client()`update graphile_worker._private_jobs set payload = '{"versionId": "none"}' where key = ${`suggest:${versionId}`}`
  await once()
  expect(await jobs(versionId)).toMatchObject([{ attempts: 1, locked_by: null }])
  expect((await deskReading(system, id)).reading).toBe(true)
  expect(said.mock.calls).toEqual([[expect.stringMatching(/^Worker: Failed task \d+ \(suggest, .*$/)]])
})

test('articles from before there was a worker are queued once, the newest version of each', async () => {
  const { id, versionId } = await article()
  await client()`delete from graphile_worker._private_jobs`
  const [later] = await client()`
    insert into article_versions (article_id, number, text, length, hash)
    values (${id}, 2, 'A later text.', 13, ${'0'.repeat(64)}) returning id`
  await enqueueUnread()
  await enqueueUnread()
  expect(await jobs(versionId)).toHaveLength(0)
  expect(await jobs(later!.id as number)).toHaveLength(1)
  await client()`delete from graphile_worker._private_jobs where key <> ${`suggest:${later!.id as number}`}`
  await once()
  await enqueueUnread()
  expect(await jobs(later!.id as number)).toHaveLength(0)
})

test('a worker that starts frees the jobs of one that died, and of no other', async () => {
  const [dead, other] = [await article(), await article()]
  for (const [{ versionId }, by] of [
    [dead, 'onrecord-dead'],
    [other, 'worker-of-others'],
  ] as const)
    await client()`update graphile_worker._private_jobs set locked_at = now(), locked_by = ${by} where key = ${`suggest:${versionId}`}`
  const stop = await work(process.env.DATABASE_URL!, tools.opening, () => {})
  await expect.poll(async () => (await deskReading(system, dead.id)).reading, { timeout: 30_000 }).toBe(false)
  await stop()
  expect(await jobs(other.versionId)).toMatchObject([{ locked_by: 'worker-of-others' }])
})

const root = path.join(import.meta.dirname, '..')

/** `npm run worker` with these settings; what it said, and its end. */
function program(settings: Record<string, string>, args: string[] = []) {
  const env = { ...process.env }
  for (const name of Object.keys(env)) if (/^(DATABASE_URL|ONRECORD_)/.test(name)) delete env[name]
  const child = spawn(process.execPath, ['--import', 'tsx', 'jobs/worker.ts', ...args], {
    cwd: root,
    env: { ...env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  programs.add(child)
  let said = ''
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  return { child, ended, said: () => said }
}

const readBy = async ({ child, said }: { child: ChildProcess; said: () => string }, id: number) =>
  expect
    .poll(
      async () => {
        if (child.exitCode !== null) throw new Error(said())
        return (await deskReading(system, id)).reading
      },
      { timeout: 60_000 },
    )
    .toBe(false)

test('npm run worker works alone until a signal ends it', async () => {
  const { id } = await article()
  const worker = program({ DATABASE_URL: process.env.DATABASE_URL! })
  await readBy(worker, id)
  const later = await article()
  await readBy(worker, later.id)
  worker.child.kill('SIGTERM')
  expect(await worker.ended).toBe(0)
  expect(worker.said()).toBe('The worker waits for jobs.\n')
})

test.runIf(existsSync('/proc/self/task'))(
  'a worker that is killed is started again, and ends with its keeper',
  async () => {
    const worker = program({ DATABASE_URL: process.env.DATABASE_URL! })
    const { pid } = worker.child
    const children = () =>
      readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
    await readBy(worker, (await article()).id)
    const [first] = children()
    process.kill(first!, 'SIGKILL')
    await readBy(worker, (await article()).id)
    const [second] = children()
    expect(second).not.toBe(first)
    expect(worker.said()).toContain('The worker ended (SIGKILL) and is started again in 1 s.')
    worker.child.kill('SIGKILL')
    await worker.ended
    await expect.poll(() => runs(second!), { timeout: 30_000 }).toBe(false)
  },
)

test('the child ends by itself when its parent is gone', async () => {
  const { id } = await article()
  const worker = program({ DATABASE_URL: process.env.DATABASE_URL! }, ['--child'])
  await readBy(worker, id)
  worker.child.disconnect()
  expect(await worker.ended).toBe(0)
  expect(worker.said()).toBe('')
})

test('a worker without a database starts or joins the embedded one', async () => {
  const data = path.join(root, '.data', `worker-${process.pid}`)
  const worker = program({ ONRECORD_DATA: data })
  try {
    await expect.poll(worker.said, { timeout: 60_000 }).toContain('The worker waits for jobs.')
    worker.child.kill('SIGTERM')
    expect(await worker.ended).toBe(0)
  } finally {
    worker.child.kill('SIGKILL')
    await removeDatabase(data)
  }
})
