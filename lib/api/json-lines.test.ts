import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { batches, jsonLines, type Line } from './json-lines'

const bounds = { mostOfLine: 40, mostLines: 5, most: 1000 }

async function* cut(text: string | Uint8Array, by: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += by) yield bytes.subarray(at, at + by)
}

async function read(text: string | Uint8Array, by = 7, more: Partial<typeof bounds> = {}): Promise<Line[]> {
  const lines: Line[] = []
  for await (const line of jsonLines(cut(text, by), { ...bounds, ...more })) lines.push(line)
  return lines
}

test('lines are read however their bytes are cut, blank ones are counted', async () => {
  const values = fc.array(fc.oneof(fc.constant(''), fc.string({ unit: 'grapheme', maxLength: 8 })), {
    maxLength: 5,
  })
  await fc.assert(
    fc.asyncProperty(values, fc.integer({ min: 1, max: 9 }), fc.boolean(), async (rows, by, ended) => {
      const text =
        rows.map((row) => (row === '' ? ' ' : JSON.stringify(row))).join('\r\n') + (ended ? '\r\n' : '')
      const wanted = rows.flatMap((value, at) => (value === '' ? [] : [{ line: at + 1, value }]))
      expect(await read(text, by, { mostOfLine: 400 })).toEqual(wanted)
    }),
  )
})

test('a line that is bad or too long keeps no other from being read', async () => {
  const text = Buffer.concat([
    Buffer.from(`{"a":1}\n${'x'.repeat(60)}\nno\n`),
    Buffer.from([0x22, 0xff, 0x22, 0x0a]),
    Buffer.from('2'),
  ])
  expect(await read(text)).toEqual([
    { line: 1, value: { a: 1 } },
    { line: 2, problem: 'The line has more than 40 bytes.', large: true },
    { line: 3, problem: 'The line is no JSON.' },
    { line: 4, problem: 'The line is not UTF-8.' },
    { line: 5, value: 2 },
  ])
})

test('behind so many lines or bytes it is over', async () => {
  expect((await read('1\n2\n3\n4\n5\n6\n7\n')).at(-1)).toMatchObject({ line: 6, large: true })
  expect((await read('1\n2\n3\n4\n5\n6')).at(-1)).toMatchObject({ line: 6, large: true })
  expect(await read('1\n2\n3\n4\n5\n')).toHaveLength(5)
  const [first, last, ...more] = await read(`1\n"${'x'.repeat(2000)}"`, 100)
  expect([first, last, more]).toMatchObject([{ line: 1, value: 1 }, { line: 2, large: true }, []])
})

test('rows come in batches, and those that are there where no more comes', async () => {
  async function* slow() {
    yield* [1, 2, 3, 4, 5]
    await sleep(80)
    yield 6
  }
  const all: number[][] = []
  for await (const batch of batches(slow(), { most: 3, pause: 10 })) all.push(batch)
  expect(all).toEqual([[1, 2, 3], [4, 5], [6]])
})

test('what breaks off while a batch is in other hands is thrown at the next turn, and to nobody else', async () => {
  async function* broken() {
    yield* [1, 2]
    throw new Error('the connection is gone')
  }
  const unheard = vi.fn()
  process.on('unhandledRejection', unheard)
  try {
    const turns = batches(broken(), { most: 2, pause: 10 })
    expect(await turns.next()).toMatchObject({ value: [1, 2] })
    await sleep(20)
    await expect(turns.next()).rejects.toThrow('the connection is gone')
  } finally {
    process.off('unhandledRejection', unheard)
  }
  expect(unheard).not.toHaveBeenCalled()
})
