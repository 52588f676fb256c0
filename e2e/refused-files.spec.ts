import type { APIRequestContext } from '@playwright/test'
import { reinstateClaim, withdrawClaim } from '../db/withdrawing'
import { Problem } from '../lib/api/problems'
import { system } from '../lib/permissions'
import { expect, test } from './fixtures'
import { claimOf, makePublished, word } from './rows'

const never = 2147483647

/** What a program gets, by GET; that HEAD says the same without a body, and that none of it is ever kept. */
async function refusal(request: APIRequestContext, path: string) {
  const answer = await request.get(path, { maxRedirects: 0 })
  const headers = answer.headers()
  const told = ({ 'content-type': type, 'cache-control': kept }: typeof headers) => ({ type, kept })
  const head = await request.head(path, { maxRedirects: 0 })
  expect([head.status(), (await head.body()).length, told(head.headers())], path).toEqual([
    ...[answer.status(), 0, told(headers)],
  ])
  expect(headers, path).toMatchObject({
    'cache-control': 'no-store',
    'access-control-allow-origin': '*',
    'x-content-type-options': 'nosniff',
  })
  expect(headers['x-onrecord-refused'], path).toBeUndefined()
  return { status: answer.status(), type: headers['content-type'], text: await answer.text() }
}

/** The same as JSON, of the shape that the API's failures have. */
async function problem(request: APIRequestContext, path: string) {
  const { status, type, text } = await refusal(request, path)
  expect(type, path).toBe('application/problem+json')
  const read = Problem.parse(JSON.parse(text))
  expect([read.status, read.instance], path).toEqual([status, path.split('?')[0]])
  return read
}

/** The same as a line of text; its status and its words. */
async function line(request: APIRequestContext, path: string) {
  const { status, type, text } = await refusal(request, path)
  expect([type, text.trim().split('\n').length], path).toEqual(['text/plain; charset=utf-8', 1])
  return [status, text.trim()]
}

test('files of a withdrawn claim say so in their own form, until it is back', async ({ request }) => {
  const made = await makePublished()
  const files = ['json', 'jsonld', 'csl', 'bib', 'ris', 'txt', 'png'].map(
    (form) => `/claims/${made.claim}.${form}`,
  )
  for (const path of files) expect((await request.get(path)).status(), path).toBe(200)
  const reason = `“Read” from a forged copy: ${word()}, 20 %.`
  await withdrawClaim(system, { ...(await claimOf(made)), reason })
  await expect(async () => expect((await request.get(made.path)).status()).toBe(410)).toPass()

  const api = Problem.parse(await (await request.get(`/api/v1/claims/${made.claim}`)).json())
  expect(api.withdrawn?.reason).toBe(reason)
  for (const path of [
    ...files.slice(0, 3),
    `${made.path}.json`,
    `${made.path}/feed.json`,
    `${made.path}.geojson`,
  ])
    expect(await problem(request, path), path).toEqual({ ...api, instance: path })
  for (const path of [
    ...files.slice(3),
    `${made.path}.docx`,
    `${made.path}/feed.xml`,
    `${made.path}/timemap`,
  ])
    expect(await line(request, path), path).toEqual([410, api.detail])
  const [statement, attestation] = [`/utterances/${made.utterance}`, `/attestations/${made.attestation}`]
  for (const path of [`${statement}.jsonld`, `${attestation}.jsonld`, `${attestation}.csl`])
    expect(await problem(request, path), path).toMatchObject({ status: 410, withdrawn: api.withdrawn })
  expect(await line(request, `${attestation}.bib`)).toEqual([410, expect.stringContaining(reason)])
  for (const path of [made.path, `${made.path}/history`, `/embed/claims/${made.claim}`]) {
    const page = await request.get(path)
    expect([page.status(), page.headers()['content-type']], path).toEqual([410, 'text/html; charset=utf-8'])
  }

  await reinstateClaim(system, { ...(await claimOf(made)), reason: 'The copy was true.' })
  await expect(async () => expect((await request.get(made.path)).status()).toBe(200)).toPass()
  for (const path of files) expect((await request.get(path)).status(), path).toBe(200)
})

test('files that never were say so in their own form', async ({ request, baseURL }) => {
  const oembed = `/oembed?url=${encodeURIComponent(`${baseURL}/claims/${never}`)}`
  for (const path of [
    ...[
      `/claims/${never}.json`,
      `/claims/${never}-x.jsonld`,
      `/claims/${never}.csl`,
      `/sources/${never}.jsonld`,
    ],
    ...[
      `/utterances/${never}.jsonld`,
      `/attestations/${never}.jsonld`,
      `/articles/${never}.json`,
      '/nothing.geojson',
    ],
    ...[
      `/sources/${never}/feed.json`,
      `/topics/${never}/feed.json`,
      `/publishers/${never}/feed.json`,
      oembed,
    ],
  ])
    expect(await problem(request, path), path).toMatchObject({
      type: `${baseURL}/api/v1/problems/not-found`,
      detail: expect.stringMatching(/^There is no (record|feed|claim) at this address\.$/),
    })
  for (const path of [
    ...[`/claims/${never}.bib`, `/claims/${never}.ris`, `/claims/${never}.png`, `/claims/${never}.docx`],
    ...[
      `/attestations/${never}.bib`,
      `/articles/${never}/feed.xml`,
      '/claims.xlsx',
      '/sitemaps/claims-999.xml',
    ],
    ...[
      `/sources/${never}/feed.xml`,
      `/topics/${never}/feed.xml`,
      `/claims/${never}/timemap`,
      `${oembed}&format=xml`,
    ],
  ])
    expect(await line(request, path), path).toEqual([404, expect.stringMatching(/^There is no .+\.$/)])
})

test('files that are asked with nonsense say what is wrong in their own form', async ({ request }) => {
  for (const query of ['stance=sings', 'source=none', 'q=a&q=b', 'q=%E0%A4%A']) {
    const page = await (await request.get(`/search?${query}`)).text()
    for (const path of ['/claims.json', '/search/feed.json']) {
      const { status, type, detail } = await problem(request, `${path}?${query}`)
      expect([status, type.split('/').at(-1)], query).toEqual([400, 'invalid'])
      expect(page.replaceAll('&#34;', '"'), query).toContain(detail)
    }
    for (const path of ['/claims.csv', '/search/feed.xml'])
      expect((await line(request, `${path}?${query}`))[0], query).toBe(400)
  }
  expect(await problem(request, '/oembed')).toMatchObject({ status: 400, detail: '“url” is missing.' })
  for (const path of ['/claims.json', '/claims/1.jsonld', '/claims.csv', '/claims/1.bib']) {
    const sent = await request.post(path)
    const type = /json/.test(path) ? 'application/problem+json' : 'text/plain; charset=utf-8'
    expect([sent.status(), sent.headers().allow, sent.headers()['content-type']], path).toEqual([
      ...[405, 'GET, HEAD', type],
    ])
  }
})
