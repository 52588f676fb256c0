import { request as open } from 'node:http'
import type { APIRequestContext, APIResponse } from '@playwright/test'
import { client } from '../db/connection'
import { article, bodyOf, problemOf, program, statement, type Program } from './api-program'
import { MOST_HELD } from '../lib/api/bulk'
import { expect, test } from './fixtures'
import { word } from './rows'

test('a request with a key is done once, and answered the same again', async ({ request }) => {
  const of = await program(request)
  const { id } = await article(of)
  const [body, key] = [statement(id), { 'Idempotency-Key': `"${word()}"` }]
  const first = await of.send('POST', '/attestations', body, key)
  const again = await of.send('POST', '/attestations', body, key)
  expect([first.status(), again.status()]).toEqual([201, 201])
  expect(await again.text()).toBe(await first.text())
  for (const name of ['etag', 'location', 'content-type'])
    expect(again.headers()[name], name).toBe(first.headers()[name])
  expect([first, again].map((answer) => answer.headers()['idempotency-replayed'])).toEqual([
    undefined,
    'true',
  ])
  const other = await of.send('POST', '/attestations', statement(id), key)
  expect([other.status(), (await problemOf(other)).kind]).toEqual([422, 'key-reused'])
  // A key is its token's own.
  const { send } = await program(request)
  expect(
    (await send('POST', '/attestations', { ...body, content: [{ exact: 'shut the doors' }] }, key)).status(),
  ).toBe(201)

  const source = { name: `Ada ${word()}`, kind: 'robot' }
  expect((await of.send('POST', '/sources', source, { 'Idempotency-Key': `s${id}` })).status()).toBe(400)
  const tried = await of.send(
    'POST',
    '/sources',
    { ...source, kind: 'person' },
    { 'Idempotency-Key': `s${id}` },
  )
  expect(tried.status()).toBe(201)
  expect((await of.send('POST', '/sources', source, { 'Idempotency-Key': 'a b' })).status()).toBe(400)
})

const linesOf = async (answer: APIResponse) =>
  (await answer.text())
    .split('\n')
    .filter(Boolean)
    .map(
      (line) =>
        JSON.parse(line) as { line: number; status: number; id?: number; problem?: { detail: string } },
    )

const bulk = (
  { token }: Program,
  request: APIRequestContext,
  address: string,
  data: string | Buffer,
  key?: string,
) =>
  request.post(`/api/v1${address}`, {
    headers: {
      ...{ Authorization: `Bearer ${token}`, 'Content-Type': 'application/jsonl' },
      ...(key && { 'Idempotency-Key': key }),
    },
    data,
  })

test('of many lines each is answered, and a bad one keeps no other from being recorded', async ({
  request,
}) => {
  const of = await program(request)
  const { id } = await article(of)
  const good = () => JSON.stringify(statement(id))
  const twice = good()
  const rows = [
    ...[good(), '', 'no JSON', good(), JSON.stringify(statement(id, { stance: 'shouts' })), good()],
    ...[JSON.stringify(statement(2147483647)), JSON.stringify({ ...statement(id), pad: 'x'.repeat(70_000) })],
    ...[JSON.stringify(statement(id, { claim: { id: 2147483647 } })), twice],
  ]
  const answer = await bulk(of, request, '/attestations/bulk', rows.join('\n'))
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/jsonl'])
  const told = await linesOf(answer)
  expect(told.map(({ line, status }) => [line, status])).toEqual([
    ...[
      [1, 201],
      [3, 400],
      [4, 201],
      [5, 400],
      [6, 201],
      [7, 404],
      [8, 413],
      [9, 404],
      [10, 201],
    ],
  ])
  expect(told[3]!.problem!.detail).not.toBe('')
  expect(told[5]!.problem!.detail).toBe('There is no article 2147483647.')
  const row = await bodyOf(await of.send('GET', `/desk/attestations/${told[0]!.id}`))
  expect(row).toMatchObject({ state: 'draft', article: id, content: [{ exact: 'We shut the' }] })

  const coded = await of.send('POST', '/attestations', statement(id), { 'Content-Encoding': 'gzip' })
  expect([coded.status(), (await problemOf(coded)).kind]).toEqual([415, 'media-type'])
  const wrong = await of.send('POST', '/attestations/bulk', {})
  expect([wrong.status(), (await problemOf(wrong)).kind]).toEqual([415, 'media-type'])
})

test('many articles come in, those on record are named, and a key has them come once', async ({
  request,
}) => {
  const of = await program(request)
  const texts = Array.from({ length: 45 }, (_, at) => `Report ${at} of ${word()} tells of the harbour.`)
  const lines = [...texts, texts[0]!].map((text) => JSON.stringify({ text })).join('\n')
  // A line that is no UTF-8 is refused alone, with a key as without.
  const rows = Buffer.concat([Buffer.from(lines), Buffer.from('\n"\xff"', 'latin1')])
  const key = word()
  const answer = await bulk(of, request, '/articles/bulk', rows, key)
  const told = await linesOf(answer)
  expect(told.map(({ status }) => status)).toEqual([...texts.map(() => 201), 409, 400])
  expect(told.at(-2)).toMatchObject({ problem: { current: { id: told[0]!.id } } })
  const again = await bulk(of, request, '/articles/bulk', rows, key)
  expect(again.headers()['idempotency-replayed']).toBe('true')
  expect(await again.text()).toBe(await answer.text())
  expect(
    (await bulk(of, request, '/articles/bulk', Buffer.concat([rows, Buffer.from('\n')]), key)).status(),
  ).toBe(422)
})

test('of many at once with one key one is done', async ({ request }) => {
  const of = await program(request)
  const { id } = await article(of)
  const body = statement(id)
  const key = { 'Idempotency-Key': word() }
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => of.send('POST', '/attestations', body, key)),
  )
  const statuses = answers.map((answer) => answer.status())
  expect(statuses).toContain(201)
  expect(new Set(statuses.filter((status) => status !== 201))).toEqual(
    new Set(statuses.includes(409) ? [409] : []),
  )
  const [rows] = await client()`select count(*)::int as count from attestations a
    join article_versions v on v.id = a.version_id where v.article_id = ${id}`
  expect(rows!.count).toBe(1)
})

test('of a request whose answer was lost nothing is done again', async ({ request }) => {
  const of = await program(request)
  const { id } = await article(of)
  const [body, key] = [statement(id), word()]
  const send = () => of.send('POST', '/attestations', body, { 'Idempotency-Key': key })
  expect((await send()).status()).toBe(201)
  // As a process leaves it that dies between the writing and the answer.
  await client()`update idempotency_keys set status = null, begun_at = now() - interval '2 minutes'
    where token_id = ${of.id} and key = ${key}`
  const again = await send()
  expect([again.status(), (await problemOf(again)).kind]).toEqual([409, 'answer-lost'])
})

type Told = [status: number, wait: string | undefined]

/** A bulk whose body is on its way until `end`; one that is refused is answered before. */
function begin({ token }: Program, baseURL: string): { answer: Promise<Told>; end: () => void } {
  const sending = open(`${baseURL}/api/v1/attestations/bulk`, {
    method: 'POST',
    headers: {
      ...{ Authorization: `Bearer ${token}`, 'Content-Type': 'application/x-ndjson' },
      'Idempotency-Key': word(),
    },
  })
  const answer = new Promise<Told>((resolve, reject) => {
    sending.on('error', reject).on('response', (answer) => {
      answer.resume().on('end', () => resolve([answer.statusCode!, answer.headers['retry-after']]))
    })
  })
  sending.write('\n')
  return { answer, end: () => void sending.end() }
}

test('of requests that are held whole so many are taken at once, of a token and in all', async ({
  request,
  baseURL,
}) => {
  const [one, two, last] = [await program(request), await program(request), await program(request)]
  const opened = (of: Program, count: number) => Array.from({ length: count }, () => begin(of, baseURL!))
  const first = (begun: ReturnType<typeof opened>) => Promise.race(begun.map(({ answer }) => answer))
  const own = opened(one, MOST_HELD.token + 1)
  expect(await first(own)).toEqual([429, '10'])
  const others = [...opened(two, MOST_HELD.all - MOST_HELD.token), ...opened(last, 1)]
  expect(await first(others)).toEqual([503, '10'])
  // Without a key lines are read as they come: nothing is held.
  expect((await bulk(last, request, '/attestations/bulk', '\n')).status()).toBe(200)
  for (const { end } of [...own, ...others]) end()
  const statuses = async (begun: ReturnType<typeof opened>) =>
    (await Promise.all(begun.map(({ answer }) => answer))).map(([status]) => status).sort()
  expect(await statuses(own)).toEqual([200, 200, 429])
  expect(await statuses(others)).toEqual([200, 200, 503])
  for (const of of [one, two, last])
    expect((await bulk(of, request, '/attestations/bulk', '\n', word())).status()).toBe(200)
})
