import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'

const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-anchor-'))
const file = (name: string) => path.join(folder, name)

function command(rows: unknown[]) {
  writeFileSync(
    file('in.jsonl'),
    rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join(''),
  )
  const script = path.join(import.meta.dirname, 'anchor.ts')
  const args = ['--import', 'tsx', script, '--in', file('in.jsonl'), '--out', file('out.jsonl')]
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return { status, stderr }
}

const before = 'The bridge is safe. “It will hold,” Ann Roe said on Friday. Nobody asked why.'
const after = 'New: the bridge is not safe. “It will hold well,” Ann Roe said on Friday.'

test('the spans of each row are answered in the order given', () => {
  const spans = [
    [60, 77],
    [20, 35],
    [0, 19],
    [36, 43],
  ]
  expect(
    command([
      { id: 'a', before, after, spans },
      { id: 2, before: 'a', after: '', spans: [] },
    ]),
  ).toEqual({
    status: 0,
    stderr: '',
  })
  const rows = readFileSync(file('out.jsonl'), 'utf8').trim().split('\n')
  const orphan = { outcome: 'orphaned', start: null, end: null, score: null }
  expect(rows.map((row) => JSON.parse(row))).toEqual([
    {
      id: 'a',
      spans: [
        orphan,
        { outcome: 'moved', start: 29, end: 49, score: expect.any(Number) },
        orphan,
        { outcome: 'exact', start: 50, end: 57, score: expect.any(Number) },
      ],
      ms: expect.any(Number),
    },
    { id: 2, spans: [], ms: expect.any(Number) },
  ])
})

test.each([
  ['a line that is no JSON', '{', /in\.jsonl:2: no JSON/],
  ['a row without its later text', { id: 1, before: 'a', spans: [] }, /in\.jsonl:2: after: /],
  ['a span outside the text', { id: 1, before: 'a', after: 'a', spans: [[0, 2]] }, /in\.jsonl:2: spans\.0: /],
  [
    'a span of half a unit',
    { id: 1, before: 'abc', after: 'a', spans: [[0, 1.5]] },
    /in\.jsonl:2: spans\.0: /,
  ],
])('%s is named with its line', (_what, row, told) => {
  const { status, stderr } = command([{ id: 1, before: 'a', after: 'a', spans: [] }, row])
  expect(status).toBe(2)
  expect(stderr).toMatch(told)
})
