import { expect, test } from 'vitest'
import { contents, migrationsFor, readManifest, type Manifest } from './backup'

const hash = (digit: string) => digit.repeat(64)
const migrations = [
  { name: '0000_first', hash: hash('a') },
  { name: '0001_second', hash: hash('b') },
]
const whole: Manifest = {
  format: 'onrecord-backup',
  formatVersion: 1,
  product: '0.1.0',
  postgres: '18.4',
  at: '2026-11-24T12:00:00.000Z',
  migrations,
  tables: [{ name: 'claims', columns: ['id', 'wording'], rows: 2, bytes: 80, sha256: hash('c') }],
  leftOut: ['sessions'],
  sequences: [{ name: 'claims_id_seq', last: 7, given: true }],
}

test('a manifest is read as it was written', () => {
  expect(readManifest(JSON.stringify(whole))).toEqual({ manifest: whole })
})

test.each([
  ['{"format": "onr', 'Its manifest is damaged.'],
  ['null', 'It is no backup of Onrecord.'],
  [JSON.stringify({ ...whole, format: 'other' }), 'It is no backup of Onrecord.'],
  [
    JSON.stringify({ ...whole, formatVersion: 2, product: '3.1.0' }),
    'It is laid out in version 2, written by Onrecord 3.1.0; this program reads version 1.',
  ],
  [
    JSON.stringify({ ...whole, tables: [{ ...whole.tables[0], rows: -1 }] }),
    'Its manifest is damaged at tables.0.rows.',
  ],
  [
    JSON.stringify({ ...whole, tables: [{ ...whole.tables[0], name: 'claims"; drop' }] }),
    'Its manifest is damaged at tables.0.name.',
  ],
])('what cannot be read says why: %s', (text, problem) => {
  expect(readManifest(text)).toEqual({ problem })
})

test('a backup of this schema or an older one says how many migrations it needs', () => {
  expect(migrationsFor(whole, migrations, '0.1.0')).toEqual({ upTo: 2 })
  expect(migrationsFor({ ...whole, migrations: [migrations[0]!] }, migrations, '0.1.0')).toEqual({ upTo: 1 })
})

test('a backup of a newer or another schema is refused with both versions', () => {
  const newer = {
    product: '0.2.0',
    migrations: [...migrations, { name: '0002_third', hash: hash('d') }],
  }
  const problem =
    'It was written by Onrecord 0.2.0 with the schema 0002_third; this is Onrecord 0.1.0 with the schema 0001_second. ' +
    'Restore it with the newer program.'
  expect(migrationsFor(newer, migrations, '0.1.0')).toEqual({ problem })
  const other = { product: '0.1.0', migrations: [migrations[0]!, { name: null, hash: hash('e') }] }
  expect(migrationsFor(other, migrations, '0.1.0')).toEqual({
    problem: expect.stringContaining('the schema eeeeeeeeeeee;') as string,
  })
})

test('what an instance holds is told by table', () => {
  expect(contents(new Map(), [])).toBeNull()
  expect(contents(new Map([['claims', 0]]), ['users'])).toBe('numbers were given already in users')
  expect(
    contents(
      new Map([
        ['claims', 1200],
        ['users', 1],
      ]),
      ['users'],
    ),
  ).toBe('it holds rows: 1,200 in claims, 1 in users')
})
