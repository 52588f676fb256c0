import { z } from 'zod'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { client, closeDatabase } from '@/db/connection'
import { beginRequest } from '@/db/idempotency'
import { makeUser } from '@/db/test-rows'
import { makeToken } from '@/db/tokens'
import { write } from '@/db/write'
import type { Actor } from '@/lib/permissions'
import { lineByLine } from './bulk'
import type { Begun } from './handled'

const faults = vi.spyOn(console, 'error')
beforeEach(() => void faults.mockReset())
afterEach(() => void faults.mockReset())
afterAll(closeDatabase)

const rows = (...values: unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('')
const sent = (body: string) => new Request('http://localhost/', { method: 'POST', body })

type Told = { line: number; status: number; problem?: { type: string; detail: string } }
type Writes = Parameters<typeof lineByLine<string>>[0]['write']

/** What a bulk of two lines a batch answers that reads and writes so. */
async function answered(how: {
  request?: Request
  begun?: Begun
  read?: (value: string) => Promise<string>
  write: Writes
}): Promise<Told[]> {
  const answer = lineByLine<string>({
    ...{ request: sent(''), begun: null, origin: 'http://localhost', mostOfLine: 100, most: 2 },
    ...how,
    read: (how.read ?? (async (value) => value)) as (value: unknown) => Promise<string>,
  })
  const text = await new Response((answer as { body: ReadableStream }).body).text()
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Told)
}

const numbers = (told: Told[]) => told.map(({ line, status }) => [line, status])

test('where reading a line fails, what was written is told, and the last line says that it broke off', async () => {
  faults.mockImplementation(() => {})
  const written: string[] = []
  const told = await answered({
    request: sent(rows('a', 'b', 'c', 'fault', 'e', 'f')),
    read: async (value) => {
      if (value === 'fault') throw new Error('the disk is full')
      return value
    },
    write: async (inputs, kept) => {
      // The next lines are read meanwhile.
      await new Promise((resolve) => setTimeout(resolve, 50))
      written.push(...inputs)
      await kept(
        null!,
        inputs.map(() => ({ id: written.length })),
      )
    },
  })
  expect(numbers(told)).toEqual([
    [1, 201],
    [2, 201],
    [3, 500],
  ])
  expect(told.at(-1)!.problem).toMatchObject({
    type: 'http://localhost/api/v1/problems/broke-off',
    detail: 'Neither this line nor any behind it was written. Send them again.',
  })
  expect(written).toEqual(['a', 'b'])
  expect(faults.mock.calls).toEqual([[new Error('the disk is full')]])
})

test('without a key lines whose writing fails are told, and those behind them are written', async () => {
  faults.mockImplementation(() => {})
  const told = await answered({
    request: sent(rows('a', 'b', 'c')),
    write: async (inputs, kept) => {
      if (inputs.includes('a')) throw new Error('the disk is full')
      await kept(null!, [{ id: 3 }])
    },
  })
  expect(numbers(told)).toEqual([
    [1, 500],
    [2, 500],
    [3, 201],
  ])
  expect(told[0]!.problem!.type).toMatch(/\/internal$/)
  expect(faults).toHaveBeenCalledTimes(1)
})

test('with a key it goes on behind the last line that was told', async () => {
  const user = await makeUser('editor')
  const { id: token } = await makeToken(user, { name: 'A script', scopes: ['write'] })
  const body = Buffer.from(rows('a', 'b', 'c', 'd', 'e'))
  const begin = async () => {
    const begun = await beginRequest({ token, key: 'one' }, 'a'.repeat(64), true)
    if (begun.state !== 'begun') throw new Error(begun.state)
    return { ...begun, sent: body, room: { keep: () => {}, leave: () => {} } }
  }
  const writes =
    (begun: Begun, fault: string | null): Writes =>
    async (inputs, kept) => {
      const actor: Actor = { ...user, request: begun.request }
      await write(actor, 'statement: record', { schema: z.null(), input: null }, async ({ tx }) => {
        await kept(
          tx,
          inputs.map((input) => ({ id: input.charCodeAt(0) })),
        )
        if (fault !== null && inputs.includes(fault)) throw new Error('the disk is full')
      })
    }
  faults.mockImplementation(() => {})
  const first = await begin()
  const broken = await answered({ begun: first, write: writes(first, 'c') })
  expect(numbers(broken)).toEqual([
    [1, 201],
    [2, 201],
    [3, 500],
  ])
  expect(broken.at(-1)!.problem).toMatchObject({
    type: 'http://localhost/api/v1/problems/broke-off',
    detail: 'Neither this line nor any behind it was written. With its key it goes on here after a minute.',
  })
  expect(faults).toHaveBeenCalledTimes(1)
  await client()`
    update idempotency_keys set begun_at = now() - interval '2 minutes' where token_id = ${token}`
  const second = await begin()
  const whole = await answered({ begun: second, write: writes(second, null) })
  expect(numbers(whole)).toEqual([1, 2, 3, 4, 5].map((line) => [line, 201]))
  expect(await beginRequest({ token, key: 'one' }, 'a'.repeat(64), true)).toMatchObject({
    state: 'ended',
    answer: rows(...whole),
  })
})
