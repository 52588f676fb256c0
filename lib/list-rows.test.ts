import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine } from './csv'
import { columnNames, columnNamed, type RowData } from './list-columns'
import { MOST_ROWS, readList, type ListRow } from './list-rows'
import { csvTemplate, jsonTemplate } from './list-template'

async function* inPieces(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(file: string | Uint8Array, size?: number): Promise<ListRow[]> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  const rows: ListRow[] = []
  for await (const row of readList(inPieces(bytes, size))) rows.push(row)
  return rows
}

const good = (line: number, data: RowData) => ({ line, data, problem: null })
const one = 'https://a.example/1'
const two = 'https://a.example/2'

test.each([
  ['commas', `url,title\n${one},First\n${two},Second\n`],
  ['semicolons', `url;title\n${one};First\n${two};Second\n`],
  ['tabs', `url\ttitle\n${one}\tFirst\n${two}\tSecond`],
  [
    'another case and other names',
    `Link,Head line\n${one},First\n${two},Second`.replace('Head line', 'HEADLINE'),
  ],
  ['a byte order mark and line ends of Windows', `\uFEFFurl,title\r\n${one},First\r\n${two},Second\r\n`],
  ['line ends of old Macs', `url,title\r${one},First\r${two},Second\r`],
])('CSV with %s is read', async (_, file) => {
  const rows = [good(2, { url: one, title: 'First' }), good(3, { url: two, title: 'Second' })]
  expect(await read(file)).toEqual(rows)
  expect(await read(file, 1)).toEqual(rows)
})

test('UTF-16 is read, with line ends inside quoted cells', async () => {
  const file = `\uFEFFtitle,text,url\n"A ""ferry"", late","One.\n\nTwo.",\n\nSecond,,${two}\n`
  expect(await read(Buffer.from(file, 'utf16le'), 3)).toEqual([
    good(2, { title: 'A "ferry", late', text: 'One.\n\nTwo.' }),
    good(6, { title: 'Second', url: two }),
  ])
})

test('JSON Lines are read, and bare addresses', async () => {
  const file = `{"link":"${one}","authors":["A","B"],"date":2025,"other":{}}\n\n{"text":"Words.\\nMore."}`
  expect(await read(file)).toEqual([
    good(1, { url: one, author: 'A, B', date: '2025' }),
    good(3, { text: 'Words.\nMore.' }),
  ])
  expect(await read(`${one}\n${two}?a,b\n`)).toEqual([good(1, { url: one }), good(2, { url: `${two}?a,b` })])
})

test('a bad row fails by itself, at its line', async () => {
  const bad = (line: number, problem: RegExp, data: unknown = null) => ({
    line,
    data,
    problem: expect.stringMatching(problem) as string,
  })
  const csv = Buffer.concat([
    Buffer.from(`url,title\n${one},"Fir"st\n,Alone\nhttp://,Cut\n${one},`),
    Buffer.from([0xe9]),
    Buffer.from(`\n${one},a,b\n,\n${two},Good\n${one},"open\n`),
  ])
  expect(await read(csv)).toEqual([
    good(2, { url: one, title: '"Fir"st' }),
    bad(3, /neither an address nor a text/, { title: 'Alone' }),
    bad(4, /address is none/, { url: 'http://', title: 'Cut' }),
    bad(5, /not UTF-8/),
    bad(6, /3 cells/),
    good(8, { url: two, title: 'Good' }),
    bad(9, /not closed/),
  ])
  expect(await read(`{"url":"${one}"}\n{"url":\n[1]\n{"text":"a\\u0000"}\n{"url":"${two}"}`)).toEqual([
    good(1, { url: one }),
    bad(2, /no JSON object that is whole/),
    bad(3, /no JSON object/),
    bad(4, /cannot be stored/),
    good(5, { url: two }),
  ])
})

test('a row over 2 MB fails alone', async () => {
  const long = 'a'.repeat(2 * 1024 * 1024)
  const file = `url,text\n${one},"${long}\nmore"\n${two},\n`
  expect(await read(file, 100_000)).toEqual([
    { line: 2, data: null, problem: expect.stringMatching(/larger than 2 MB/) as string },
    good(4, { url: two }),
  ])
})

test.each([
  ['', /empty/],
  ['  \n ', /empty/],
  ['url,title\n', /no rows/],
  ['name,place\nA,B\n', /no column that is known/],
  ['title,author\nA,B\n', /neither a url nor a text/],
  ['[{"url":"x"}]', /JSON array/],
  ['PK\0\0', /no text/],
  ['\nurl\nx', /first line is empty/],
  ['x'.repeat(300_000), /does not end/],
])('what is no list is refused: %#', async (file, reason) => {
  await expect(read(file, 50_000)).rejects.toMatchObject({
    kind: 'invalid',
    problems: [{ field: 'file', message: expect.stringMatching(reason) as string }],
  })
})

test('more rows than the largest list has are refused', async () => {
  await expect(read(`url\n${'a.example\n'.repeat(MOST_ROWS + 1)}`, 100_000)).rejects.toThrow(/100,000/)
})

test('the templates are read as they are meant', async () => {
  const rows = await read(csvTemplate())
  expect(rows.map(({ data }) => data)).toEqual((await read(jsonTemplate())).map(({ data }) => data))
  expect(Object.keys(rows[0]!.data!)).toEqual(columnNames)
  expect(rows.every(({ problem }) => problem === null)).toBe(true)
})

test('a column has many names', () => {
  expect(['Published on', 'published_on', 'DATE'].map(columnNamed)).toEqual(['date', 'date', 'date'])
  expect(columnNamed('constructor')).toBeNull()
})

const cell = fc
  .string({ unit: fc.constantFrom(...'ab"\n\r,;\t ’é😀'), maxLength: 12 })
  .map((text) => text.trim())
  .filter((text) => !/^[=+\-@]/.test(text))

test('whatever stands in the cells comes out again, however the file is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { minLength: 1 }),
      fc.integer({ min: 1, max: 40 }),
      async (cells, size) => {
        const rows = cells.map(([title, text]) => [one, title, text])
        const told = rows.map(([url, title, text]) => ({
          url,
          ...(title && { title }),
          ...(text && { text }),
        }))
        const csv = await read(csvLine(['url', 'title', 'text']) + rows.map(csvLine).join(''), size)
        expect(csv.map(({ data }) => data)).toEqual(told)
        let line = 2
        for (const [at, row] of csv.entries()) {
          expect(row.line).toBe(line)
          line += (rows[at]!.join().match(/\r\n?|\n/g)?.length ?? 0) + 1
        }
        const json = await read(told.map((row) => `${JSON.stringify(row)}\n`).join(''), size)
        expect(json).toEqual(told.map((data, at) => good(at + 1, data as RowData)))
      },
    ),
  )
})

test('no bytes at all make it fail otherwise than with a reason', async () => {
  const head = fc.constantFrom('url,text\n', '{"url":"a"}\n', '')
  await fc.assert(
    fc.asyncProperty(head, fc.uint8Array({ maxLength: 200 }), async (head, bytes) => {
      const lines = await read(Buffer.concat([Buffer.from(head), bytes])).then(
        (rows) => rows.map(({ line }) => line),
        (error: { kind?: string }): number[] => {
          expect(error.kind).toBe('invalid')
          return []
        },
      )
      expect(lines).toEqual([...new Set(lines)].sort((one, other) => one - other))
    }),
  )
})
