import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { Problem } from '../lib/api/problems'
import { refusedHeader, type Refused } from '../lib/refused'
import { refuse } from './refuse'
import { wholePage } from './whole-page'

const running: Server[] = []
afterEach(() => {
  for (const server of running.splice(0)) server.close().closeAllConnections()
})

/** The way to ask a server that answers so. */
async function server(answer: RequestListener) {
  const one = createServer(answer)
  running.push(one)
  await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve))
  const { port } = one.address() as AddressInfo
  return async (path: string, method = 'GET') => {
    const got = await fetch(`http://127.0.0.1:${port}${path}`, { method })
    return { status: got.status, headers: Object.fromEntries(got.headers), text: await got.text() }
  }
}

const json = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' }
const text = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
const page = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }

test('the server in front refuses in the form of the address, a HEAD without its body', async () => {
  const get = await server((req, res) => {
    res.setHeader('Retry-After', '120')
    refuse(req, res, 503, 'It is being made <anew>.')
  })
  for (const path of ['/api/v1/at', '/dump/onrecord.json', '/dump/onrecord.zip', '/dump', '/api/v10/at']) {
    const answer = await get(path)
    const form = /v1\/|json/.test(path) ? json : path.endsWith('zip') ? text : page
    expect(answer, path).toMatchObject({ status: 503, headers: { ...form, 'retry-after': '120' } })
    expect(answer.text).toContain(
      form === page ? 'It is being made &#60;anew&#62;.' : 'It is being made <anew>.',
    )
    expect(await get(path, 'HEAD'), path).toMatchObject({ status: 503, headers: form, text: '' })
  }
  expect(Problem.parse(JSON.parse((await get('/dump/onrecord.json?x')).text))).toMatchObject({
    type: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/api\/v1\/problems\/unavailable$/),
    instance: '/dump/onrecord.json',
    status: 503,
  })
})

test('who sends what can only be read is told so at files too', async () => {
  const get = await server((req, res) => refuse(req, res, 405, 'This can only be read.'))
  for (const [path, form] of Object.entries({ '/claims.json': json, '/claims.csv': text, '/claims': page }))
    expect(await get(path, 'POST'), path).toMatchObject({
      status: 405,
      headers: { ...form, allow: 'GET, HEAD' },
      text: expect.stringContaining('This can only be read.'),
    })
})

test('what a route or Next itself refuses is told in the form of the address that was asked', async () => {
  const why: Refused = {
    detail: 'Claim 7 was withdrawn on 2 April 2025. Misread: “é”.',
    withdrawn: { on: '2025-04-02', reason: 'Misread: “é”.' },
  }
  const get = await server((req, res) => {
    const status = Number(/\d+$/.exec(req.url!)![0])
    wholePage(req, res)
    req.url = '/formats/at/claims/7/-'
    res.setHeader('ETag', '"x"')
    if (status === 410) res.setHeader(refusedHeader, encodeURIComponent(JSON.stringify(why)))
    res.writeHead(status, { 'Content-Type': 'text/html' }).end('<p>as Next ends it</p>')
  })
  const gone = await get('/claims/7.json?410')
  expect(gone).toMatchObject({ status: 410, headers: json })
  expect([gone.headers.etag, gone.headers[refusedHeader]]).toEqual([undefined, undefined])
  expect(JSON.parse(gone.text)).toEqual({
    type: expect.stringContaining('/api/v1/problems/withdrawn'),
    title: 'Withdrawn',
    status: 410,
    ...why,
    instance: '/claims/7.json',
  })
  expect(await get('/claims/7.bib?410')).toMatchObject({
    status: 410,
    headers: text,
    text: `${why.detail}\n`,
  })
  expect(await get('/claims/9.xlsx?404')).toMatchObject({
    status: 404,
    headers: text,
    text: 'There is no record at this address.\n',
  })
  expect(JSON.parse((await get('/claims.json?500')).text)).toMatchObject({
    title: 'Something went wrong here',
  })
  expect(await get('/claims.csv?200')).toMatchObject({ status: 200, text: '<p>as Next ends it</p>' })
})
