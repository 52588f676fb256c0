import type { Operation } from '@/lib/api/operation'
import { problemOf } from '@/lib/api/problems'
import { readParts, readQuery } from '@/lib/api/query'
import { isExpected } from '@/lib/errors'
import { askedOrigin } from '@/lib/origin'
import { actorOf, Unauthorized } from './actor'
import { answered, failed, preflight } from './answer'
import { bodyOf, Unread } from './body'
import type { Asked, Handled } from './handled'
import { handled } from './handlers'

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
  try {
    return await run(route, request, asked)
  } catch (error) {
    if (error instanceof Unauthorized || error instanceof Unread)
      return failed(error.problem, { detail: error.message }, { ...asked, headers: error.headers })
    if (isExpected(error)) {
      const { kind, ...more } = problemOf(error)
      return failed(kind, more, asked)
    }
    console.error(error)
    return failed('internal', { detail: 'Something went wrong here. Try again.' }, asked)
  }
}

type Route = Handled & { parts: Record<string, string> }
type At = { path: string; search: URLSearchParams; origin: string }

function at(request: Request, origin: string): At {
  const { pathname, searchParams } = new URL(request.url)
  return { path: pathname.replace(/^\/api\/v1(?=\/|$)/, '') || '/', search: searchParams, origin }
}

async function run({ operation, handle, parts }: Route, request: Request, asked: At): Promise<Response> {
  const actor = operation.scope ? await actorOf(request, operation.scope) : null
  const read = readParts(operation.parts, decoded(parts))
  const query = readQuery(operation.query, asked.search)
  const errors = [read, query].flatMap((each) => ('errors' in each ? each.errors : []))
  if ('errors' in read || 'errors' in query) {
    const detail = errors.map(({ field, message }) => `${field}: ${message}`).join(' ')
    return failed('invalid', { detail, errors }, asked)
  }
  const body = operation.body ? await bodyOf(request, operation.body) : undefined
  const answer = await handle({
    ...{ parts: read.value, query: query.value, body, actor, request },
    origin: asked.origin,
  } as Asked<never, never, never>)
  if ('problem' in answer) {
    const { problem, detail = '', ...more } = answer
    return failed(problem, { detail, ...more }, asked)
  }
  return answered(answer, { ...asked, request, query: query.value, item: operation.item })
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
