import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { DUMP_FORMAT, DUMP_MANIFEST, DUMP_VERSION } from '../lib/dump'
import { dumpNames } from '../lib/dump-tables'
import { writeArchive } from './archive'
import { command, endCommands } from './test-command'

const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-load-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(endCommands)

test('what a file says of itself steers no terminal', async () => {
  const none = { bytes: 0, sha256: createHash('sha256').digest('hex') }
  const manifest = {
    ...{ format: DUMP_FORMAT, formatVersion: DUMP_VERSION, product: '1', at: null, keeper: null },
    ...{ name: 'Harbour\u001b[2J', licence: 'free\nThe file is whole.', licenceUrl: 'https://quay.example' },
    tables: dumpNames.map((name) => ({ name, rows: 0, jsonl: none, csv: none })),
  }
  const texts = { 'README.txt': '', 'schema.json': '{}', [DUMP_MANIFEST]: JSON.stringify(manifest) }
  const tables = dumpNames.flatMap((name) => [`${name}.jsonl`, `${name}.csv`])
  const file = path.join(folder, 'empty.zip')
  await writeArchive(file, [
    ...tables.map((name) => ({ name, content: () => [] })),
    ...Object.entries(texts).map(([name, text]) => ({ name, content: () => [Buffer.from(text)] })),
  ])
  const { code, said } = await command('load', [file, '--check'], {}).ended
  expect(said.split('\n').slice(0, 2)).toEqual([
    'A dump of “Harbour\\u{1b}[2J” (free\\u{a}The file is whole.), last changed never: 0 rows of 19 tables',
    'The file is whole.',
  ])
  expect(code).toBe(0)
})
