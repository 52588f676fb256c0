import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadPublic } from '../db/load-public'
import { migrate } from '../db/migrate'
import { recordSource } from '../db/source-doors'
import { ask, enterNew, leaveAll } from '../db/test-drill'
import { sampler, system } from '../lib/permissions'
import { openDump, writeDump } from './dump-file'
import { firstRun } from './first-run'

const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-first-'))
afterAll(async () => {
  await leaveAll()
  rmSync(folder, { recursive: true, force: true })
})

const start = () => firstRun({ email: null, password: null }, { setUp: true })
const claimsOf = (url: string) => ask(url, 'select id, wording from claims order by id')

async function startedEmpty(): Promise<string> {
  const url = await enterNew()
  await migrate(url)
  return url
}

/** A new instance, loaded with a dump of the one that is entered, after its first start. */
async function startedCopy(name: string): Promise<string> {
  const file = path.join(folder, name)
  await writeDump(file, { force: false })
  const url = await enterNew()
  const dump = await openDump(file)
  await loadPublic(system, dump)
  dump.close()
  expect(await start()).toBe('to set up')
  return url
}

test('samples keep their numbers until the first admin is set up, and so does an instance that was loaded with them', async () => {
  const url = await startedEmpty()
  await start()
  const claims = await claimsOf(url)
  expect(claims.length).toBeGreaterThan(9)
  await start()
  expect(await claimsOf(url)).toEqual(claims)
  expect(await claimsOf(await startedCopy('samples.zip'))).toEqual(claims)
}, 120_000)

test('an instance that was loaded from a dump of nothing stays empty', async () => {
  await startedEmpty()
  const copy = await startedCopy('nothing.zip')
  expect(await ask(copy, 'select from sources union all select from articles')).toEqual([])
}, 120_000)

test('samples that were cut short are made anew, whole', async () => {
  const url = await startedEmpty()
  const left = { name: 'Left over', kind: 'person', description: null, publisher: null } as const
  await recordSource(sampler, left)
  await start()
  expect(await ask(url, `select from sources where name = 'Left over'`)).toEqual([])
  expect((await claimsOf(url)).length).toBeGreaterThan(9)
}, 120_000)
