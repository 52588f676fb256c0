import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { afterEach, expect, test } from 'vitest'
import { mcpOverHttp } from './http'

const running: Server[] = []
afterEach(() => {
  for (const server of running.splice(0)) server.close().closeAllConnections()
})

async function start(perMinute?: number): Promise<string> {
  const mcp = mcpOverHttp(null, perMinute)
  const server = createServer((req, res) => void mcp(req, res, String(req.headers['x-client'] ?? 'one')))
  running.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`
}

const json = { 'Content-Type': 'application/json' }
const list = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' })
const send = (url: string, body: string, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', headers: { ...json, ...headers }, body })

test('a client connects, and finds the tools marked as reading only', async () => {
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(new StreamableHTTPClientTransport(new URL(await start())))
  expect(client.getInstructions()).toContain('Not on record')
  const { tools } = await client.listTools()
  expect(tools.map(({ name }) => name)).toEqual([
    'search_record',
    'get_claim',
    'get_source',
    'statements_of_source',
    'compare_sources',
    'record_as_known',
    'list_attestations',
  ])
  for (const tool of tools) {
    expect(tool.annotations).toEqual({
      ...{ readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    })
    expect(tool.inputSchema).toMatchObject({ type: 'object', additionalProperties: false })
    expect(tool.outputSchema).toMatchObject({ type: 'object' })
  }
  // A model may have to read all of it.
  expect(JSON.stringify(tools).length).toBeLessThan(45_000)
  await client.close()
})

test('what is no message of the protocol is refused, never with an error of the server', async () => {
  const url = await start()
  for (const body of ['', '{', 'null', '1', '"x"', '{}', '[]', `[${list}]`, '{"jsonrpc":"1.0"}', '\0'])
    expect((await send(url, body)).status, body).toBe(400)
  expect((await send(url, list, { 'Content-Type': 'text/plain' })).status).toBe(415)
  expect((await send(url, list, { 'Mcp-Protocol-Version': '1999-01-01' })).status).toBe(400)
  for (const method of ['GET', 'DELETE', 'PUT', 'HEAD'])
    expect((await fetch(url, { method })).status, method).toBe(405)
  expect((await fetch(url)).headers.get('allow')).toBe('POST')
  const unknown = await send(url, JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'nonsense' }))
  expect([unknown.status, await unknown.json()]).toMatchObject([200, { error: { code: -32601 } }])
  const notice = JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' })
  expect((await send(url, notice)).status).toBe(202)
})

test('a message of more than 64 kB is refused, told or not told', async () => {
  const url = await start()
  const large = JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method: 'tools/list',
    params: { x: 'x'.repeat(70_000) },
  })
  expect((await send(url, large)).status).toBe(413)
  const body = new ReadableStream({
    start(stream) {
      stream.enqueue(new TextEncoder().encode(large))
      stream.close()
    },
  })
  const sent = await fetch(url, { method: 'POST', headers: json, body, duplex: 'half' } as RequestInit)
  expect(sent.status).toBe(413)
  expect((await send(url, list)).status).toBe(200)
})

test('pages of other origins are refused, those of this machine may ask', async () => {
  const url = await start()
  for (const origin of ['https://evil.example', 'null', 'http://localhost.evil.example'])
    expect((await send(url, list, { Origin: origin })).status, origin).toBe(403)
  const preflight = await fetch(url, { method: 'OPTIONS', headers: { Origin: 'http://localhost:6274' } })
  expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([
    ...[204, 'http://localhost:6274'],
  ])
  const answer = await send(url, list, { Origin: 'http://localhost:6274' })
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([
    200,
    'http://localhost:6274',
  ])
  expect(answer.headers.get('set-cookie')).toBeNull()
})

test('who asks too often waits, others do not', async () => {
  const url = await start(3)
  for (let time = 0; time < 3; time += 1) expect((await send(url, list)).status).toBe(200)
  const slowed = await send(url, list)
  expect(slowed.status).toBe(429)
  expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(50)
  expect((await send(url, list, { 'X-Client': 'two' })).status).toBe(200)
})
