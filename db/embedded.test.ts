import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ensureDatabase, removeDatabase } from './embedded'
import { postmaster } from './embedded-postmaster'

const root = process.getuid?.() === 0
let data: string

beforeEach(() => {
  const base = path.join(import.meta.dirname, '../.data')
  mkdirSync(base, { recursive: true })
  data = path.join(base, `test-embedded-${process.pid}`)
  rmSync(data, { recursive: true, force: true })
})
afterEach(() => removeDatabase(data))

const home = (folder: string) => {
  const pointer = path.join(folder, 'database-folder.json')
  return existsSync(pointer) ? (JSON.parse(readFileSync(pointer, 'utf8')) as { home: string }).home : folder
}
const running = () => postmaster(path.join(home(data), 'pg'))

async function ask(url: string, statement: string): Promise<postgres.Row[]> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} })
  try {
    return await sql.unsafe(statement)
  } finally {
    await sql.end()
  }
}

test('starters at the same time share one Postgres, and the last to leave stops it', async () => {
  const held = await Promise.all([ensureDatabase(data), ensureDatabase(data), ensureDatabase(data)])
  expect(new Set(held.map(({ url }) => url)).size).toBe(1)
  expect(held[0]?.url).toMatch(/^postgres:\/\/onrecord:[\w-]{32}@127\.0\.0\.1:\d+\/onrecord$/)
  await held[0]?.stop()
  await held[1]?.stop()
  expect(await ask(held[2]?.url ?? '', 'select 1 as one')).toEqual([{ one: 1 }])
  await held[2]?.stop()
  expect(running()).toBeNull()
})

test('it sorts alike on every machine, speaks UTF-8, and lets nobody in without the password', async () => {
  const { url, stop } = await ensureDatabase(data)
  expect(
    await ask(
      url,
      'select datlocprovider, datlocale, pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()',
    ),
  ).toEqual([{ datlocprovider: 'b', datlocale: 'C.UTF-8', encoding: 'UTF8' }])
  expect(await ask(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
  await expect(ask(url.replace(/:[\w-]+@/, ':wrong@'), 'select 1')).rejects.toThrow('password')
  expect(statSync(path.join(data, 'database.json')).mode & 0o777).toBe(0o600)
  await stop()
})

test('a postmaster that is killed comes back on the same port with what was committed', async () => {
  const { url, stop } = await ensureDatabase(data)
  await ask(url, 'create table kept as select 42 as answer')
  process.kill(running()?.pid ?? 0, 'SIGKILL')
  await expect
    .poll(() => ask(url, 'select * from kept').catch(() => null), { timeout: 30_000 })
    .toEqual([{ answer: 42 }])
  await stop()
})

test('a process that was killed leaves nothing in the way', async () => {
  const first = await ensureDatabase(data)
  const pid = running()?.pid
  // As a process leaves it that had no time to say goodbye: its note, its lock, and Postgres running.
  writeFileSync(path.join(data, 'attached', '4194303-gone'), '4194303 1')
  writeFileSync(path.join(data, 'database.lock'), '4194303 1')
  const second = await ensureDatabase(data)
  expect(running()?.pid).toBe(pid)
  await first.stop()
  await second.stop()
  expect(running()).toBeNull()
})

test('a first start that was cut short begins anew', async () => {
  mkdirSync(path.join(data, 'pg.new'), { recursive: true })
  writeFileSync(path.join(data, 'pg.new', 'PG_VERSION'), '18')
  const { url, stop } = await ensureDatabase(data)
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
  await stop()
})

test.runIf(root)(
  'below a closed folder the data are kept elsewhere, and the folder stays closed',
  async () => {
    const closed = mkdtempSync(path.join(tmpdir(), 'onrecord-closed-'))
    const inside = path.join(closed, 'data')
    try {
      const first = await ensureDatabase(inside)
      await ask(first.url, 'create table kept as select 42 as answer')
      await first.stop()
      expect(home(inside)).toMatch(/^\/var\/lib\/onrecord\/[0-9a-f]{12}-/)
      expect(statSync(closed).mode & 0o777).toBe(0o700)
      const again = await ensureDatabase(inside)
      expect(await ask(again.url, 'select * from kept')).toEqual([{ answer: 42 }])
      await again.stop()
    } finally {
      const elsewhere = home(inside)
      await removeDatabase(inside)
      expect(existsSync(elsewhere)).toBe(false)
      rmSync(closed, { recursive: true })
    }
  },
)
