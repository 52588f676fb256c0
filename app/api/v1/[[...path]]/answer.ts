import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { KeptAnswer } from '@/db/idempotency'
import { problem, problems, problemType, type Problem, type ProblemKind } from '@/lib/api/problems'
import { openToAll } from '@/lib/api/cors'
import { sameTag } from '@/lib/etag'
import { withState } from '@/lib/api/version-tag'
import type { TokenScope } from '@/lib/token'
import type { Answered } from './handled'

// A shared copy is asked for every time: the next request shows a correction.
const kept = { ...openToAll, 'Cache-Control': 'public, max-age=0, must-revalidate' }
const passing = { ...openToAll, 'Cache-Control': 'no-store' }
const own = { ...openToAll, 'Cache-Control': 'private, no-cache' }

type At = { path: string; search: URLSearchParams; origin: string; headers?: Record<string, string> }
type Parts = Omit<z.output<typeof Problem>, 'type' | 'title' | 'status'>

/** A failure as problem+json (RFC 9457). */
export function failed(kind: ProblemKind, parts: Parts, { path, origin, headers }: At): Response {
  const instance = `/api/v1${path}`.slice(0, 500)
  return new Response(JSON.stringify(problem(kind, { ...parts, instance }, origin)), {
    status: problems[kind].status,
    headers: { ...passing, ...headers, 'Content-Type': problemType },
  })
}

/** What pages of other origins may send, and what an address takes at all. */
export const preflight = (methods: string[]): Response =>
  new Response(null, {
    status: 204,
    headers: {
      ...openToAll,
      Allow: methods.join(', '),
      'Access-Control-Allow-Methods': methods.join(', '),
      // Browsers ask also for an Accept that has a profile in quotation marks.
      'Access-Control-Allow-Headers':
        'Accept, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match',
      'Access-Control-Max-Age': '86400',
    },
  })

/** What was answered before. */
export const sentAgain = ({ status, headers, answer }: KeptAnswer, asked: At): Response =>
  new Response(answer, {
    status,
    headers: { ...passing, ...asked.headers, ...headers, 'Idempotency-Replayed': 'true' },
  })

type Told = At & {
  request: Request
  query: Record<string, unknown>
  item?: z.ZodObject
  scope: TokenScope | null
}

/** What a handler answered, as it is sent: with the fields that were chosen, and 304 where it is known already. */
export function answered(answer: Exclude<Answered, { problem: ProblemKind }>, told: Told): Response {
  if ('moved' in answer) {
    const rest = told.search.size ? `?${told.search.toString()}` : ''
    const Location = `${told.origin}/api/v1${answer.moved}${rest}`
    return new Response(null, { status: 308, headers: { ...kept, ...told.headers, Location } })
  }
  const { status = 200, type = 'application/json' } = answer
  const headers = { ...told.headers, ...answer.headers }
  const reads = ['GET', 'HEAD'].includes(told.request.method)
  // What a token opens is for its owner alone, who may keep a row of the desk and ask whether it stands.
  const base = !reads ? passing : !told.scope ? kept : headers.ETag && status === 200 ? own : passing
  if (answer.body === undefined) return new Response(null, { status, headers: { ...base, ...headers } })
  const body =
    typeof answer.body === 'string' || answer.body instanceof ReadableStream
      ? answer.body
      : JSON.stringify(chosen(answer.body, told))
  if (!reads || status !== 200 || typeof body !== 'string')
    return new Response(body, { status, headers: { ...base, 'Content-Type': type, ...headers } })
  const state = createHash('sha256').update(type).update(body).digest('base64url').slice(0, 22)
  // Weak: an encoding of the same answer has the same tag, but not the same words as another media type. That of a row
  // at the desk is strong, for If-Match.
  const ETag = headers.ETag ? withState(headers.ETag, state) : `W/"${state}"`
  const known = told.request.headers.get('if-none-match')
  if (known && sameTag(known, ETag))
    return new Response(null, { status: 304, headers: { ...base, ...headers, ETag } })
  return new Response(body, { status, headers: { ...base, 'Content-Type': type, ...headers, ETag } })
}

/** The fields that were asked for, of a row or of each row of a list; `id`, and what is included, always. */
function chosen(body: unknown, { query, item }: Told): unknown {
  const fields = query.fields as string[] | undefined
  if (!item || !fields?.length) return body
  const wanted = new Set(['id', ...fields, ...((query.include as string[] | undefined) ?? [])])
  const pick = (row: object) => Object.fromEntries(Object.entries(row).filter(([name]) => wanted.has(name)))
  const list = body as { items?: object[] }
  return Array.isArray(list.items) ? { ...list, items: list.items.map(pick) } : pick(body as object)
}
