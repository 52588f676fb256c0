import { accepted } from '@/lib/api/accept'
import { typesOf, type Operation } from '@/lib/api/operation'
import { detailOf, problemOf, problems } from '@/lib/api/problems'
import { readParts, readQuery } from '@/lib/api/query'
import { versionsOf } from '@/lib/api/version-tag'
import { isExpected } from '@/lib/errors'
import { askedOrigin } from '@/lib/origin'
import { reader, type Actor } from '@/lib/permissions'
import { actorOf, Unauthorized } from './actor'
import { answered, failed, preflight } from './answer'
import { bytesOf, kindOf, readBody, Unread } from './body'
import type { Answered, Asked, Begun, Handled } from './handled'
import { handled } from './handlers'
import { slowed } from './limit'
import { once } from './once'
import { inRoom, type Room } from './room'

/** Answers a request to any address below /api/v1; never throws. */
export async function dispatch(request: Request): Promise<Response> {
  const origin = askedOrigin(request.headers.get('host') ?? undefined)
  if (!origin) return failed('invalid', { detail: 'The Host header names no host.' }, at(request, ''))
  const asked = at(request, origin)
  const found = routes.flatMap(({ pattern, ...route }) => {
    const matched = pattern.exec(asked.path)
    return matched ? [{ ...route, parts: { ...matched.groups } }] : []
  })
  if (!found.length) return failed('not-found', { detail: 'The API has no such address.' }, asked)
  const methods = methodsOf(found.map(({ operation }) => operation))
  if (request.method === 'OPTIONS') return preflight(methods)
  const method = request.method === 'HEAD' ? 'get' : request.method.toLowerCase()
  const route = found.find(({ operation }) => operation.method === method)
  if (!route)
    return failed(
      'method-not-allowed',
      { detail: `This address takes ${methods.join(', ')}.` },
      { ...asked, headers: { Allow: methods.join(', ') } },
    )
  const varied = typesOf(route.operation).length > 1
  const told: At = { ...asked, ...(varied && { headers: { Vary: 'Accept' } }) }
  try {
    return await run(route, request, told)
  } catch (error) {
    if (error instanceof Unauthorized || error instanceof Unread)
      return failed(
        error.problem,
        { detail: error.message },
        { ...told, headers: { ...told.headers, ...error.headers } },
      )
    if (isExpected(error)) {
      const { kind, ...more } = problemOf(error)
      return failed(kind, more, told)
    }
    // Whoever sent it went away in the middle.
    if (!request.signal.aborted) console.error(error)
    return failed('internal', { detail: 'Something went wrong here. Try again.' }, told)
  }
}

type Route = Handled & { parts: Record<string, string> }
type At = { path: string; search: URLSearchParams; origin: string; headers?: Record<string, string> }

function at(request: Request, origin: string): At {
  const { pathname, searchParams } = new URL(request.url)
  return { path: pathname.replace(/^\/api\/v1(?=\/|$)/, '') || '/', search: searchParams, origin }
}

async function run({ operation, handle, parts }: Route, request: Request, asked: At): Promise<Response> {
  const actor = operation.scope ? await actorOf(request, operation.scope) : reader
  const { wait: slow, headers: left } =
    operation.scope === 'write' ? await slowed(actor, operation) : { wait: null, headers: {} }
  // Whatever is answered from here on, a failure too, tells it.
  asked.headers = { ...asked.headers, ...left }
  if (slow !== null)
    return failed(
      'too-many-requests',
      { detail: `This token has written much. Wait ${slow} seconds.` },
      { ...asked, headers: { ...asked.headers, 'Retry-After': String(slow) } },
    )
  const read = readParts(operation.parts, decoded(parts))
  const query = readQuery(operation.query, asked.search)
  const errors = [read, query].flatMap((each) => ('errors' in each ? each.errors : []))
  if ('errors' in read || 'errors' in query) {
    return failed('invalid', { detail: detailOf(errors), errors }, asked)
  }
  const types = typesOf(operation)
  const type = types[1] ? accepted(request.headers.get('accept'), types) : (types[0] ?? '')
  if (type === null)
    return failed('not-acceptable', { detail: `This is answered as ${types.join(' or ')}.` }, asked)
  const { versions: rows = 0, body: taken, scope, item } = operation
  const versions = versionsOf(request.headers.get('if-match'), rows)
  if (rows && !versions)
    return failed('precondition-required', { detail: problems['precondition-required'].means }, asked)
  if (taken) kindOf(request, taken)
  const byLine = taken?.mostOfLine !== undefined
  const key = scope === 'write' ? request.headers.get('idempotency-key') : null
  const work = async (room: Room | null): Promise<Response> => {
    // Lines are read as they come, unless all of them are needed to tell whether it is the same request.
    const sent = taken && (!byLine || room) ? await bytesOf(request, taken.most) : new Uint8Array()
    const body = taken && !byLine ? readBody(sent, taken.schema) : undefined
    const known = { parts: read.value, query: query.value, body, request, type, origin: asked.origin }
    const answer = async (acting: Actor, begun: Begun | null): Promise<Response> => {
      const whole = { ...known, actor: acting, begun, versions: versions ?? [] }
      const told = await handle(whole as Asked<never, never, never>).catch(withSent(body, versions))
      if (!('problem' in told)) return answered(told, { ...asked, request, query: query.value, item, scope })
      const { problem, detail = '', ...more } = told
      return failed(problem, { detail, ...more }, asked)
    }
    return key === null ? answer(actor, null) : once({ actor, key, request, sent, room }, answer, asked)
  }
  return byLine && key !== null ? inRoom(actor, work, asked) : work(null)
}

// The tag of a public answer is one of its bytes.
const otherTag =
  '“If-Match” holds no tag of this row at the desk: send the ETag of GET /api/v1/desk/…, not that of a public address.'

/** A conflict is told with both states: what is on record, and what was sent. */
const withSent =
  (sent: unknown, versions: number[] | null) =>
  (error: unknown): Answered => {
    if (!isExpected(error) || error.kind !== 'conflict') throw error
    const { kind, current, ...told } = problemOf(error)
    const foreign = kind === 'precondition-failed' && !versions?.some(Boolean)
    return { problem: kind, detail: foreign ? otherTag : told.detail, current, sent }
  }

// What cannot be decoded never comes as far as this.
const decoded = (parts: Record<string, string>) =>
  Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, decodeURIComponent(text)]))

const routes = handled.map(({ operation, handle }) => ({
  ...{ operation, handle },
  pattern: new RegExp(
    `^${operation.path.replace(/\./g, '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]{1,200})')}$`,
  ),
}))

function methodsOf(operations: Operation[]): string[] {
  const methods = operations.map(({ method }) => method.toUpperCase())
  return [...methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])), 'OPTIONS']
}
