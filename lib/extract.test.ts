import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extract } from './extract'
import { cleanText } from './header'

const bytes = (text: string) => new TextEncoder().encode(text)
const story = 'The harbour of Northwick opened again on Friday, four days after the storm, the council said.'
const html = `<html><head><title>Harbour</title></head><body><article>${`<p>${story}</p>`.repeat(5)}</article></body></html>`

/** A PDF of one page in Helvetica, a line of text each; without lines it only draws a square. */
function pdf(lines: string[]): Uint8Array {
  const drawn =
    lines.map((line, at) => `BT /F1 12 Tf 72 ${720 - at * 16} Td (${line}) Tj ET`).join('\n') ||
    '10 10 50 50 re f'
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< /Title (Harbour opens) /Author (Ann Roe) >>',
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, at) => {
    const offset = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`
  return bytes(
    `${file}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
  )
}

test.each([
  ['a page by its media type', bytes(html), { mediaType: 'text/html; charset=utf-8' }],
  ['a page by its name', bytes(html), { name: 'harbour.HTML', mediaType: 'application/octet-stream' }],
  ['a page by its bytes', bytes(html), {}],
  ['a plain text', bytes(story), { name: 'harbour.txt' }],
  ['a plain text that nothing is known of', bytes(story), {}],
  ['a Markdown text', bytes(`# Harbour\n\n**${story}**`), { name: 'harbour.md', mediaType: 'text/plain' }],
])('%s', async (_what, input, hints) => {
  const found = await extract(input, hints)
  expect(found).toMatchObject({ text: expect.stringContaining(story) })
  expect(found).not.toMatchObject({ text: expect.stringMatching(/[<*#]/) })
})

test('a PDF with a text layer', async () => {
  const lines = [
    'The harbour of Northwick opened again on Fri-',
    'day, four days after the storm, the council said.',
  ]
  expect(await extract(Buffer.from(pdf(lines)), { name: 'upload.bin' })).toMatchObject({
    title: 'Harbour opens',
    byline: 'Ann Roe',
    text: story,
  })
})

test.each([
  ['nothing', new Uint8Array(), {}, 'The file is empty.'],
  ['a PDF of pictures', pdf([]), {}, 'This PDF holds pictures of pages and no text.'],
  ['half a PDF', pdf([story]).slice(0, 60), {}, 'This PDF is damaged and cannot be read.'],
  [
    'a page under the name of a PDF',
    bytes(html),
    { name: 'a.pdf' },
    'This is no web page, PDF, Markdown or plain text.',
  ],
  [
    'a picture',
    Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]),
    { mediaType: 'text/html' },
    'This is no web page, PDF, Markdown or plain text.',
  ],
  [
    'data of another kind',
    bytes('{}'),
    { mediaType: 'application/json' },
    'This is no web page, PDF, Markdown or plain text.',
  ],
  ['a page without words', bytes('<html><body><img></body></html>'), {}, 'This page holds no readable text.'],
  [
    'a page of too many elements',
    bytes('<b>x</b>'.repeat(50_000)),
    { mediaType: 'text/html' },
    'This page has more than 30000 elements.',
  ],
  ['too many bytes', new Uint8Array(11 * 1024 * 1024), {}, 'The file is larger than 10 MB.'],
])('%s: a sentence says what is wrong', async (_what, input, hints, problem) => {
  expect(await extract(input, hints)).toEqual({ problem })
})

test('any bytes under any name give an article that can be stored, or a problem', async () => {
  const name = fc.constantFrom('a.html', 'a.txt', 'a.md', 'a.pdf', '')
  const input = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string({ unit: 'binary' }).map(bytes))
  await fc.assert(
    fc.asyncProperty(input, name, async (some, called) => {
      const found = await extract(some, { name: called })
      if (!('problem' in found)) expect(cleanText(found.text)).toEqual({ text: found.text })
    }),
  )
})
