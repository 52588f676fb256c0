import { createWriteStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { once } from 'node:events'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { printableError } from '../lib/printable'
import { startReader, type Read } from './reading-thread'

// `npm run -s extract -- --in FOLDER --out FILE.jsonl`: the articles of a folder's pages, one a line, to be measured.

function row(file: string, read: Read): string {
  const { ms, ...found } = read
  const nothing = { title: null, byline: null, publisher: null, publishedOn: null, language: null, text: '' }
  const { title, byline, publisher, publishedOn, language, text } = 'problem' in found ? nothing : found
  const error = 'problem' in found ? found.problem : null
  const spent = Number(ms.toFixed(3))
  return JSON.stringify({ file, title, byline, publisher, publishedOn, language, text, ms: spent, error })
}

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { in: { type: 'string' }, out: { type: 'string' } } })
  if (!values.in || !values.out) throw new Error('usage: npm run -s extract -- --in FOLDER --out FILE.jsonl')
  const files = (await readdir(values.in)).filter((file) => file.endsWith('.html')).sort()
  const output = createWriteStream(values.out)
  await once(output, 'open')
  const reader = startReader()
  try {
    // As in a process that has run for a while, no page pays for loading and warming up.
    await reader.read(Buffer.from(warmUp), { mediaType: 'text/html' })
    for (const file of files) {
      const bytes = await readFile(path.join(values.in, file))
      output.write(`${row(file, await reader.read(bytes, { mediaType: 'text/html' }))}\n`)
    }
  } finally {
    await reader.close()
  }
  output.end()
  await once(output, 'finish')
}

const warmUp = `<html lang="en"><head><title>Nothing</title></head><body><article><h1>Nothing</h1>${'<p>Nothing has happened, said nobody, and nobody else was asked for a comment.</p>'.repeat(40)}</article></body></html>`

run().catch((error: unknown) => {
  console.error(printableError(error))
  process.exitCode = 2
})
