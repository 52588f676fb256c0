import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { migrate } from '../db/migrate'
import { restoreWhole } from '../db/restoring'
import { ask, enterNew, leaveAll } from '../db/test-drill'
import { makePublished, makeUser } from '../db/test-rows'
import type { Manifest } from '../lib/backup'
import { system } from '../lib/permissions'
import { openArchive, writeArchive } from './archive'
import { openBackup, writeBackup } from './backup-file'
import { product } from './product'

const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-restore-'))
const at = (name: string) => path.join(folder, name)
afterAll(async () => {
  await leaveAll()
  rmSync(folder, { recursive: true, force: true })
})

test('a file that lacks a table or a sequence, or holds more than it says, is refused', async () => {
  await migrate(await enterNew())
  await makePublished(await makeUser('editor'))
  await writeBackup(at('whole.zip'), { force: false })
  const { manifest, lines, close } = await openBackup(at('whole.zip'))
  const url = await enterNew()
  const refused = (change: Partial<Manifest>, why: RegExp) =>
    expect(restoreWhole(system, { manifest: { ...manifest, ...change }, product, lines })).rejects.toThrow(
      why,
    )
  const without = <T extends { name: string }>(rows: T[], name: string) =>
    rows.filter((row) => row.name !== name)
  await refused({ tables: without(manifest.tables, 'roles') }, /not whole: it lacks the tables roles\./)
  await refused(
    { sequences: without(manifest.sequences, 'claims_id_seq') },
    /not whole: it lacks the sequence claims_id_seq\./,
  )
  expect(await ask(url, 'select id from users')).toEqual([])
  close()

  const table = { name: 'claims', columns: ['id'], rows: 1, bytes: 2, sha256: '0'.repeat(64) }
  const content = (text: string) => () => [Buffer.from(text)]
  await writeArchive(at('larger.zip'), [
    { name: 'claims.jsonl', content: content('{"id":1}\n') },
    { name: 'manifest.json', content: content(JSON.stringify({ ...manifest, tables: [table] })) },
  ])
  const larger = await openBackup(at('larger.zip'))
  await expect(larger.lines('claims').next()).rejects.toThrow(/unpacks to more than was written/)
  larger.close()
  await writeArchive(at('huge.zip'), [{ name: 'manifest.json', content: content(' '.repeat(5_000_000)) }])
  await expect(openBackup(at('huge.zip'))).rejects.toThrow(/Its manifest is too large/)
}, 120_000)

test('a member of which one byte is another is found out, though it unpacks as well', async () => {
  const words = 'sixty-four words '.repeat(40)
  await writeArchive(at('words.zip'), [{ name: 'words', content: () => [Buffer.from(words)] }])
  const bytes = readFileSync(at('words.zip'))
  const read = async () => {
    const archive = await openArchive(at('words.zip'), 'backup')
    let text = ''
    try {
      for await (const piece of archive.content('words')) text += piece.toString()
    } finally {
      archive.close()
    }
    return text
  }
  expect(await read()).toBe(words)
  // The sum of the list of members, which is what the content is held against.
  const list = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
  bytes[list + 16]! ^= 1
  writeFileSync(at('words.zip'), bytes)
  await expect(read()).rejects.toThrow(/CRC/)
})
