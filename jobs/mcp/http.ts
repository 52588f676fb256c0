import type { IncomingMessage, ServerResponse } from 'node:http'
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { jsonOf } from '../../lib/foreign-json'
import { mayAsk } from '../../lib/mcp/origins'
import { askedOrigin } from '../../lib/origin'
import { recordServer } from './server'

/** A question has a few hundred bytes. */
const MOST_BODY = 64 * 1024

/** Requests that one client may send in a minute; the counts are this process's own. */
const PER_MINUTE = 300

/** Whether a request line is for the MCP server. */
export const isMcp = (url: string): boolean => /^\/mcp(\?|$)/.test(url)

type Answered = (req: IncomingMessage, res: ServerResponse, client: string) => Promise<void>

/**
 * The MCP server over streamable HTTP: each request has a server of its own, nothing is kept between two, and each is
 * answered by one JSON document. `own`: the public origin, null where none is set.
 */
export function mcpOverHttp(own: string | null, perMinute = PER_MINUTE): Answered {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })
  return async (req, res, client) => {
    const { origin } = req.headers
    res.setHeader('Cache-Control', 'no-store')
    res.setHeader('X-Content-Type-Options', 'nosniff')
    res.setHeader('Vary', 'Origin')
    if (!mayAsk(origin, own)) return fail(res, 403, 'Pages of this origin may not ask here.')
    if (origin) allow(res, origin)
    if (req.method === 'OPTIONS' && origin) return void res.writeHead(204).end()
    if (req.method !== 'POST')
      return fail(res, 405, 'This address speaks the Model Context Protocol: send a message by POST.', {
        Allow: 'POST',
      })
    const at = askedOrigin(req.headers.host)
    if (!at) return fail(res, 400, 'The Host header names no host.')
    const wait = await secondsToWait(limiter, client)
    if (wait)
      return fail(res, 429, `Too many requests: wait ${wait} seconds.`, { 'Retry-After': String(wait) })

    const body = await bodyOf(req)
    if (body === null) {
      // What still comes is not read; the answer is to arrive first.
      req.resume()
      setTimeout(() => req.destroy(), 2000).unref()
      return fail(res, 413, 'A message has at most 64 kB.', { Connection: 'close' })
    }
    const message = jsonOf(body)
    if (message === undefined) return fail(res, 400, 'Parse error: this is no JSON.', {}, -32700)
    if (Array.isArray(message)) return fail(res, 400, 'Send one message a request.', {}, -32600)
    const answer = await answerTo(message, req, at)
    res.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
  }
}

async function answerTo(message: unknown, { headers }: IncomingMessage, at: string): Promise<Response> {
  const transport = new WebStandardStreamableHTTPServerTransport({
    sessionIdGenerator: undefined,
    enableJsonResponse: true,
  })
  const server = recordServer(at)
  await server.connect(transport)
  try {
    const version = headers['mcp-protocol-version']?.toString()
    const request = new Request(`${at}/mcp`, {
      method: 'POST',
      headers: {
        // All are answered with JSON, also who does not say that a stream would do.
        Accept: 'application/json, text/event-stream',
        'Content-Type': headers['content-type'] ?? '',
        ...(version && { 'Mcp-Protocol-Version': version }),
      },
    })
    return await transport.handleRequest(request, { parsedBody: message })
  } finally {
    await server.close()
  }
}

/** Answers a failure as the protocol has it: an error of JSON-RPC without a request. */
function fail(
  res: ServerResponse,
  status: number,
  message: string,
  headers: Record<string, string> = {},
  code = -32000,
): void {
  res
    .writeHead(status, { 'Content-Type': 'application/json', ...headers })
    .end(JSON.stringify({ jsonrpc: '2.0', error: { code, message }, id: null }))
}

function allow(res: ServerResponse, origin: string): void {
  res.setHeader('Access-Control-Allow-Origin', origin)
  res.setHeader('Access-Control-Allow-Methods', 'POST')
  res.setHeader('Access-Control-Allow-Headers', 'Content-Type, Mcp-Protocol-Version, Mcp-Session-Id')
  res.setHeader('Access-Control-Max-Age', '600')
}

async function secondsToWait(limiter: RateLimiterMemory, client: string): Promise<number> {
  try {
    await limiter.consume(client)
    return 0
  } catch (slowed) {
    if (slowed instanceof RateLimiterRes) return Math.ceil(slowed.msBeforeNext / 1000) || 1
    throw slowed
  }
}

/** The body of a request; null where it is larger than a message may be, or was cut off. */
function bodyOf(req: IncomingMessage): Promise<string | null> {
  return new Promise((resolve) => {
    if (Number(req.headers['content-length']) > MOST_BODY) return resolve(null)
    const chunks: Buffer[] = []
    let bytes = 0
    req.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes <= MOST_BODY) chunks.push(chunk)
      else resolve(null)
    })
    req.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    for (const event of ['error', 'close']) req.on(event, () => resolve(null))
  })
}
