import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { Problem } from '../lib/api/problems'
import { apiDoor, isApi } from './api-door'

const running: Server[] = []
afterEach(() => {
  for (const server of running.splice(0)) server.close().closeAllConnections()
})

async function start(perMinute: number): Promise<number> {
  const door = apiDoor(perMinute)
  const server = createServer((req, res) => {
    void door(req, res, String(req.headers['x-client'] ?? 'one')).then((done) => done || res.end('in'))
  })
  return listening(server)
}

async function listening(server: Server): Promise<number> {
  running.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

test('who sends more than may be sent is told to wait, and how long; others are not', async () => {
  const url = `http://127.0.0.1:${await start(2)}/api/v1/claims`
  const first = await fetch(url)
  expect([first.status, first.headers.get('ratelimit-policy')]).toEqual([200, '"minute";q=2;w=60'])
  expect(first.headers.get('ratelimit')).toMatch(/^"minute";r=1;t=(60|59)$/)
  await fetch(url)
  const over = await fetch(url)
  expect(over.status).toBe(429)
  expect(over.headers.get('ratelimit')).toMatch(/^"minute";r=0;t=\d+$/)
  expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(over.headers.get('content-type')).toBe('application/problem+json')
  expect(over.headers.get('access-control-allow-origin')).toBe('*')
  expect(Problem.parse(await over.json())).toMatchObject({
    status: 429,
    type: expect.stringMatching(/^http:\/\/127.0.0.1:\d+\/api\/v1\/problems\/too-many-requests$/),
    instance: '/api/v1/claims',
  })
  expect((await fetch(url, { headers: { 'X-Client': 'two' } })).status).toBe(200)
})

test('what the answer tells of a token stands beside what is told of the client', async () => {
  const door = apiDoor(2)
  const server = createServer((req, res) => {
    void door(req, res, 'one').then(() => {
      // As Next sends a route's headers.
      if (!res.hasHeader('RateLimit')) res.appendHeader('RateLimit', '"writes";r=7;t=3')
      if (!res.hasHeader('RateLimit-Policy')) res.appendHeader('RateLimit-Policy', '"writes";q=9;w=60')
      res.end('in')
    })
  })
  const { headers } = await fetch(`http://127.0.0.1:${await listening(server)}/api/v1/claims`)
  expect(headers.get('ratelimit-policy')).toBe('"minute";q=2;w=60, "writes";q=9;w=60')
  expect(headers.get('ratelimit')).toMatch(/^"minute";r=1;t=\d+, "writes";r=7;t=3$/)
})

test('a method that nobody knows is refused before it is counted', async () => {
  const port = await start(1)
  const answer = await new Promise<{ status?: number; allow?: string }>((resolve, reject) => {
    request({ port, host: '127.0.0.1', path: '/api/v1/claims', method: 'PROPFIND' }, (res) => {
      res.resume()
      resolve({ status: res.statusCode, allow: res.headers.allow })
    })
      .on('error', reject)
      .end()
  })
  expect(answer).toEqual({ status: 405, allow: 'GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE' })
})

test('the API is beneath its root', () => {
  expect(['/api/v1', '/api/v1/', '/api/v1?x', '/api/v1x', '/api'].map(isApi)).toEqual([
    ...[true, true, true, false, false],
  ])
})
