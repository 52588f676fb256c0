import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { publishedAssessment } from '../db/assessments'
import { publishedArticle } from '../db/article-view'
import { claimAsOf } from '../db/as-of'
import { publishedClaim, withdrawal } from '../db/claims'
import { corrections } from '../db/corrections'
import { historyPage } from '../db/history'
import { loadPublic } from '../db/load-public'
import { migrate } from '../db/migrate'
import { searchStatements } from '../db/search'
import { publishedSource } from '../db/sources'
import { mergedInto } from '../db/survivors'
import { ask, enter, enterNew, everyRule, leaveAll } from '../db/test-drill'
import { makeMixed, OPEN, SECRET } from '../db/test-public'
import { emailOf } from '../db/test-rows'
import type { DumpManifest } from '../lib/dump'
import type { DumpName } from '../lib/dump-tables'
import { system, type SignedIn } from '../lib/permissions'
import { openArchive, writeArchive } from './archive'
import { openDump } from './dump-file'
import { command, endCommands } from './test-command'

const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-dump-'))
const at = (name: string) => path.join(folder, name)
let [full, people] = ['', [] as SignedIn[]]

beforeAll(async () => {
  full = await enterNew()
  await migrate(full)
  people = await makeMixed()
  const { code, said } = await command('dump', [at('one.zip')], { DATABASE_URL: full }).ended
  expect(said).toMatch(/^[\d,]+ public rows of 19 tables are in .*one\.zip: [\d.]+ MB, [\d.]+ s\n/)
  const [row] = await ask<{ last: number }>(full, 'select max(id)::int as last from revisions')
  expect(said.split('\n')[1]).toBe(`/api/v1/changes?since=${row!.last} tells what changes after it.`)
  expect(code).toBe(0)
}, 300_000)
afterAll(async () => {
  await leaveAll()
  rmSync(folder, { recursive: true, force: true })
})
afterEach(endCommands)

async function membersOf(file: string): Promise<Map<string, string>> {
  const archive = await openArchive(file, 'dump')
  const members = new Map<string, string>()
  for (const name of archive.names) {
    const pieces = []
    for await (const piece of archive.content(name)) pieces.push(piece)
    members.set(name, Buffer.concat(pieces).toString())
  }
  archive.close()
  return members
}

test('what is not public is not in it, nor who wrote', async () => {
  const members = await membersOf(at('one.zip'))
  const all = [...members.values()].join('\n')
  expect(all).toContain(OPEN)
  expect(all).toContain('Łukasz Żuk')
  expect(all).not.toContain(SECRET)
  for (const person of people) {
    expect(all).not.toContain(person.name)
    expect(all).not.toContain(await emailOf(person))
  }
  const schema = JSON.parse(members.get('schema.json')!) as {
    $defs: Record<string, { required: string[] }>
  }
  for (const [name, { required }] of Object.entries(schema.$defs)) {
    expect(members.get(`${name}.csv`)!.split('\n')[0]).toBe(required.join(','))
    const [line] = members.get(`${name}.jsonl`)!.split('\n')
    if (line) expect(Object.keys(JSON.parse(line) as object), name).toEqual(required)
  }
  expect(JSON.parse(members.get('manifest.json')!)).toMatchObject({
    licence: 'CC BY 4.0',
    at: expect.stringMatching(/^\d{4}-.*Z$/) as string,
  })
})

test('its description names the tables of the schema in it, in their order, and the keys of the manifest', async () => {
  const members = await membersOf(at('one.zip'))
  const page = readFileSync(path.join(import.meta.dirname, '../docs/dump.md'), 'utf8')
  const rowsUnder = (title: string) =>
    [
      ...page
        .split(`\n## ${title}\n`)[1]!
        .split('\n## ')[0]!
        .matchAll(/^\| (`.*?) +\| (.*?) +\|$/gm),
    ].map(([, names, words]) => [[...names!.matchAll(/`(\w+)`/g)].map(([, name]) => name), words])
  const { $defs } = JSON.parse(members.get('schema.json')!) as {
    $defs: Record<string, { description: string }>
  }
  expect(rowsUnder('The tables')).toEqual(
    Object.entries($defs).map(([name, { description }]) => [[name], description]),
  )
  const manifest = JSON.parse(members.get('manifest.json')!) as object
  expect(
    rowsUnder('The manifest')
      .flatMap(([names]) => names)
      .sort(),
  ).toEqual(Object.keys(manifest).sort())
})

/** What readers are told, but for the names of who changed what, and of excerpts the words around. */
const but = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, inner: unknown) =>
      ['by', 'checkedBy', 'fetched', 'text', 'marks', 'paragraph', 'tags'].includes(key) ? undefined : inner,
    ),
  )

/** Everything that readers may ask of the database at this address. */
async function told(url: string) {
  await enter(url)
  const today = new Date().toISOString().slice(0, 10)
  const ids = async (table: string) =>
    (await ask<{ id: number }>(full, `select id from ${table} order by id`)).map(({ id }) => id)
  const answers: Record<string, unknown> = {}
  for (const id of await ids('claims')) {
    answers[`claim ${id}`] = [
      await publishedClaim(id),
      await publishedAssessment(id),
      await withdrawal(id),
      await mergedInto('claims', id),
      (await historyPage('claims', id)).lines,
      await claimAsOf(id, today),
    ]
  }
  for (const id of await ids('sources'))
    answers[`source ${id}`] = [await publishedSource(id), await mergedInto('sources', id)]
  for (const id of await ids(
    `articles where coalesce(rights, (select rights from publishers where id = publisher_id)) = 'full'`,
  ))
    answers[`article ${id}`] = [await publishedArticle(id), (await historyPage('articles', id)).lines]
  answers.corrections = (await corrections({ limit: 100 })).lines
  answers.search = (await searchStatements({ q: 'harbour' })).lines
  return but(answers)
}

test('loaded into an empty instance it tells the same, and a dump of that is the same to the byte', async () => {
  const url = await enterNew()
  const { code, said } = await command('load', [at('one.zip')], { DATABASE_URL: url }).ended
  expect(said).toMatch(/The file is whole\.\n.*in settings\n[^]*Loaded in [\d.]+ s\.\n$/)
  expect(code).toBe(0)
  expect((await command('dump', [at('two.zip')], { DATABASE_URL: url }).ended).code).toBe(0)
  expect(readFileSync(at('two.zip')).equals(readFileSync(at('one.zip')))).toBe(true)
  expect(await told(url)).toEqual(await told(full))
  expect(await everyRule(url)).toEqual(await everyRule(full))
  const [next] = await ask<{ id: number; last: number }>(
    url,
    `insert into topics (name) values ('Tides') returning id, (select max(id) from topics)::int as last`,
  )
  expect(next!.id).toBe(next!.last + 1)
  const again = await command('load', [at('one.zip')], { DATABASE_URL: url }).ended
  expect(again).toMatchObject({ code: 1 })
  expect(again.said).toMatch(/A dump is loaded into an empty instance only, and this one is not empty/)
}, 120_000)

test('a damaged file is refused before anything is touched', async () => {
  const url = await enterNew()
  const bytes = readFileSync(at('one.zip'))
  const tries: [string, (copy: Buffer) => Buffer, RegExp][] = [
    ['cut', (copy) => copy.subarray(0, copy.length - 40), /is damaged, was cut off, or is no dump/],
    ['none', () => Buffer.from('no archive'), /is damaged, was cut off, or is no dump/],
    [
      'bent',
      (copy) => (copy.fill(0, 9000, 9100), copy),
      /The dump is damaged|is damaged, was cut off|CRC|invalid/,
    ],
  ]
  for (const [name, damage, why] of tries) {
    writeFileSync(at(`${name}.zip`), damage(Buffer.from(bytes)))
    const { code, said } = await command('load', [at(`${name}.zip`)], { DATABASE_URL: url }).ended
    expect([code, said]).toEqual([1, expect.stringMatching(why)])
  }
  expect(await ask(url, `select to_regclass('public.claims') as claims`)).toEqual([{ claims: null }])
}, 120_000)

test('an archive with other members, names twice, or more than it says is no dump', async () => {
  const members = await membersOf(at('one.zip'))
  const made = async (name: string, change: (all: [string, string][]) => [string, string][]) => {
    await writeArchive(
      at(name),
      change([...members]).map(([member, text]) => ({ name: member, content: () => [Buffer.from(text)] })),
    )
    return at(name)
  }
  await expect(openDump(await made('strange.zip', (all) => [...all, ['evil.sh', 'x']]))).rejects.toThrow(
    /a member that is none of a dump: "evil\.sh"/,
  )
  await expect(openDump(await made('twice.zip', (all) => [...all, all[0]!]))).rejects.toThrow(/there twice/)
  const changed = (name: string, text: (was: string) => string) => (all: [string, string][]) =>
    all.map(([member, was]): [string, string] => [member, member === name ? text(was) : was])
  const backup = changed('manifest.json', () => '{"format":"onrecord-backup","formatVersion":1}')
  await expect(openDump(await made('backup.zip', backup))).rejects.toThrow(/It is no dump of Onrecord/)
  const later = changed('manifest.json', (was) => was.replace('"formatVersion": 1', '"formatVersion": 2'))
  await expect(openDump(await made('later.zip', later))).rejects.toThrow(/laid out in version 2/)
  const lacking = changed('manifest.json', (was) => was.replace('"name": "roles"', '"name": "topics"'))
  await expect(openDump(await made('lacking.zip', lacking))).rejects.toThrow(/manifest is damaged at tables/)
  const more = await openDump(
    await made(
      'more.zip',
      changed('claims.jsonl', (was) => `${was}{"id":999}\n`),
    ),
  )
  await expect(more.whole()).rejects.toThrow(/claims\.jsonl, after line .*more than was written/)
  more.close()
  const long = await openDump(
    await made(
      'long.zip',
      changed('topics.csv', () => 'x'.repeat(17_000_000)),
    ),
  )
  long.manifest.tables.find(({ name }) => name === 'topics')!.csv.bytes = 17_000_000
  await expect(long.whole()).rejects.toThrow(/topics\.csv, after line 0: a line is longer than/)
  long.close()
  copyFileSync(at('one.zip'), at('kept.zip'))
  const kept = await command('dump', [at('kept.zip')], { DATABASE_URL: full }).ended
  expect(kept).toMatchObject({ code: 1, said: expect.stringContaining('is there already') as string })
  expect(existsSync(at('kept.zip'))).toBe(true)
}, 120_000)

/** The dump with one table changed, and its sums with it. */
async function forged(table: DumpName, change: (was: string) => string): Promise<string> {
  const members = await membersOf(at('one.zip'))
  const was = members.get(`${table}.jsonl`)!
  const text = change(was)
  expect(text, `${table} holds what is changed`).not.toBe(was)
  const manifest = JSON.parse(members.get('manifest.json')!) as DumpManifest
  const told = manifest.tables.find((one) => one.name === table)!
  told.rows = text.split('\n').length - 1
  told.jsonl = { bytes: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') }
  const all = members.set(`${table}.jsonl`, text).set('manifest.json', JSON.stringify(manifest))
  rmSync(at('forged.zip'), { force: true })
  await writeArchive(
    at('forged.zip'),
    [...all].map(([name, words]) => ({ name, content: () => [Buffer.from(words)] })),
  )
  return at('forged.zip')
}

test('rows that break a rule are refused, though the sums are right', async () => {
  const url = await enterNew()
  const tries: [DumpName, (was: string) => string, RegExp][] = [
    [
      'attestations',
      (was) => was.replace(/"end": \d+/, '"end": 99999999'),
      /outside the text of its version/,
    ],
    ['utterances', (was) => was.replace(/"claim_id":\d+/, '"claim_id":99999'), /foreign key/],
    ['articles', (was) => `${was}{"id": \n`, /articles\.jsonl, in the lines after 0: .*json/],
    ['claims', (was) => was.replace('"id":1,', '"id":2,'), /duplicate key/],
    ['revisions', (was) => was.replace(/"after": ?\{/, '"after":[1],"forged":{'), /what is no row/],
  ]
  for (const [table, change, why] of tries) {
    const { code, said } = await command('load', [await forged(table, change)], {
      DATABASE_URL: url,
    }).ended
    expect([code, said]).toEqual([1, expect.stringMatching(why)])
  }
  expect(await ask(url, 'select id from claims union all select id from revisions')).toEqual([])
  expect((await command('load', [at('one.zip')], { DATABASE_URL: url }).ended).code).toBe(0)
}, 240_000)

test('what only triggers and doors refuse is refused with its table and row', async () => {
  const url = await enterNew()
  const tries: [DumpName, RegExp | string, string, RegExp][] = [
    ['utterances', /"said_on":"[^"]*"/, '"said_on":"2023-02-30"', /^utterances \d+: "2023-02-30" is no day/],
    [
      'utterances',
      /"said_from":"[^"]*"/,
      '"said_from":"1999-01-01"',
      /^utterances \d+: .* from 1999-01-01 to/,
    ],
    ['roles', '"held":"2021/.."', '"held":"since 2021"', /^roles \d+: "since 2021" is no day/],
    ['sources', /"person"/g, '"group"', /^roles \d+: only a person holds a role/],
    ['attestations', '"kind": "agency"', '"kind": "rumour"', /^attestations \d+: its chain is none/],
    [
      'attestations',
      'was closed at noon',
      'was opened at ten',
      /^attestations \d+: the content is not word for word/,
    ],
    ['claims', '"state":"published"', '"state":"draft"', /^claims \d+: it is a draft/],
    ['sources', /"id":(\d+),(.*?)"merged_into":null/, '"id":$1,$2"merged_into":$1', /sources_merged_itself/],
    ['article_versions', OPEN, OPEN.toUpperCase(), /^article_versions \d+: its hash is that of another text/],
  ]
  for (const [table, was, is, why] of tries) {
    const dump = await openDump(await forged(table, (text) => text.replace(was, is)))
    await expect(loadPublic(system, dump), `${table}: ${is}`).rejects.toThrow(why)
    dump.close()
  }
  expect(await ask(url, 'select id from claims union all select id from revisions')).toEqual([])
  const whole = await openDump(at('one.zip'))
  await loadPublic(system, whole)
  whole.close()
}, 240_000)
