import type { APIResponse } from '@playwright/test'
import { reinstateClaim, withdrawClaim } from '../db/withdrawing'
import { system } from '../lib/permissions'
import { expect, test } from './fixtures'
import { claimOf, makeArticle, makeDraft, makePublished, passageOf, word } from './rows'

const straight = { maxRedirects: 0 }
const headers = (answer: APIResponse, name: string) =>
  answer
    .headersArray()
    .filter((header) => header.name.toLowerCase() === name)
    .map((header) => header.value)

test('an address that was never used answers 404 at once', async ({ request }) => {
  for (const path of [
    ...['/claims/2000000000', '/claims/2000000000-x', '/claims/0', '/claims/x', '/claims/99999999999'],
    ...['/sources/2000000000', '/articles/2000000000', '/nothing', '/claims/1/2', '/desk/nothing/at-all'],
  ])
    await test.step(path, async () => {
      const answer = await request.get(path, straight)
      expect(answer.status()).toBe(404)
      expect(answer.headers()['content-type']).toContain('text/html')
      expect(await answer.text()).toMatch(/<h1[^>]*>/)
    })
})

test('a draft is no page', async ({ request }) => {
  const draft = await makeDraft(await makeArticle(`“Not yet,” he said. ${word()}`), 'Not yet')
  const { source } = await passageOf(draft)
  for (const path of [draft.path, `/sources/${source!.id}`, `/articles/${draft.article.id}`])
    expect((await request.get(path, straight)).status(), path).toBe(404)
})

test('a wrong ending leads to the right address, at the first request and later', async ({ request }) => {
  const { claim, path } = await makePublished()
  for (const wrong of [`/claims/${claim}-renamed`, `/claims/${claim}`])
    for (let times = 0; times < 2; times++) {
      const answer = await request.get(wrong, straight)
      expect(answer.status()).toBe(308)
      expect(headers(answer, 'location')).toEqual([path])
    }
  const answer = await request.get(`${path}/`, straight)
  expect([answer.status(), headers(answer, 'location')]).toEqual([308, [path]])
  expect((await request.get('/claims//', straight)).headers().location).toBe('/claims')
})

test('a withdrawn claim is gone with its reason, and comes back', async ({ request }) => {
  const made = await makePublished()
  expect((await request.get(made.path, straight)).status()).toBe(200)
  await withdrawClaim(system, { ...(await claimOf(made)), reason: 'Read from a <forged> copy.' })
  await expect(async () => {
    const answer = await request.get(made.path, straight)
    expect(answer.status()).toBe(410)
    const text = await answer.text()
    expect(text).toContain(`Claim ${made.claim} was withdrawn on `)
    expect(text).toContain('Reason: Read from a &lt;forged&gt; copy.')
    expect(text).not.toContain(made.wording)
    expect(answer.headers()['cache-control']).toBe('public, max-age=0, must-revalidate')
  }).toPass()
  for (const other of [`/claims/${made.claim}`, `/claims/${made.claim}-any`, `${made.path}?utm_source=x`])
    expect((await request.get(other, straight)).status(), other).toBe(410)
  await reinstateClaim(system, { ...(await claimOf(made)), reason: 'The copy was true.' })
  await expect(async () => {
    const answer = await request.get(made.path, straight)
    expect(answer.status()).toBe(200)
    expect(await answer.text()).toContain('The copy was true.')
  }).toPass()
})

test('what cannot be understood is refused in words', async ({ request }) => {
  const refusals: [number, string, RegExp][] = [
    [400, '/claims?after=yesterday', /“after” is not a place in this list/],
    [400, '/?after=2023-02-30_1', /“after” is not a place/],
    [400, '/search?q=one&q=two', /“q” is given more than once/],
    [400, `/search?q=${'x'.repeat(201)}`, /longer than 200 characters/],
    [400, '/search?q=%00', /cannot be searched for/],
    [400, '/search?q=%E0%A4%A', /“q” is not written correctly/],
    [400, '/claims/%E0%A4%A', /not written correctly/],
    [400, '/%00', /not written correctly/],
    [404, '/at/-', /no page/],
    [404, '/claims/at/-', /no page/],
    [404, '/claims/%61t/-', /no page/],
    [404, '/gone/at/1', /no page/],
  ]
  for (const [status, path, reason] of refusals)
    await test.step(path.slice(0, 40), async () => {
      const answer = await request.get(path, straight)
      expect(answer.status()).toBe(status)
      const text = await answer.text()
      expect(text).toMatch(reason)
      // Whole, with the head of the site and without scripts.
      expect(text).toContain('action="/search"')
      expect(text).not.toContain('<script')
      expect(answer.headers()['cache-control']).toBe('no-store')
    })
  const posted = await request.post('/claims', { data: 'x', ...straight })
  expect([posted.status(), posted.headers().allow]).toEqual([405, 'GET, HEAD'])
})

test('a key that nobody knows changes nothing', async ({ request }) => {
  const plain = await request.get('/claims')
  const tracked = await request.get('/claims?utm_source=x&q=%FF&after=')
  expect(tracked.status()).toBe(200)
  expect(tracked.headers().etag).toBe(plain.headers().etag)
  expect(await tracked.text()).toBe(await plain.text())
})

test('a reader page may be kept, but is asked for anew every time', async ({ request }) => {
  const { path, claim, article, attestation } = await makePublished()
  const source = (await passageOf({ article, attestation })).source!.id
  const own = [
    ...[path, `/sources/${source}/feed.json`, `/claims/${claim}.png`, `/claims/${claim}.bib`],
    ...[`/embed/claims/${claim}`, `/claims/${claim}/timemap`, '/about', '/search?q=noon'],
  ]
  // Asked last: the server hears a moment later that these show the new claim too.
  const lists = ['/', '/claims', '/sources', '/articles', '/feed.xml', '/sitemap.xml']
  for (const url of [...own, ...lists]) {
    const answer = await request.get(url, straight)
    expect(answer.status(), url).toBe(200)
    expect(headers(answer, 'cache-control'), url).toEqual(['public, max-age=0, must-revalidate'])
    expect(headers(answer, 'set-cookie'), url).toEqual([])
    const kept = await request.get(url, { headers: { 'If-None-Match': answer.headers().etag! }, ...straight })
    expect([kept.status(), (await kept.body()).length], url).toEqual([304, 0])
    const head = await request.head(url, straight)
    expect([head.status(), (await head.body()).length], url).toEqual([200, 0])
  }
  // The addresses without their words lead on, and may be kept likewise.
  for (const url of [`/sources/${source}`, `/articles/${article.id}`])
    expect(headers(await request.get(url, straight), 'cache-control')).toEqual([
      'public, max-age=0, must-revalidate',
    ])
})

test('every page says how it may be used', async ({ request }) => {
  for (const url of ['/', '/claims/2000000000', '/login', '/desk']) {
    const given = (await request.get(url, straight)).headers()
    expect(given['x-content-type-options'], url).toBe('nosniff')
    expect(given['x-frame-options'], url).toBe('DENY')
    expect(given['referrer-policy'], url).toBe('strict-origin-when-cross-origin')
    expect(given['content-security-policy'], url).toMatch(/default-src 'self'.*frame-ancestors 'none'/)
    expect(given['x-powered-by'], url).toBeUndefined()
  }
  expect((await request.get('/login')).headers()['cache-control']).toBe('private, no-store')
})

test('who keeps the server running can ask whether it lives and is ready', async ({ request }) => {
  for (const url of ['/healthz', '/readyz']) {
    const answer = await request.get(url)
    expect([answer.status(), await answer.text()]).toEqual([200, 'ok\n'])
  }
})

test('signed out, the desk leads to the sign-in and back', async ({ request }) => {
  for (const path of [
    ...[
      '/desk',
      '/desk/import',
      '/desk/articles/1',
      '/admin/sources',
      '/admin/sources/1',
      '/admin/sources/new',
    ],
    ...['/admin/users', '/admin/users/1', '/admin/settings'],
  ]) {
    const answer = await request.get(path, straight)
    expect(answer.status(), path).toBe(307)
    expect(headers(answer, 'location'), path).toEqual([`/login?from=${encodeURIComponent(path)}`])
    expect(answer.headers()['cache-control'], path).toBe('private, no-store')
  }
  for (const path of ['/desk/sources/like?q=a', '/desk/claims/like?wording=a&words=a&versionId=1']) {
    const answer = await request.get(path, straight)
    expect(answer.status(), path).toBe(403)
    expect(await answer.json()).toMatchObject({ kind: 'forbidden', message: 'Sign in to see the desk.' })
  }
})

test('the desk’s look-ups take any nonsense', async ({ page, editor, request }) => {
  expect(editor.id).toBeGreaterThan(0)
  const long = 'x'.repeat(12_000)
  const asked = [
    ...[
      'q=%00',
      'q=%E0%A4%A',
      'q=%ED%A0%80',
      `q=${long}`,
      'q[]=a',
      'q=a&q=b',
      '',
      'q=%25_%5C',
      'q=%F0%9F%98%80',
    ].map((query) => `/desk/sources/like?${query}`),
    ...['versionId=x', 'versionId=99999999999', 'versionId=-1', 'versionId=1&except=x', 'versionId=', ''].map(
      (query) => `/desk/claims/like?wording=a&words=b&${query}`,
    ),
    ...['wording=%00', `wording=${long}`, 'wording=%ED%A0%80', 'wording=a&wording=b', 'words=%00'].map(
      (query) => `/desk/claims/like?versionId=1&wording=a&words=b&${query}`,
    ),
    '/desk?after=%00',
    '/desk?after=x&after=y',
    '/admin/sources?after=%00',
    `/admin/sources?after=${'9'.repeat(40)}`,
    '/desk/articles/99999999999',
    '/desk/articles/x',
    '/admin/sources/0',
  ]
  for (const url of asked) {
    const answer = await page.request.get(url, straight)
    expect(answer.status(), url.slice(0, 80)).toBeLessThan(500)
  }
  for (const url of ['/desk/sources/like', '/desk/claims/like'])
    expect((await request.post(url, { data: {} })).status(), url).toBe(405)
})
