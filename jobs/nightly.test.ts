import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { migrate } from '../db/migrate'
import { ask, enterNew, leaveAll } from '../db/test-drill'
import { nightlyBackup } from './nightly'

const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-nights-'))
afterAll(async () => {
  await leaveAll()
  rmSync(folder, { recursive: true, force: true })
})

test('a backup each night: once, after which the oldest goes', async () => {
  const url = await enterNew()
  await migrate(url)
  const nights = path.join(folder, 'nights')
  mkdirSync(nights)
  const old = Array.from({ length: 14 }, (_, day) => `onrecord-2026-10-${10 + day}.zip`)
  for (const name of [...old, 'onrecord-2026-10-24.zip.4.part', 'theirs.zip'])
    writeFileSync(path.join(nights, name), '')
  const night = new Date('2026-11-24T02:17:00Z')
  await nightlyBackup(nights, night)
  const kept = [...old.slice(1), 'onrecord-2026-11-24.zip', 'theirs.zip']
  expect(readdirSync(nights).sort()).toEqual(kept)
  const written = readFileSync(path.join(nights, 'onrecord-2026-11-24.zip'))
  await nightlyBackup(nights, night)
  expect(readFileSync(path.join(nights, 'onrecord-2026-11-24.zip'))).toEqual(written)
  expect(await ask(url, 'select file from backups')).toEqual([
    { file: path.join(nights, 'onrecord-2026-11-24.zip') },
  ])
  await expect(nightlyBackup(path.join(folder, 'none'), night)).rejects.toThrow('ENOENT')
})
