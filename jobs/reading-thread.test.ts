import { afterAll, expect, test } from 'vitest'
import { startReader } from './reading-thread'

const bytes = (text: string) => new TextEncoder().encode(text)
const story = 'The harbour of Northwick opened again on Friday, four days after the storm, the council said.'
const page = bytes(
  `<html><body><h1>Harbour</h1><article>${`<p>${story}</p>`.repeat(4)}</article></body></html>`,
)
const type = { mediaType: 'text/html' }
const reader = startReader()
afterAll(() => reader.close())

test('pages are read one after another in a thread', async () => {
  const reads = await Promise.all([page, bytes('{'), page].map((one) => reader.read(one, type)))
  expect(reads[0]).toMatchObject({
    title: 'Harbour',
    text: expect.stringContaining(story),
    ms: expect.any(Number),
  })
  expect(reads[1]).toMatchObject({ problem: 'This page holds no readable text.' })
  expect(reads[2]).toMatchObject({ title: 'Harbour' })
})

test.each([
  ['divisions in divisions', '<div>'],
  ['divisions with words', '<div>word '],
  ['tables in tables', '<table><tr><td>'],
  ['lists in lists', '<ul><li>word '],
])('5 MB of %s end in an answer, and the next page is read', async (_what, piece) => {
  const nested = await reader.read(bytes(piece.repeat(Math.ceil((5 * 1024 * 1024) / piece.length))), type)
  expect('problem' in nested ? nested.problem : nested.text).toBeTruthy()
  expect(await reader.read(page, type)).toMatchObject({ title: 'Harbour' })
})

test('a page that takes too long is given up, and the next one is read', async () => {
  const hurried = startReader({ ms: 1200 })
  const long = bytes(`<p>${'word '.repeat(30)}</p>`.repeat(12_500))
  expect(await hurried.read(page, type)).toMatchObject({ title: 'Harbour' })
  expect(await hurried.read(long, type)).toMatchObject({
    problem: 'This page cannot be read: it took longer than 1.2 seconds.',
  })
  expect(await hurried.read(page, type)).toMatchObject({ title: 'Harbour' })
  await hurried.close()
})

test(
  'a page that takes too much memory is given up, and the next one is read',
  { timeout: 60_000 },
  async () => {
    const narrow = startReader({ mb: 40, ms: 20_000 })
    const large = bytes(`<p class="a b c" id="d">${'<i>word</i> '.repeat(30)}</p>`.repeat(900))
    expect(await narrow.read(large, type)).toMatchObject({ problem: expect.stringContaining('memory') })
    expect(await narrow.read(page, type)).toMatchObject({ title: 'Harbour' })
    await narrow.close()
  },
)

test('a reader that was closed says so', async () => {
  const other = startReader()
  await other.close()
  expect(await other.read(page)).toMatchObject({ problem: 'Reading was ended.' })
})
