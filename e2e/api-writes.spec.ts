import type { APIRequestContext, APIResponse } from '@playwright/test'
import { operations } from '../lib/api/operations'
import { system } from '../lib/permissions'
import type { TokenScope } from '../lib/token'
import { client } from '../db/connection'
import { makeTokenFor } from '../db/tokens'
import { expect, makeUser, test } from './fixtures'
import { operationRights } from './rights'
import { word } from './rows'

type Body = Record<string, unknown> & { id: number; self: string; url: string; version: number }

/** A program with a token: what it sends, and what it is answered. */
async function program(
  request: APIRequestContext,
  role: 'editor' | 'admin' = 'admin',
  scopes: TokenScope[] = ['read', 'write'],
) {
  const person = await makeUser(role)
  const { id, token } = await makeTokenFor(system, { email: person.email, name: 'A script', scopes })
  const send = (method: string, address: string, data?: unknown, headers: Record<string, string> = {}) =>
    request.fetch(address.startsWith('http') ? address : `/api/v1${address}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(data !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(data !== undefined && { data: JSON.stringify(data) }),
      maxRedirects: 0,
    })
  return { person, id, token, send }
}
type Program = Awaited<ReturnType<typeof program>>

const bodyOf = async (answer: APIResponse) => (await answer.json()) as Body

/** An article with one quotation, brought in by the program. */
async function article({ send }: Program): Promise<Body> {
  const mark = word()
  const text = `“We shut the gates ${mark} at noon,” Ada Lund said on Friday.\n\n“We shut the doors,” she added.`
  const answer = await send('POST', '/articles', { text, title: `Gates ${mark}`, date: '2025-03-14' })
  expect(answer.status(), await answer.text()).toBe(201)
  return bodyOf(answer)
}

const statement = (article: number, more: object = {}) => ({
  article,
  content: [{ exact: 'We shut the', suffix: ' gates' }],
  mention: { exact: 'Ada Lund' },
  kind: 'direct',
  claim: { wording: `The gates ${word()} were shut at noon.` },
  source: { name: `Ada ${word()}`, kind: 'person' },
  saidOn: { edtf: '2025-03-14', wording: 'on Friday', basis: 'relative' },
  stance: 'asserts',
  ...more,
})

async function draft(of: Program): Promise<{ article: Body; row: Body; tag: string }> {
  const made = await article(of)
  const answer = await of.send('POST', '/attestations', statement(made.id))
  expect(answer.status(), await answer.text()).toBe(201)
  return { article: made, row: await bodyOf(answer), tag: answer.headers().etag! }
}

const problemOf = async (answer: APIResponse) => {
  expect(answer.headers()['content-type']).toBe('application/problem+json')
  const told = await bodyOf(answer)
  return { ...told, kind: String(told.type).split('/').at(-1) }
}

test('a program brings in an article, records a claim, publishes it and takes it back', async ({
  request,
  page,
  expectedStatuses,
}) => {
  expectedStatuses.push(410)
  const of = await program(request)
  const { article: made, row } = await draft(of)
  expect(row).toMatchObject({
    ...{ state: 'draft', waits: false, article: made.id, textVersion: 1, kind: 'direct' },
    content: [{ start: 1, end: 12, exact: 'We shut the' }],
    mention: [{ exact: 'Ada Lund' }],
    saidOn: { edtf: '2025-03-14' },
    versions: { attestation: 1, utterance: 1, claim: 1 },
  })
  const claim = row.claim as Body
  expect((await request.get(claim.url)).status()).toBe(404)

  const published = await of.send('POST', '/publications', { article: made.id, attestations: [row.id] })
  expect([published.status(), await published.json()]).toEqual([
    ...[200, { article: made.id, attestations: 1, claims: 1, waits: false }],
  ])
  await page.goto(claim.url)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(claim.wording as string)

  const now = await of.send('GET', claim.self)
  expect(now.headers()['cache-control']).toBe('no-store')
  const reason = `The report ${word()} was wrong.`
  const gone = await of.send(
    'POST',
    `/claims/${claim.id}/withdraw`,
    { reason },
    { 'If-Match': now.headers().etag! },
  )
  expect([gone.status(), (await bodyOf(gone)).state]).toEqual([200, 'withdrawn'])
  expect((await request.get(claim.url)).status()).toBe(410)
  expect((await request.get(`/api/v1/claims/${claim.id}`)).status()).toBe(410)
})

test('who has no token that works, or one for less, writes nothing', async ({ request }) => {
  const [reads, ended] = [await program(request, 'admin', ['read']), await program(request)]
  const paths = operations.filter(({ scope }) => scope !== null)
  expect(Object.keys(operationRights).sort()).toEqual(paths.map(({ id }) => id).sort())
  await client()`update tokens set expires_at = now() where id = ${ended.id}`
  for (const { method, path, scope } of paths) {
    const address = path.replace('{id}', '1')
    const none = await request.fetch(`/api/v1${address}`, { method, maxRedirects: 0 })
    expect([none.status(), none.headers()['www-authenticate']], address).toEqual([
      401,
      'Bearer realm="onrecord"',
    ])
    const late = await ended.send(method, address)
    expect([late.status(), late.headers()['www-authenticate']], address).toEqual([
      ...[401, 'Bearer realm="onrecord", error="invalid_token"'],
    ])
    if (scope === 'write') expect((await reads.send(method, address)).status(), address).toBe(403)
  }
})

test('a change names what was read; what changed meanwhile is told with what was sent', async ({
  request,
}) => {
  const of = await program(request)
  const { row, tag } = await draft(of)
  const address = `/attestations/${row.id}`
  const [one, other] = [{ capacity: 'mayor' }, { capacity: 'harbour master' }]
  const unsaid = await of.send('PATCH', address, one)
  expect([unsaid.status(), (await problemOf(unsaid)).kind]).toEqual([428, 'precondition-required'])
  const changed = await of.send('PATCH', address, one, { 'If-Match': tag })
  expect([changed.status(), changed.headers().etag]).toEqual([200, '"1.2.1"'])
  expect(await changed.json()).toMatchObject({ capacity: 'mayor', content: row.content, claim: row.claim })
  for (const stale of [tag, 'W/"1.2.1"', '"1"']) {
    const refused = await of.send('PATCH', address, other, { 'If-Match': stale })
    expect(refused.status()).toBe(412)
    expect(await problemOf(refused)).toMatchObject({
      ...{ kind: 'precondition-failed', current: { id: row.id, capacity: 'mayor' }, sent: other },
    })
  }
  const worded = await of.send(
    ...(['PATCH', address, { claim: { wording: `The gates ${word()} were shut.` } }] as const),
    { 'If-Match': '"1.2.1"' },
  )
  expect(worded.headers().etag).toBe('"1.2.2"')
})

test('what stands in the way is a conflict that names it', async ({ request }) => {
  const of = await program(request)
  const made = await article(of)
  const { words } = made.text as { words: string }
  const again = await of.send('POST', '/articles', { text: words })
  expect(again.status()).toBe(409)
  expect(await problemOf(again)).toMatchObject({
    ...{ kind: 'conflict', current: { id: made.id, title: made.title }, sent: { text: words } },
  })
})

test('what cannot be stored is refused by its field', async ({ request }) => {
  const of = await program(request)
  const { id } = await article(of)
  const refused: [object, string][] = [
    [statement(id, { content: [{ exact: 'We shut the' }] }), 'content.0'],
    [statement(id, { content: [{ exact: 'We opened' }] }), 'content.0'],
    [statement(id, { content: [{ start: 1, end: 12, exact: 'We opened' }] }), 'content.0'],
    [statement(id, { content: [{ start: 1, end: 100_000 }] }), 'content'],
    [statement(id, { stance: 'shouts' }), 'stance'],
    [statement(id, { saidOn: { edtf: 'soon', wording: null, basis: 'stated' } }), 'saidOn'],
    [statement(id, { speaker: 'Ada' }), ''],
  ]
  for (const [body, field] of refused) {
    const answer = await of.send('POST', '/attestations', body)
    expect(answer.status(), JSON.stringify(body)).toBe(400)
    const { errors } = (await problemOf(answer)) as unknown as { errors: { field: string }[] }
    expect(errors.map((error) => error.field)).toContain(field)
  }
  expect((await of.send('POST', '/attestations', statement(2147483647))).status()).toBe(404)
})

test('a page is asked for by its address, as at the desk', async ({ request }) => {
  const of = await program(request)
  const answer = await of.send('POST', '/articles', { address: `https://outlet.example/${word()}` })
  expect(answer.status()).toBe(202)
  const told = (await answer.json()) as { article: number; self: string; held: boolean }
  expect(told.held).toBe(false)
  expect(await bodyOf(await of.send('GET', told.self))).toMatchObject({ id: told.article, text: null })
})

test('sources are made, and changed by whoever made them until they are confirmed', async ({ request }) => {
  const [editor, other] = [await program(request, 'editor'), await program(request, 'editor')]
  const name = `Ada ${word()}`
  const made = await editor.send('POST', '/sources', { name, kind: 'person' })
  expect([made.status(), made.headers().etag]).toEqual([201, '"1"'])
  const row = await bodyOf(made)
  expect(row).toMatchObject({ name, confirmed: false, description: null })
  const match = { 'If-Match': '"1"' }
  const change = { description: 'Harbour master.' }
  expect((await other.send('PATCH', `/sources/${row.id}`, change, match)).status()).toBe(403)
  const changed = await editor.send('PATCH', `/sources/${row.id}`, change, match)
  expect(await bodyOf(changed)).toMatchObject({ name, ...change, version: 2 })
  const stale = await editor.send('PATCH', `/sources/${row.id}`, { name: 'Ada' }, match)
  expect(await problemOf(stale)).toMatchObject({
    status: 412,
    current: { version: 2 },
    sent: { name: 'Ada' },
  })
})

test('an editor withdraws what she published, and nothing else', async ({ request }) => {
  const [admin, editor] = [await program(request), await program(request, 'editor')]
  for (const [of, status] of [
    ...([
      [admin, 403],
      [editor, 200],
    ] as const),
  ]) {
    const { article, row } = await draft(of)
    await of.send('POST', '/publications', { article: article.id })
    const { claim } = (await bodyOf(await editor.send('GET', row.self))) as { claim: Body } & Body
    const withdrawn = await editor.send(
      ...(['POST', `/claims/${claim.id}/withdraw`, { reason: 'It was a mistake.' }] as const),
      { 'If-Match': `"${claim.version}"` },
    )
    expect(withdrawn.status()).toBe(status)
  }
})

test('where a second person looks first, what an editor publishes waits', async ({ request }) => {
  const editor = await program(request, 'editor')
  const { article, row } = await draft(editor)
  await client()`update settings set review = true`
  try {
    const answer = await editor.send('POST', '/publications', { article: article.id })
    expect([answer.status(), await answer.json()]).toEqual([
      ...[202, { article: article.id, attestations: 1, claims: 1, waits: true }],
    ])
  } finally {
    await client()`update settings set review = false`
  }
  expect(await bodyOf(await editor.send('GET', row.self))).toMatchObject({ state: 'draft', waits: true })
})

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

const bulk = ({ token }: Program, request: APIRequestContext, address: string, data: string, key?: string) =>
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
  const row = await bodyOf(await of.send('GET', `/desk/attestations/${told[0]!.id}`))
  expect(row).toMatchObject({ state: 'draft', article: id, content: [{ exact: 'We shut the' }] })

  const wrong = await of.send('POST', '/attestations/bulk', {})
  expect([wrong.status(), (await problemOf(wrong)).kind]).toEqual([415, 'media-type'])
})

test('many articles come in, those on record are named, and a key has them come once', async ({
  request,
}) => {
  const of = await program(request)
  const texts = Array.from({ length: 45 }, (_, at) => `Report ${at} of ${word()} tells of the harbour.`)
  const rows = [...texts, texts[0]!].map((text) => JSON.stringify({ text })).join('\n')
  const key = word()
  const answer = await bulk(of, request, '/articles/bulk', rows, key)
  const told = await linesOf(answer)
  expect(told.map(({ status }) => status)).toEqual([...texts.map(() => 201), 409])
  expect(told.at(-1)).toMatchObject({ problem: { current: { id: told[0]!.id } } })
  const again = await bulk(of, request, '/articles/bulk', rows, key)
  expect(again.headers()['idempotency-replayed']).toBe('true')
  expect(await again.text()).toBe(await answer.text())
  expect((await bulk(of, request, '/articles/bulk', `${rows}\n`, key)).status()).toBe(422)
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
