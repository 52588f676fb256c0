import type { IncomingMessage, ServerResponse } from 'node:http'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { openToAll } from '../lib/api/cors'
import { problem, problems, problemType, type ProblemKind } from '../lib/api/problems'
import { askedOrigin } from '../lib/origin'
import type { Refused } from '../lib/refused'
import { beforeHead } from './heads'

/** Whether a request line is for the API. */
export const isApi = (url: string): boolean => /^\/api\/v1(\/|\?|$)/.test(url)

const known = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']

type Door = (req: IncomingMessage, res: ServerResponse, client: string) => Promise<boolean>

/**
 * What the server in front of Next asks of each request to the API: whether its client has sent too many within a
 * minute, which the headers tell (draft-ietf-httpapi-ratelimit-headers), and whether Next knows its method. True
 * where it is answered here. The counts are this process's own.
 */
export function apiDoor(perMinute: number): Door {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })
  return async (req, res, client) => {
    // Programs that join the paths of the document to its server write the root with a slash.
    req.url = req.url?.replace(/^\/api\/v1\/(?=\?|$)/, '/api/v1')
    if (!known.includes(req.method ?? '')) {
      const detail = 'No address of the API takes this method.'
      refuseApi(req, res, 'method-not-allowed', { detail }, { Allow: known.join(', ') })
      return true
    }
    const { left, wait, over } = await counted(limiter, client)
    // Next sends no header that is set before; what it tells of a token's writes stands beside what is told here.
    const tell = (name: string, told: string) =>
      res.setHeader(name, [told, res.getHeader(name) ?? []].flat().join(', '))
    beforeHead(res, () => {
      tell('RateLimit-Policy', `"minute";q=${perMinute};w=60`)
      tell('RateLimit', `"minute";r=${left};t=${wait}`)
    })
    const detail = `Wait ${wait} seconds.`
    if (over) refuseApi(req, res, 'too-many-requests', { detail }, { 'Retry-After': String(wait) })
    return over
  }
}

async function counted(limiter: RateLimiterMemory, client: string) {
  const tell = ({ remainingPoints, msBeforeNext }: RateLimiterRes, over: boolean) => ({
    left: Math.max(remainingPoints, 0),
    wait: Math.ceil(msBeforeNext / 1000) || 1,
    over,
  })
  try {
    return tell(await limiter.consume(client), false)
  } catch (slowed) {
    if (slowed instanceof RateLimiterRes) return tell(slowed, true)
    throw slowed
  }
}

/** Answers a failure as the API does. */
export function refuseApi(
  req: IncomingMessage,
  res: ServerResponse,
  kind: ProblemKind,
  why: Refused,
  headers: Record<string, string> = {},
): void {
  const instance = (req.url ?? '').replace(/\?.*$/s, '').slice(0, 500)
  const body = problem(kind, { ...why, instance }, askedOrigin(req.headers.host) ?? 'http://localhost')
  res
    .writeHead(problems[kind].status, {
      ...openToAll,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Content-Type': problemType,
      ...headers,
    })
    .end(req.method === 'HEAD' ? undefined : JSON.stringify(body))
}

const kinds: Record<number, ProblemKind> = {
  400: 'invalid',
  404: 'not-found',
  405: 'method-not-allowed',
  410: 'withdrawn',
  503: 'unavailable',
}

/** The kind of failure that a status of the server in front is. */
export const kindOfStatus = (status: number): ProblemKind => kinds[status] ?? 'internal'
