import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'

const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-suggest-'))
const file = (name: string) => path.join(folder, name)

function command(rows: unknown[], out = file('out.jsonl')) {
  writeFileSync(
    file('in.jsonl'),
    rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join(''),
  )
  const args = [
    '--import',
    'tsx',
    path.join(import.meta.dirname, 'suggest.ts'),
    '--in',
    file('in.jsonl'),
    '--out',
    out,
  ]
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return { status, stderr }
}

test('only the number and the text of an article must be there', () => {
  const text = '“It is late,” Ann Roe said on Friday.'
  const rows = [
    { id: 1, text },
    { id: 'two', text, date: '2025-03-14', title: null, more: [1] },
    { id: 3, text: '', date: 7, language: null },
  ]
  expect(command(rows)).toEqual({ status: 0, stderr: '' })
  const [first, second, third] = readFileSync(file('out.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const said = {
    content: [[0, 13]],
    source: [[14, 21]],
    cue: [[22, 26]],
    kind: 'direct',
    speaker: 'Ann Roe',
    stance: 'asserts',
  }
  expect(first).toMatchObject({ id: 1, attributions: [{ ...said, saidOn: '' }] })
  expect(second).toMatchObject({
    id: 'two',
    ms: expect.any(Number),
    attributions: [{ ...said, saidOn: '2025-03-14' }],
  })
  expect(third).toMatchObject({ id: 3, attributions: [] })
})

test.each([
  ['a line that is no JSON', ['{'], /in\.jsonl:1: no JSON/],
  ['an article without text', [{ id: 1, text: 'a' }, { id: 2 }], /in\.jsonl:2: text/],
])('%s is named with its line', (_what, rows, told) => {
  const { status, stderr } = command(rows)
  expect(status).toBe(2)
  expect(stderr).toMatch(told)
})

test('a folder that is not there is told in one line', () => {
  const { status, stderr } = command([{ id: 1, text: 'a' }], file('none/out.jsonl'))
  expect(status).toBe(2)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})
