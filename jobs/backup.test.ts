import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ensureDatabase, removeDatabase } from '../db/embedded'
import { generateRecord } from '../db/generating'
import { reviveCaptures } from '../db/lost-captures'
import { migrate } from '../db/migrate'
import { requestPage } from '../db/arrivals'
import { enqueueUnread } from '../db/queue'
import { freshAddress, plainPage } from '../db/test-arrival-doors'
import { removeSamples } from '../db/samples'
import { ask, enter, enterNew, everyRow, everyRule, leaveAll, nextNumbers } from '../db/test-drill'
import { edition, makeDraft, makePublished, makeUser, formOf } from '../db/test-rows'
import { changeStatement } from '../db/statements'
import { withdrawClaim } from '../db/withdrawing'
import type { Manifest } from '../lib/backup'
import { system } from '../lib/permissions'
import { openBackup, writeBackup } from './backup-file'
import { loadSamples } from './samples'
import { command, endCommands } from './test-command'

const claims = process.env.ONRECORD_TEST_SIZE === 'full' ? 100_000 : 200
const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-backup-'))
const at = (name: string) => path.join(folder, name)
let full: string

/** A record of all that there is: generated rows, samples that went and samples that stay, users, changes. */
beforeAll(async () => {
  full = await enterNew()
  await migrate(full)
  await generateRecord(system, { claims, seed: 3 })
  await loadSamples()
  await removeSamples(system)
  await loadSamples()
  await requestPage(system, { ...plainPage, address: freshAddress() })
  const [admin, editor] = [await makeUser('admin'), await makeUser('editor')]
  await makeDraft(editor)
  const { claim, attestation } = await makePublished(editor)
  await changeStatement(editor, { ...(await formOf(attestation)), channel: 'a briefing' })
  const { claim: withdrawn } = await edition(await makePublished(editor))
  await withdrawClaim(admin, { ...withdrawn, reason: 'It was never said.' })
  await ask(
    full,
    `update users set totp_secret = 'JBSWY3DPEHPK3PXP', totp_confirmed_at = now(), totp_step = 58720000 where id = ${admin.id};
     insert into recovery_codes (user_id, code_hash) values (${admin.id}, '${'5e'.repeat(32)}');
     insert into sign_ins (user_id, outcome, place) values (${admin.id}, 'in', '192.0.2.7');
     insert into sessions (id, user_id, expires_at) values ('of-old', ${admin.id}, now() + interval '1 day');
     insert into tokens (user_id, name, scopes, token_hash, expires_at) values (${admin.id}, 'A script', '{read}', '${'7c'.repeat(32)}', now() + interval '1 day');
     insert into comments (claim_id, body, created_by) values (${claim}, 'Is it so?', ${editor.id});
     update settings set name = 'The harbour record', keeper = 'A club', review = true;
     insert into seals (last_id, revisions, before, hash) values (1, 1, '${'0'.repeat(64)}', '${'ab'.repeat(32)}')`,
  )
}, 600_000)
afterAll(async () => {
  await leaveAll()
  rmSync(folder, { recursive: true, force: true })
})
afterEach(endCommands)

async function manifestOf(file: string): Promise<Manifest> {
  const { manifest, close } = await openBackup(file)
  close()
  return manifest
}
const rowsOf = ({ tables }: Manifest, name: string) => tables.find((table) => table.name === name)!.rows

test('the drill: back up, restore; every row, next number, index, key and trigger is as it was', async () => {
  const file = at('drill.zip')
  const { code, said } = await command('backup', [file], { DATABASE_URL: full }).ended
  expect(said).toMatch(/^[\d,]+ rows of \d+ tables are in .*drill\.zip: [\d.]+ MB, [\d.]+ s\n$/)
  expect(code).toBe(0)
  expect(await ask(full, 'select file from backups')).toEqual([{ file }])
  // The note comes after the file.
  await ask(
    full,
    'alter table backups disable trigger user; delete from backups; alter table backups enable trigger user',
  )
  await ask(full, 'alter table backups alter id restart')
  const [rows, numbers, rules] = [await everyRow(full), await nextNumbers(full), await everyRule(full)]
  expect(rows.recovery_codes).toMatch(/^1 /)

  const url = await enterNew()
  const restored = await command('restore', [file], { DATABASE_URL: url }).ended
  expect(restored.said).toContain('Everybody signs in anew.')
  expect(restored.code).toBe(0)
  expect(await everyRow(url)).toEqual(rows)
  expect(await nextNumbers(url)).toEqual(numbers)
  expect(await everyRule(url)).toEqual(rules)
  expect(await ask(url, 'select id from sessions')).toEqual([])
  expect(await ask(url, 'select id from tokens')).toEqual([])
  // What waited for the worker does so again: it finds by the rows what is to be done.
  const waiting = `select key from graphile_worker.jobs j
    where key like 'capture:%' or exists (select from article_versions v where key = 'suggest:' || v.id) order by key`
  const waited = await ask(full, waiting)
  expect(waited.length).toBeGreaterThan(2)
  expect(await ask(url, waiting)).toEqual([])
  await enter(url)
  await reviveCaptures(system)
  await enqueueUnread()
  expect(await ask(url, waiting)).toEqual(waited)
  // What came of it can be written on, with a number that no row ever had.
  const [last] = await ask<{ id: number }>(
    full,
    `select max(object_id) as id from revisions where object = 'claims'`,
  )
  expect((await makePublished(await makeUser('editor'))).claim).toBe(last!.id + 1)

  const again = await command('restore', [file], { DATABASE_URL: url }).ended
  expect(again).toMatchObject({
    code: 1,
    said: expect.stringContaining('not empty: it holds rows: ') as string,
  })
}, 600_000)

test('while others write, the file is one moment', async () => {
  const url = await enterNew()
  await migrate(url)
  const editor = await makeUser('editor')
  await makePublished(editor)
  let writing = true
  const writers = [1, 2].map(async () => {
    while (writing) await makePublished(editor)
  })
  await writeBackup(at('busy.zip'), { force: false })
  writing = false
  await Promise.all(writers)
  const manifest = await manifestOf(at('busy.zip'))
  const statements = rowsOf(manifest, 'attestations')
  expect(statements).toBeGreaterThan(0)
  for (const table of ['claims', 'sources', 'utterances'])
    expect([table, rowsOf(manifest, table)]).toEqual([table, statements])
  // Each writer brings in an article before it records, and publishes after it.
  const ahead = rowsOf(manifest, 'articles') - statements
  const behind = statements - rowsOf(manifest, 'search_documents')
  expect([0, 1, 2]).toContain(ahead)
  expect([0, 1, 2]).toContain(behind)
})

test('a damaged file is found out wherever it is damaged, or it is none', async () => {
  await migrate(await enterNew())
  await generateRecord(system, { claims: 200, seed: 3 })
  const file = at('damaged.zip')
  await writeBackup(file, { force: false })
  const bytes = readFileSync(file)
  const drain = async (content: Buffer) => {
    writeFileSync(file, content)
    const { manifest, lines, close } = await openBackup(file)
    try {
      for (const { name } of manifest.tables) for await (const _ of lines(name));
    } finally {
      close()
    }
    return manifest
  }
  const manifest = await drain(bytes)
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (place, change) => {
      const damaged = Buffer.from(bytes)
      damaged[place]! ^= change
      // What is not read, such as a time in the list of members, harms nothing.
      await drain(damaged).then(
        (read) => expect(read).toEqual(manifest),
        (error: Error) => expect(error.message).toMatch(/damaged|cannot be restored/),
      )
    }),
    { numRuns: 60 },
  )
  const middle = Buffer.from(bytes)
  middle[Math.floor(bytes.length / 2)]! ^= 1
  await expect(drain(middle)).rejects.toThrow(
    /^The backup is damaged: [a-z_]+\.jsonl, after line \d+ of \d+: .*\.$/,
  )
  for (const share of [0, 0.1, 0.5, 0.999])
    await expect(drain(bytes.subarray(0, Math.floor(bytes.length * share)))).rejects.toThrow(
      /is damaged, was cut off, or is no backup/,
    )

  writeFileSync(file, middle)
  const url = await enterNew()
  const { code, said } = await command('restore', [file], { DATABASE_URL: url }).ended
  expect(said).toMatch(/The restore is not done: The backup is damaged/)
  expect(code).toBe(1)
  expect(await ask(url, `select relname from pg_class where relnamespace = 'public'::regnamespace`)).toEqual(
    [],
  )
}, 120_000)

test('a file that is there is left alone unless it is forced', async () => {
  const file = at('there.zip')
  writeFileSync(file, 'theirs')
  const refused = await command('backup', [file], { DATABASE_URL: full }).ended
  expect(refused).toEqual({
    code: 1,
    said: `No backup is made: ${file} is there already; --force writes over it.\n`,
  })
  expect(readFileSync(file, 'utf8')).toBe('theirs')
  expect((await command('backup', [file, '--force'], { DATABASE_URL: full }).ended).code).toBe(0)
  expect((await manifestOf(file)).format).toBe('onrecord-backup')
})

test('what cannot be written or read says so, and leaves nothing behind', async () => {
  const nowhere = await command('backup', [at('no/such/folder.zip')], { DATABASE_URL: full }).ended
  expect(nowhere).toMatchObject({
    code: 1,
    said: expect.stringMatching(/^No backup is made: There is no folder .*\/no\/such\.\n$/) as string,
  })
  const none = await command('backup', [at('none.zip')], { ONRECORD_DATA: at('no-data') }).ended
  expect(none).toMatchObject({ code: 1, said: expect.stringContaining('There is no database in') as string })
  expect(existsSync(at('no-data'))).toBe(false)
  const unnamed = await command('backup', [], { DATABASE_URL: full }).ended
  expect(unnamed).toMatchObject({ code: 1, said: expect.stringContaining('name one file') as string })
  const missing = await command('restore', [at('missing.zip')], { DATABASE_URL: full }).ended
  expect(missing).toMatchObject({ code: 1, said: expect.stringContaining('ENOENT') as string })
  expect(readdirSync(folder).filter((name) => /none|part|no$/.test(name))).toEqual([])
})

test.skipIf(process.platform === 'win32')('a file that cannot grow leaves nothing behind', async () => {
  // So many blocks are let be written, as on a disk that is full then.
  const limited = { program: '/bin/sh', before: ['-c', 'ulimit -f 64 && exec "$0" "$@"', process.execPath] }
  const { code, said } = await command('backup', [at('full.zip')], { DATABASE_URL: full }, limited).ended
  expect(said).toMatch(/^No backup is made: EFBIG/)
  expect(code).toBe(1)
  expect(readdirSync(folder).filter((name) => name.startsWith('full.zip'))).toEqual([])
})

test('an interruption in the middle leaves no file, and the database as it was', async () => {
  const url = await enterNew()
  await migrate(url)
  await ask(
    url,
    `create table ballast (id integer primary key, words text);
     insert into ballast select n, md5(n::text) || md5((-n)::text) from generate_series(1, 1500000) as n`,
  )
  const { child, ended } = command('backup', [at('cut.zip')], { DATABASE_URL: url })
  const parts = () => readdirSync(folder).filter((name) => name.startsWith('cut.zip'))
  while (!parts().length && child.exitCode === null) await sleep(5)
  expect(parts()).toEqual([`cut.zip.${child.pid}.part`])
  child.kill('SIGINT')
  expect(await ended).toEqual({ code: 130, said: 'No backup is made: it was interrupted.\n' })
  expect(parts()).toEqual([])
  expect(await ask(url, 'select id from backups')).toEqual([])
}, 120_000)

test('an interrupted restore leaves an empty database, and can be done again', async () => {
  const url = await enterNew()
  const { child, ended } = command('restore', [at('drill.zip')], { DATABASE_URL: url })
  await new Promise<void>((resolve) =>
    child.stdout!.on('data', (text: string) => text.includes('Making the indexes') && resolve()),
  )
  child.kill('SIGINT')
  expect(await ended).toMatchObject({
    code: 130,
    said: expect.stringMatching(/\nThe restore is not done: it was interrupted\.\n$/) as string,
  })
  // The server rolls back when it sees that nobody is there any more.
  await expect
    .poll(
      () =>
        ask(
          url,
          `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
        ),
      {
        timeout: 30_000,
      },
    )
    .toEqual([])
  expect(await ask(url, 'select id from users union all select id from claims')).toEqual([])
  expect(new Set(Object.values(await nextNumbers(url)))).toEqual(new Set(['1 false']))
  expect((await command('restore', [at('drill.zip')], { DATABASE_URL: url }).ended).code).toBe(0)
}, 300_000)

test('with the embedded database: started where it is not running, joined where it is, and left as it was found', async () => {
  const data = path.join(import.meta.dirname, `../.data/test-backup-${process.pid}`)
  const copy = `${data}-copy`
  try {
    const embedded = await ensureDatabase(data)
    await migrate(embedded.url)
    const joined = await command('backup', [at('joined.zip')], { ONRECORD_DATA: data }).ended
    expect(joined.code).toBe(0)
    expect(await ask(embedded.url, 'select file from backups')).toEqual([{ file: at('joined.zip') }])
    await embedded.stop()
    expect((await command('backup', [at('started.zip')], { ONRECORD_DATA: data }).ended).code).toBe(0)
    await expect(ask(embedded.url, 'select 1')).rejects.toThrow('ECONNREFUSED')
    const restored = await command('restore', [at('started.zip')], { ONRECORD_DATA: copy }).ended
    expect(restored.code).toBe(0)
    const other = await ensureDatabase(copy)
    expect(await ask(other.url, 'select file from backups')).toEqual([{ file: at('joined.zip') }])
    await other.stop()
  } finally {
    await removeDatabase(data)
    await removeDatabase(copy)
  }
}, 180_000)
