import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Manifest } from '../lib/backup'
import { system } from '../lib/permissions'
import { noteBackup, readWhole, type Whole } from './backing-up'
import { knownMigrations, migrate } from './migrate'
import { restoreWhole } from './restoring'
import { emptyManifest } from './test-backup-doors'
import { ask, enter, enterNew, enterNewAsOwner, everyRow, leaveAll, nextNumbers } from './test-drill'
import { makePublished, makeUser } from './test-rows'

let full: string
beforeAll(async () => {
  full = await enterNew()
  await migrate(full)
  await makePublished(await makeUser('editor'))
})
afterAll(leaveAll)

type Kept = { manifest: Manifest; lines(table: string): AsyncGenerator<Buffer> }

/** A backup in memory, without its sums: what the file adds is tested with the file. */
async function keep(meanwhile: (whole: Whole) => Promise<unknown> = async () => {}): Promise<Kept> {
  const manifest = emptyManifest()
  const pieces = new Map<string, Buffer[]>()
  await readWhole(system, async (whole) => {
    await meanwhile(whole)
    Object.assign(manifest, { sequences: whole.sequences })
    manifest.migrations = whole.migrations.map((hash) => ({ name: null, hash }))
    for (const { name, columns, lines } of whole.tables) {
      const read: Buffer[] = []
      for await (const piece of lines()) read.push(piece)
      pieces.set(name, read)
      const all = Buffer.concat(read)
      const rows = all.toString().split('\n').length - 1
      manifest.tables.push({ name, columns, rows, bytes: all.length, sha256: '' })
    }
  })
  return {
    manifest,
    async *lines(table) {
      yield* pieces.get(table)!
    },
  }
}
const restoreHere = ({ manifest, lines }: Kept) => restoreWhole(system, { manifest, product: '0.1.0', lines })

test('it is one moment: what is written meanwhile is not in it', async () => {
  await enter(full)
  const before = await everyRow(full)
  const kept = await keep(async () => makePublished(await makeUser('editor')))
  expect((await everyRow(full)).claims).not.toBe(before.claims)
  const url = await enterNew()
  await restoreHere(kept)
  expect(await everyRow(url)).toEqual(before)
})

test('characters, numbers and documents come back to the last digit', async () => {
  await enter(full)
  await ask(
    full,
    `insert into topics (name) values (E'\\t“a\\\\.b”\\r\\n\\u2028 \\U0001F6A2\\x01 "{x}", \\\\N');
     insert into captures (address, raw, headers, state, problem, article_id)
       select 'https://averil.example/page', '\\x00ff5c0a22', '{"big": 12345678901234567890.120, "nested": {"a\\\\n": [null, 1e3]}}', 'failed', 'x', min(id) from articles;
     insert into revisions (object, object_id, action, after) values ('x', 1, 'insert', '{"1": 1.0, "0": 100000000000000000000000000000001}')`,
  )
  const before = await everyRow(full)
  const kept = await keep()
  // No right but that of an owner is needed.
  const url = await enterNewAsOwner()
  await restoreHere(kept)
  expect(await everyRow(url)).toEqual(before)
  expect(await nextNumbers(url)).toEqual(await nextNumbers(full))
  expect((await keep()).manifest.tables).toEqual(kept.manifest.tables)
})

test('what breaks off in the middle leaves nothing, not even a number; afterwards it can be done', async () => {
  await enter(full)
  const kept = await keep()
  const url = await enterNew()
  await migrate(url)
  const [rows, numbers] = [await everyRow(url), await nextNumbers(url)]
  const broken: Kept = {
    ...kept,
    async *lines(table) {
      if (table === 'utterances') throw new Error('The disk is gone.')
      yield* kept.lines(table)
    },
  }
  await expect(restoreHere(broken)).rejects.toThrow('The disk is gone.')
  const twisted: Kept = {
    ...kept,
    async *lines(table) {
      for await (const piece of kept.lines(table))
        yield table === 'utterances'
          ? Buffer.from(piece.toString().replace('"stance":"', '"stance":"X'))
          : piece
    },
  }
  await expect(restoreHere(twisted)).rejects.toThrow(/^utterances\.jsonl, in the lines after 0: .*stance/)
  const short: Kept = { ...kept, manifest: structuredClone(kept.manifest) }
  short.manifest.tables.find(({ name }) => name === 'users')!.rows += 1
  await expect(restoreHere(short)).rejects.toThrow(/^users: \d+ of \d+ rows were loaded/)
  expect(await everyRow(url)).toEqual(rows)
  expect(await nextNumbers(url)).toEqual(numbers)
  await restoreHere(kept)
  expect(await everyRow(url)).toEqual(await everyRow(full))
})

test('a row that rests on a row which is not there is refused', async () => {
  await enter(full)
  const kept = await keep()
  const url = await enterNew()
  const orphaned: Kept = { ...kept, manifest: structuredClone(kept.manifest) }
  orphaned.lines = async function* (table) {
    if (table !== 'sources') yield* kept.lines(table)
  }
  orphaned.manifest.tables.find(({ name }) => name === 'sources')!.rows = 0
  await expect(restoreHere(orphaned)).rejects.toThrow('foreign key')
  expect(await ask(url, 'select id from users')).toEqual([])
})

test('an instance that holds something, or gave a number, is left alone', async () => {
  await enter(full)
  const kept = await keep()
  await expect(restoreHere(kept)).rejects.toThrow(/not empty: it holds rows: .* in users/)
  const url = await enterNew()
  await migrate(url)
  await ask(url, `select nextval('claims_id_seq')`)
  await expect(restoreHere(kept)).rejects.toThrow('not empty: numbers were given already in claims.')
  await ask(await enterNew(), 'create table theirs (id int primary key); insert into theirs values (1)')
  await expect(restoreHere(kept)).rejects.toThrow('not empty: it holds rows: 1 in theirs.')
})

test('a backup of an older schema is brought to the newest; one of a newer is refused', async () => {
  const known = knownMigrations()
  const old = await enterNew()
  await migrate(old, 15)
  await ask(old, `insert into users (email, name, role) values ('old@example.org', 'Old', 'admin')`)
  const kept = await keep()
  expect(kept.manifest.tables.map(({ name }) => name)).not.toContain('backups')
  const url = await enterNew()
  await restoreHere(kept)
  expect(await ask(url, 'select id, email, version, totp_secret from users')).toEqual([
    { id: 1, email: 'old@example.org', version: 1, totp_secret: null },
  ])
  expect(await ask(url, 'select hash from drizzle.__drizzle_migrations order by id')).toEqual(
    known.map(({ hash }) => ({ hash })),
  )
  await migrate(await enterNew())
  await expect(restoreHere(kept)).rejects.toThrow('has a newer schema than the backup')

  const newer = { ...kept, manifest: { ...kept.manifest, product: '9.9.9', migrations: [...known] } }
  newer.manifest.migrations.push({ name: '9999_later', hash: '0'.repeat(64) })
  const empty = await enterNew()
  await expect(restoreHere(newer)).rejects.toThrow(
    `written by Onrecord 9.9.9 with the schema 9999_later; this is Onrecord 0.1.0 with the schema ${known.at(-1)!.name}`,
  )
  expect(await ask(empty, `select to_regclass('public.users') as users`)).toEqual([{ users: null }])
})

test('a backup is noted, and a database of others is none', async () => {
  await enter(full)
  await noteBackup(system, { file: '/backups/record.zip', bytes: 12, rows: { claims: 3 } })
  expect(await ask(full, 'select file, bytes, rows from backups')).toEqual([
    { file: '/backups/record.zip', bytes: '12', rows: { claims: 3 } },
  ])
  await enterNew()
  await expect(readWhole(system, async () => {})).rejects.toThrow('This database holds no Onrecord.')
})
