import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'

const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-extract-'))

function command(input: string, output: string) {
  const file = path.join(import.meta.dirname, 'extract.ts')
  const args = ['--import', 'tsx', file, '--in', input, '--out', output]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return { status, stdout, stderr }
}

test(
  'each page of a folder becomes a line, one without an article with its error',
  { timeout: 60_000 },
  () => {
    const pages = path.join(folder, 'pages')
    mkdirSync(pages)
    const story =
      'The harbour of Northwick opened again on Friday, four days after the storm, the council said.'
    const data =
      '{"@type":"NewsArticle","headline":"Harbour opens","author":{"name":"Ann Roe"},"datePublished":"2025-03-14T10:00Z"'
    const head = `<script type="application/ld+json">${data},"publisher":{"name":"The Gazette"}}</script>`
    const html = `<html lang="en"><head>${head}</head><body>${`<p>${story}</p>`.repeat(4)}</body></html>`
    writeFileSync(path.join(pages, 'b.html'), html)
    // Broken JSON-LD makes libraries complain: nothing of it may reach the console.
    writeFileSync(
      path.join(pages, 'a.html'),
      '<html><head><script type="application/ld+json">{"a</script></head></html>',
    )
    writeFileSync(path.join(pages, 'notes.txt'), 'no page')
    const out = path.join(folder, 'out.jsonl')
    expect(command(pages, out)).toEqual({ status: 0, stdout: '', stderr: '' })
    const lines = readFileSync(out, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toEqual([
      {
        file: 'a.html',
        title: null,
        byline: null,
        publisher: null,
        publishedOn: null,
        language: null,
        text: '',
        ms: expect.any(Number),
        error: 'This page holds no readable text.',
      },
      {
        file: 'b.html',
        title: 'Harbour opens',
        byline: 'Ann Roe',
        publisher: 'The Gazette',
        publishedOn: '2025-03-14',
        language: 'en',
        text: story,
        ms: expect.any(Number),
        error: null,
      },
    ])
  },
)

test('a folder that is not there is told in one line', () => {
  const { status, stderr } = command(path.join(folder, 'none'), path.join(folder, 'none.jsonl'))
  expect(status).toBe(2)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})
