import type { z } from 'zod'
import { jsonSchema } from './component'
import { MOST_KEY } from './idempotency-key'
import { origin as exampleOrigin } from './example'
import { problemsOf, tags, type Operation } from './operation'
import { operations } from './operations'
import { Problem, problem, problems, problemType, type ProblemKind } from './problems'
import { commaLists } from './query'

type Json = Record<string, unknown>

export type Described = { name: string; licence: { name: string; url: string } }

const description = `Every public claim of this record, who said it, when, and the words of each article that reports it.

Reading needs no sign-in. Each answer names rows by \`id\`, the number in their address, by \`url\`, their page for people, and by \`self\`, their address here. All three stay: what was withdrawn says so (410), what was found to be the same as another leads there (308); a source of which nothing is public any more is not told (404). Claims, utterances and sources are told as JSON-LD to whoever sends “Accept: application/ld+json”, claims and sources with \`asOf\` as they were known at the end of a day.

Lists answer \`items\` and \`next\`, the address of the next page or null. \`fields\` makes answers smaller, \`include\` larger, with commas between the names; several values of a filter are sent each with its name, as in \`stance=denies&stance=questions\`. HEAD is answered as GET without a body, OPTIONS with the methods; pages of any origin may ask. An answer carries an ETag: sent back as If-None-Match it makes an unchanged one cost nothing (304).

Days of the record are EDTF (ISO 8601-2), since they are as exact as they are known; when it was said, when it was printed and when it was recorded are three things. Failures are problems (RFC 9457) whose \`type\` is an address that explains them.`

const headers = {
  ETag: ['Of this state of the answer; send it back as If-None-Match', 'W/"m3kX0pQd"'],
  Location: ['The address of the other, or of what was made', `${exampleOrigin}/api/v1/claims/12`],
  'Idempotency-Replayed': ['“true”: the answer to the first request with this key', 'true'],
  Allow: ['The methods that this address takes', 'GET, HEAD, OPTIONS'],
  RateLimit: [
    'Requests that are left, and the seconds until they are as many as at first; of a write also those of its token, as “writes”',
    '"minute";r=598;t=42',
  ],
  'RateLimit-Policy': [
    'How many requests one client may send, in how many seconds; of a write also how many its token may, as “writes”',
    '"minute";q=600;w=60',
  ],
  'Retry-After': ['Seconds to wait', '17'],
  'WWW-Authenticate': ['That a token is taken here', 'Bearer realm="onrecord"'],
} as const

const usual = ['RateLimit', 'RateLimit-Policy']

/** The document of the API (OpenAPI 3.1.1), made from its operations; `server` is the address of the API. */
export function openApi({ name, licence }: Described, server: string): Json {
  const schemas: Json = {}
  const paths: Record<string, Json> = {}
  for (const each of operations) {
    const path = (paths[each.path] ??= {})
    path[each.method] = describedOperation(each, schemas)
  }
  const kinds = [
    ...new Set(operations.flatMap((each) => [...byStatus(problemsOf(each)).values()].map(first))),
  ]
  const responses = Object.fromEntries(
    kinds.map((kind) => [responseName(kind), describedProblem(kind, schemas)]),
  )
  const used = JSON.stringify([paths, responses])
  return {
    openapi: '3.1.1',
    info: { title: `${name}: the record as data`, version: '1', description, license: licence },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: server }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).sort()),
      responses,
      headers: Object.fromEntries(
        Object.entries(headers)
          .filter(([name]) => used.includes(`headers/${name}"`))
          .map(([name, [description, example]]) => [
            name,
            { description, schema: { type: 'string' }, example },
          ]),
      ),
      ...(operations.some(({ scope }) => scope) && { securitySchemes: { token } }),
    },
  }
}

const token = {
  type: 'http',
  scheme: 'bearer',
  description: 'A personal token, made under one’s name at the desk, with the scopes “read” and “write”.',
}

const responseName = (kind: ProblemKind) =>
  kind.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())

function describedOperation(each: Operation, schemas: Json): Json {
  const answers: Json = {}
  for (const [status, { description, content, headers = [] }] of Object.entries(each.answers))
    answers[status] = {
      description,
      headers: headersOf([
        ...headers,
        ...(each.method === 'get' && status === '200' ? ['ETag'] : []),
        ...(each.scope === 'write' ? ['Idempotency-Replayed'] : []),
      ]),
      ...(content && {
        content: Object.fromEntries(
          Object.entries(content).map(([type, { schema, example }]) => [
            type,
            { schema: jsonSchema(schema, 'output', schemas), example },
          ]),
        ),
      }),
    }
  if (each.method === 'get')
    answers[304] = {
      description: 'The answer is the one that “If-None-Match” names',
      headers: headersOf(['ETag']),
    }
  for (const [status, kinds] of byStatus(problemsOf(each)))
    answers[status] = { $ref: `#/components/responses/${responseName(first(kinds))}` }
  return {
    operationId: each.id,
    tags: [each.tag],
    summary: each.summary,
    ...(each.description && { description: each.description }),
    security: each.scope ? [{ token: [] }] : [],
    parameters: [
      ...parametersOf(each, 'path', schemas),
      ...parametersOf(each, 'query', schemas),
      ...askedHeaders(each),
    ],
    ...(each.body && {
      requestBody: {
        required: true,
        content: Object.fromEntries(
          each.body.types.map((type) => [
            type,
            { schema: jsonSchema(each.body!.schema, 'input', schemas), example: each.body!.example },
          ]),
        ),
      },
    }),
    responses: answers,
  }
}

// Failures of one status are told apart by their type; all are of one form.
const first = (kinds: ProblemKind[]) => kinds[0]!

function byStatus(kinds: ProblemKind[]): Map<number, ProblemKind[]> {
  const all = new Map<number, ProblemKind[]>()
  for (const kind of kinds) {
    const { status } = problems[kind]
    all.set(status, [...(all.get(status) ?? []), kind])
  }
  return all
}

function parametersOf(each: Operation, place: 'path' | 'query', schemas: Json): Json[] {
  const shape = (place === 'path' ? each.parts : each.query).shape as Record<string, z.ZodType>
  return Object.entries(shape).map(([name, schema]) => {
    const { description, ...json } = jsonSchema(schema, 'input', schemas)
    const example = each.examples[name]
    const comma = commaLists.includes(name)
    return {
      name,
      in: place,
      required: !schema.safeParse(undefined).success,
      ...(description !== undefined && { description }),
      schema: json,
      ...(json.type === 'array' && { style: 'form', explode: !comma }),
      ...(example !== undefined && {
        example: json.type !== 'array' ? example : comma ? String(example).split(',') : [example],
      }),
    }
  })
}

function askedHeaders({ scope, versions }: Operation): Json[] {
  const match = {
    ...{ name: 'If-Match', in: 'header', required: true },
    description: 'The version that was read, in quotes, as the ETag of an answer of the desk',
    schema: { type: 'string' },
    example: versions === 1 ? '"3"' : '"3.2.5"',
  }
  const key = {
    ...{ name: 'Idempotency-Key', in: 'header', required: false },
    description:
      'A new key for a new request, such as a UUID: the same request sent again with it does nothing a second time, and has the same answer for 24 hours',
    schema: { type: 'string', minLength: 1, maxLength: MOST_KEY },
    example: '8e03978e-40d5-43dd-bc93-6894a57f9324',
  }
  return [...(versions ? [match] : []), ...(scope === 'write' ? [key] : [])]
}

function describedProblem(kind: ProblemKind, schemas: Json): Json {
  const { status, title, means } = problems[kind]
  const own = {
    405: ['Allow'],
    401: ['WWW-Authenticate'],
    429: ['Retry-After'],
    503: ['Retry-After'],
  }[status as number]
  return {
    description: `${title}. ${means}`,
    headers: headersOf(own ?? []),
    content: {
      [problemType]: {
        schema: jsonSchema(Problem, 'output', schemas),
        example: problem(kind, { detail: exampleDetail[kind] ?? title }, exampleOrigin),
      },
    },
  }
}

const exampleDetail: Partial<Record<ProblemKind, string>> = {
  invalid: 'limit: Too big: expected number to be <=100; stanc: This address has no such parameter.',
  'not-found': 'There is no public claim 12.',
  withdrawn: 'Claim 12 was withdrawn on 2 April 2025.',
  'too-many-requests': 'Wait 17 seconds.',
}

const headersOf = (names: string[]) =>
  Object.fromEntries([...names, ...usual].map((name) => [name, { $ref: `#/components/headers/${name}` }]))
