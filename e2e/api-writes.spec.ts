import { bringIn } from '../db/bring-in'
import { client } from '../db/connection'
import { operations } from '../lib/api/operations'
import { system } from '../lib/permissions'
import { article, bodyOf, draft, problemOf, program, statement, type Body } from './api-program'
import { expect, test } from './fixtures'
import { operationRights } from './rights'
import { word } from './rows'

const plain = { title: null, publisher: null, author: null, url: null, language: null, date: null }

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
  expect(now.headers()['cache-control']).toBe('private, no-cache')
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
      detail: expect.stringMatching(stale === tag ? /changed/ : /GET \/api\/v1\/desk/),
      ...{ kind: 'precondition-failed', current: { id: row.id, capacity: 'mayor' }, sent: other },
    })
  }
  const worded = await of.send(
    ...(['PATCH', address, { claim: { wording: `The gates ${word()} were shut.` } }] as const),
    { 'If-Match': '"1.2.1"' },
  )
  expect(worded.headers().etag).toBe('"1.2.2"')
})

test('what is not sent of a statement stays, its place in a later wording undecided too', async ({
  request,
}) => {
  const of = await program(request)
  const { article: made, row } = await draft(of)
  await of.send('POST', '/publications', { article: made.id })
  const { words } = (await bodyOf(await of.send('GET', made.self))).text as { words: string }
  await bringIn(system, { ...plain, articleId: made.id, text: `The harbour, Friday.\n\n${words}` })
  const anchors = () => client()`select state, decided_at from anchors where attestation_id = ${row.id}`
  const before = await anchors()
  expect(before).toMatchObject([{ decided_at: null }])

  const now = await of.send('GET', row.self)
  expect(await bodyOf(now)).toMatchObject({ textVersion: 2 })
  const tag = { 'If-Match': now.headers().etag! }
  // The places of one wording are never read in another.
  const address = `/attestations/${row.id}`
  const mixed = await of.send('PATCH', address, { textVersion: 1, reason: 'Another wording.' }, tag)
  expect(mixed.status()).toBe(400)
  expect(await problemOf(mixed)).toMatchObject({ errors: [{ field: 'content' }, { field: 'mention' }] })
  const changed = await of.send('PATCH', address, { capacity: 'harbour master', reason: 'Told so.' }, tag)
  expect([changed.status(), await bodyOf(changed)]).toMatchObject([
    ...[200, { capacity: 'harbour master', content: [{ exact: 'We shut the' }], textVersion: 2 }],
  ])
  expect(await anchors()).toEqual(before)
  const [own] = await client()`select content from attestations where id = ${row.id}`
  expect(own!.content).toMatchObject([{ start: 1, end: 12, exact: 'We shut the' }])
})

test('a row of the desk is sent again only where it changed, by a new wording too', async ({ request }) => {
  const of = await program(request)
  const { article: made, row } = await draft(of)
  const [was, passage] = [await of.send('GET', made.self), await of.send('GET', row.self)]
  const known = (answer: typeof was) => ({ 'If-None-Match': answer.headers().etag! })
  for (const read of [was, passage]) {
    const again = await of.send('GET', read.url(), undefined, known(read))
    expect([again.status(), again.headers().etag, again.headers()['cache-control']]).toEqual([
      ...[304, read.headers().etag, 'private, no-cache'],
    ])
  }
  const { words } = (await bodyOf(was)).text as { words: string }
  await bringIn(system, { ...plain, articleId: made.id, text: `The harbour, Friday.\n\n${words}` })
  const [now, moved] = [
    await of.send('GET', made.self, undefined, known(was)),
    await of.send('GET', row.self, undefined, known(passage)),
  ]
  expect([now.status(), moved.status()]).toEqual([200, 200])
  const versions = (answer: typeof was) => answer.headers().etag!.replace(/-.*/, '')
  expect([versions(was), versions(now)]).toEqual(['"1.1', '"1.2'])
})

test('a passage is withdrawn by the tag with which it was read', async ({ request }) => {
  const of = await program(request)
  const { article: made, row } = await draft(of)
  const second = await bodyOf(
    await of.send('POST', '/attestations', {
      ...statement(made.id, { claim: { id: (row.claim as Body).id } }),
      content: [{ exact: 'We shut the doors,' }],
    }),
  )
  await of.send('POST', '/publications', { article: made.id })
  const read = await of.send('GET', second.self)
  const withdraw = (id: number, tag: string) =>
    of.send('POST', `/attestations/${id}/withdraw`, { reason: 'Misheard.' }, { 'If-Match': tag })
  const now = read.headers().etag!
  for (const stale of ['"9.9.9"', now.replace(/\d+-.*$/, '9"')])
    expect((await withdraw(second.id, stale)).status()).toBe(412)
  const gone = await withdraw(second.id, now)
  expect([gone.status(), (await bodyOf(gone)).state]).toEqual([200, 'withdrawn'])
  const again = await withdraw(second.id, gone.headers().etag!)
  expect([again.status(), (await bodyOf(again)).detail]).toEqual([409, 'This passage is not public.'])
  const last = await withdraw(row.id, (await of.send('GET', row.self)).headers().etag!)
  expect([last.status(), (await bodyOf(last)).detail]).toEqual([
    409,
    expect.stringContaining('Withdraw the claim'),
  ])
})

test('a write tells what is left to its token, a refused one too', async ({ request }) => {
  const of = await program(request)
  const [made, refused] = [
    await of.send('POST', '/sources', { name: `Ada ${word()}`, kind: 'person' }),
    await of.send('POST', '/sources', {}),
  ]
  expect([made.status(), refused.status()]).toEqual([201, 400])
  const left = [made, refused].map((answer) => {
    expect(answer.headers()['ratelimit-policy']).toMatch(/^"minute";q=\d+;w=60, "writes";q=\d+;w=60$/)
    return Number(/^"minute";r=\d+;t=\d+, "writes";r=(\d+);t=\d+$/.exec(answer.headers().ratelimit!)![1])
  })
  expect(left[1]).toBe(left[0]! - 1)
  expect((await of.send('GET', (await bodyOf(made)).self)).headers().ratelimit).not.toContain('writes')
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
    // Whatever JavaScript would make a number of is none.
    [statement(id, { claim: { id: true } }), 'claim.id'],
    [statement(id, { source: { id: '7' } }), 'source.id'],
  ]
  for (const [body, field] of refused) {
    const answer = await of.send('POST', '/attestations', body)
    expect(answer.status(), JSON.stringify(body)).toBe(400)
    const { errors } = (await problemOf(answer)) as unknown as { errors: { field: string }[] }
    expect(errors.map((error) => error.field)).toContain(field)
  }
  const drafts = { article: id, attestations: [true] }
  expect((await of.send('POST', '/publications', drafts)).status()).toBe(400)
  const nowhere = await of.send('POST', '/publications', { article: 2147483647 })
  expect(await problemOf(nowhere)).toMatchObject({ status: 404, detail: 'There is no article 2147483647.' })
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
