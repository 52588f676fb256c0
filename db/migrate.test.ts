import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const folder = path.join(import.meta.dirname, '../drizzle')
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, 'meta', file), 'utf8'))

type Journal = { entries: { idx: number; when: number; tag: string }[] }
const { entries } = read('_journal.json') as Journal

const rises = (numbers: number[]) => numbers.every((number, at) => at === 0 || number > numbers[at - 1]!)

// A database takes those alone that are dated after its last: one dated before is left out without a word.
test('the journal of the migrations goes on and on, and names each file once', () => {
  expect(entries.map(({ idx }) => idx)).toEqual([...entries.keys()])
  expect(rises(entries.map(({ when }) => when))).toBe(true)
  expect(rises(entries.map(({ tag }) => Number(/^\d{4}(?=_)/.exec(tag)?.[0])))).toBe(true)
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'))
  expect(files.sort()).toEqual(entries.map(({ tag }) => `${tag}.sql`))
})

test('each migration keeps the schema that it leads to, made from the one before', () => {
  const snapshots = entries.map(({ tag }) => `${tag.slice(0, 4)}_snapshot.json`)
  expect(readdirSync(path.join(folder, 'meta')).sort()).toEqual([...snapshots, '_journal.json'])
  let before = '00000000-0000-0000-0000-000000000000'
  for (const snapshot of snapshots) {
    const { id, prevId } = read(snapshot) as { id: string; prevId: string }
    expect({ snapshot, prevId }).toEqual({ snapshot, prevId: before })
    before = id
  }
})
