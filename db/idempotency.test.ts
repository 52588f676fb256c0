import { afterAll, beforeEach, expect, test } from 'vitest'
import { system, type SignedIn } from '../lib/permissions'
import { client, closeDatabase } from './connection'
import { beginRequest, dropRequest, endRequest, forgetRequests, keepLines } from './idempotency'
import { recordSource } from './source-doors'
import { conflict, makeUser, unique } from './test-rows'
import { makeToken } from './tokens'
import { write } from './write'
import { z } from 'zod'

let user: SignedIn
let asked: { token: number; key: string }
beforeEach(async () => {
  user = await makeUser('editor')
  const { id } = await makeToken(user, { name: 'A script', scopes: ['write'] })
  asked = { token: id, key: 'one' }
})
afterAll(closeDatabase)

const hash = 'a'.repeat(64)
const answer = { status: 201, headers: { etag: '"1"' }, answer: '{"id":1}' }

async function begun(byLine = false) {
  const beginning = await beginRequest(asked, hash, byLine)
  if (beginning.state !== 'begun') throw new Error(beginning.state)
  return beginning
}

/** As if the process that began it were gone. */
const leave = () => client()`
  update idempotency_keys set begun_at = now() - interval '2 minutes' where token_id = ${asked.token}`

const source = () => ({ name: unique('Ada'), kind: 'person', description: null, publisher: null }) as const
const sourcesOf = (name: string) => client()`select id from sources where name = ${name}`

test('a request has one beginning, and one answer for all who ask', async () => {
  const beginnings = await Promise.all(Array.from({ length: 8 }, () => beginRequest(asked, hash)))
  expect(beginnings.map(({ state }) => state).sort()).toEqual(['begun', ...Array(7).fill('under way')])
  const first = beginnings.find((each) => each.state === 'begun')!
  if (first.state === 'begun') await endRequest(first.request, answer)
  expect(await beginRequest(asked, hash)).toEqual({ state: 'ended', ...answer })
  expect(await beginRequest(asked, 'b'.repeat(64))).toEqual({ state: 'other' })
})

test('what came to nothing may be tried again', async () => {
  const { request } = await begun()
  await dropRequest(request)
  expect((await begun()).state).toBe('begun')
})

test('what a process left before it wrote is taken over, and it writes no more', async () => {
  const { request } = await begun()
  await leave()
  const taken = await begun()
  expect(taken.request).toEqual({ ...request, attempt: 2 })
  const late = source()
  await expect(recordSource({ ...user, request }, late)).rejects.toMatchObject(conflict)
  expect(await sourcesOf(late.name)).toEqual([])
  const made = source()
  await recordSource({ ...user, request: taken.request }, made)
  expect(await sourcesOf(made.name)).toHaveLength(1)
  // Its end is the other's by now.
  await endRequest(request, answer)
  expect((await beginRequest(asked, hash)).state).toBe('under way')
})

test('what was written but never answered is not done again', async () => {
  const { request } = await begun()
  await recordSource({ ...user, request }, source())
  await dropRequest(request)
  expect((await beginRequest(asked, hash)).state).toBe('under way')
  await leave()
  expect((await beginRequest(asked, hash)).state).toBe('lost')
})

test('a write that fails leaves the key free', async () => {
  const { request } = await begun()
  const failing = write(
    { ...user, request },
    'source: create',
    { schema: z.null(), input: null },
    async () => {
      throw new Error('It failed')
    },
  )
  await expect(failing).rejects.toThrow('It failed')
  await dropRequest(request)
  expect((await begun()).request.attempt).toBe(1)
})

test('of lines that are done one by one the rest is done by who takes over', async () => {
  const { request } = await begun(true)
  const step = (lines: number, text: string) =>
    write({ ...user, request }, 'source: create', { schema: z.null(), input: null }, ({ tx }) =>
      keepLines(tx, request, { lines, answer: text }),
    )
  await step(2, 'one\ntwo\n')
  await step(1, 'three\n')
  await leave()
  expect(await begun(true)).toMatchObject({ lines: 3, answer: 'one\ntwo\nthree\n' })
})

test('requests are forgotten after a day, and with their token', async () => {
  await begun()
  await client()`update idempotency_keys set created_at = now() - interval '25 hours' where token_id = ${asked.token}`
  expect((await begun()).request.attempt).toBe(1)
  await client()`update idempotency_keys set created_at = now() - interval '25 hours' where token_id = ${asked.token}`
  await forgetRequests(system)
  const left = () => client()`select key from idempotency_keys where token_id = ${asked.token}`
  expect(await left()).toEqual([])
  await begun()
  await client()`delete from tokens where id = ${asked.token}`
  expect(await left()).toEqual([])
})
