import { gunzipSync } from 'node:zlib'
import { get } from 'node:http'
import { merge } from '../db/merging'
import { system } from '../lib/permissions'
import { withdrawClaim } from '../db/withdrawing'
import { expect, test } from './fixtures'
import { claimOf, makePublished, word } from './rows'

type Row = { id: number; url: string; self: string } & Record<string, unknown>
type List = { items: Row[]; next: string | null }

test('a program finds its way from the index', async ({ request, baseURL }) => {
  const answer = await request.get('/api/v1')
  expect(answer.headers()['content-type']).toBe('application/json')
  const index = (await answer.json()) as Record<'document' | 'documentation' | 'record', string>
  expect(index.document).toBe(`${baseURL}/api/v1/openapi.json`)
  expect(answer.headers().link).toContain(`<${index.document}>; rel="service-desc"`)
  const document = (await (await request.get(index.document)).json()) as { openapi: string; paths: object }
  expect(document.openapi).toBe('3.1.1')
  expect(Object.keys(document.paths)).toContain('/claims/{id}')
})

test('a claim is told with its addresses, and a list leads on to its end', async ({ request, baseURL }) => {
  const made = [await makePublished(), await makePublished(), await makePublished()]
  const { claim, path, wording } = made[0]!
  const one = (await (await request.get(`/api/v1/claims/${claim}`)).json()) as Row
  expect(one).toMatchObject({
    ...{ id: claim, wording, url: `${baseURL}${path}`, self: `${baseURL}/api/v1/claims/${claim}` },
    lastSaid: { edtf: '2023-03-17', earliest: '2023-03-17', latest: '2023-03-17' },
    ...{ utteranceCount: 1, sourceCount: 1, topics: [], sample: false },
  })
  expect((await request.get(one.url)).status()).toBe(200)
  expect(await (await request.get(one.self)).json()).toEqual(one)

  const seen: number[] = []
  let next: string | null = `${baseURL}/api/v1/claims?limit=2&fields=wording`
  while (next) {
    const page = (await (await request.get(next)).json()) as List
    expect(page.items.length).toBeGreaterThan(0)
    for (const item of page.items) expect(Object.keys(item)).toEqual(['id', 'wording'])
    seen.push(...page.items.map(({ id }) => id))
    next = page.next
    expect(next ?? `${baseURL}/api/v1/claims?limit=2`).toContain(`${baseURL}/api/v1/claims?limit=2`)
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toEqual(expect.arrayContaining(made.map((each) => each.claim)))
})

test('what is known already is not sent again, until it is another', async ({ request }) => {
  const { claim } = await makePublished()
  const address = `/api/v1/claims/${claim}`
  const first = await request.get(address)
  const tag = first.headers().etag!
  expect(tag).toMatch(/^W\/"[\w-]{22}"$/)
  expect(first.headers()['cache-control']).toBe('public, max-age=0, must-revalidate')
  const known = { headers: { 'If-None-Match': tag } }
  const again = await request.get(address, known)
  expect([again.status(), (await again.body()).length, again.headers().etag]).toEqual([304, 0, tag])
  await makePublished({ claim: { id: claim } })
  const later = await request.get(address, known)
  expect(later.status()).toBe(200)
  expect(await later.json()).toMatchObject({ utteranceCount: 2, sourceCount: 2 })
})

test('HEAD tells what GET does without a body, OPTIONS which methods there are', async ({ request }) => {
  const { claim } = await makePublished()
  const [get, head] = [
    await request.get(`/api/v1/claims/${claim}`),
    await request.head(`/api/v1/claims/${claim}`),
  ]
  for (const name of ['etag', 'content-type', 'access-control-allow-origin', 'ratelimit-policy'])
    expect([name, head.headers()[name]]).toEqual([name, get.headers()[name]])
  expect((await head.body()).length).toBe(0)
  const options = await request.fetch('/api/v1/claims', {
    method: 'OPTIONS',
    headers: { Origin: 'https://elsewhere.example', 'Access-Control-Request-Method': 'GET' },
  })
  expect([options.status(), options.headers().allow]).toEqual([204, 'GET, HEAD, OPTIONS'])
  expect(options.headers()['access-control-allow-origin']).toBe('*')
  expect(get.headers()['access-control-expose-headers']).toContain('ETag')
})

test('a page of another origin reads answers and their headers', async ({ page, baseURL }) => {
  const { claim, wording, attestation } = await makePublished()
  // Another name of this machine: a browser lets no page from elsewhere ask it.
  await page.goto(`${baseURL!.replace('localhost', '127.0.0.1')}/healthz`)
  const told = await page.evaluate(async (address) => {
    const answer = await fetch(address, { headers: { 'If-None-Match': '"none"' } })
    return { row: (await answer.json()) as Row, tag: answer.headers.get('ETag') }
  }, `${baseURL}/api/v1/claims/${claim}`)
  expect(told).toMatchObject({ row: { wording }, tag: expect.stringMatching(/^W\//) })
  const annotation = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
  const type = await page.evaluate(
    async ([address, Accept]) =>
      (await fetch(address!, { headers: { Accept: Accept! } })).headers.get('Content-Type'),
    [`${baseURL}/api/v1/attestations/${attestation}/annotation`, annotation],
  )
  expect(type).toBe(annotation)
})

test('failures are problems, whose type is an address that explains them', async ({ request, baseURL }) => {
  const asked: [string, string, number, string, string[]?][] = [
    ['GET', '/api/v1/claims/2147483647', 404, 'not-found'],
    ['GET', '/api/v1/nothing', 404, 'not-found'],
    ['GET', '/api/v1/claims/1/2/3', 404, 'not-found'],
    ['GET', '/api/v1/claims/at/-', 404, 'not-found'],
    ['GET', '/api/v1/claims/one', 400, 'invalid', ['id']],
    ['GET', '/api/v1/claims/99999999999', 400, 'invalid', ['id']],
    ['GET', '/api/v1/claims?limit=1000&order=none', 400, 'invalid', ['order']],
    ['GET', '/api/v1/claims?limit=1000', 400, 'invalid', ['limit']],
    ['GET', '/api/v1/claims?after=soon', 400, 'invalid', ['after']],
    ['GET', '/api/v1/claims?fields=wording,none', 400, 'invalid', ['fields.1']],
    ['GET', '/api/v1/claims/%E0%A4%A', 400, 'invalid'],
    ['DELETE', '/api/v1/claims/1', 405, 'method-not-allowed'],
    ['PROPFIND', '/api/v1/claims', 405, 'method-not-allowed'],
    ['POST', '/api/v1/try/getClaim', 405, 'method-not-allowed'],
    ['DELETE', '/api/v1/try/nothing', 405, 'method-not-allowed'],
  ]
  for (const [method, address, status, kind, fields] of asked) {
    const answer = await request.fetch(address, { method })
    expect([answer.status(), answer.headers()['content-type']], address).toEqual([
      ...[status, 'application/problem+json'],
    ])
    const told = (await answer.json()) as { type: string; status: number; errors?: { field: string }[] }
    expect(told, address).toMatchObject({ status, type: `${baseURL}/api/v1/problems/${kind}` })
    if (fields) expect(told.errors?.map(({ field }) => field)).toEqual(fields)
    if (status === 405) expect(answer.headers().allow).toContain('GET, HEAD')
    expect(await (await request.get(told.type)).json()).toMatchObject({ type: told.type, status })
  }
})

test('a withdrawn claim says when and why; one that was merged leads to the other', async ({
  request,
  baseURL,
}) => {
  const gone = await makePublished()
  const reason = `The report ${word()} was taken back.`
  await withdrawClaim(system, { ...(await claimOf(gone)), reason })
  const answer = await request.get(`/api/v1/claims/${gone.claim}`)
  expect(answer.status()).toBe(410)
  expect(await answer.json()).toMatchObject({
    type: `${baseURL}/api/v1/problems/withdrawn`,
    withdrawn: { on: new Date().toISOString().slice(0, 10), reason },
  })

  const [from, into] = [await makePublished(), await makePublished()]
  await merge(system, {
    ...{ object: 'claims', from: await claimOf(from), into: await claimOf(into) },
    reason: 'They say the same.',
  })
  const led = await request.get(`/api/v1/claims/${from.claim}?fields=wording`, { maxRedirects: 0 })
  expect([led.status(), led.headers().location]).toEqual([
    ...[308, `${baseURL}/api/v1/claims/${into.claim}?fields=wording`],
  ])
  expect(await (await request.get(`/api/v1/claims/${from.claim}`)).json()).toMatchObject({ id: into.claim })
})

test('a large answer comes compressed', async ({ baseURL }) => {
  const sent = await new Promise<{ encoding?: string; body: Buffer }>((resolve, reject) => {
    get(`${baseURL}/api/v1/openapi.json`, { headers: { 'Accept-Encoding': 'gzip' } }, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('end', () => resolve({ encoding: res.headers['content-encoding'], body: Buffer.concat(chunks) }))
    }).on('error', reject)
  })
  expect(sent.encoding).toBe('gzip')
  const plain = gunzipSync(sent.body)
  expect(plain.length).toBeGreaterThan(3 * sent.body.length)
  expect((JSON.parse(plain.toString()) as { openapi: string }).openapi).toBe('3.1.1')
})
