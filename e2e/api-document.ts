import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect } from './fixtures'

export type Schema = {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  minItems?: number
  minimum?: number
  maximum?: number
  maxItems?: number
  maxLength?: number
}
export type Parameter = {
  name: string
  in: 'path' | 'query'
  required: boolean
  schema: Schema
  explode?: boolean
  example?: unknown
}
type Answer = { $ref?: string; content?: Record<string, { schema: Schema }> }
export type Operation = {
  operationId: string
  security: object[]
  parameters: Parameter[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, Answer>
}
export type Document = {
  paths: Record<string, Record<string, Operation>>
  components: { responses: Record<string, Answer>; schemas: Record<string, Schema> }
}

/** What an operation answers with a status: the media types and what a body of each must be. */
export function answersOf({ components }: Document, { responses }: Operation): Record<string, Answer> {
  return Object.fromEntries(
    Object.entries(responses).map(([status, answer]) => [
      status,
      answer.$ref ? components.responses[answer.$ref.split('/').at(-1)!]! : answer,
    ]),
  )
}

/** Tells what is wrong with a body by a schema of the document; null where nothing is. */
function checker(document: Document): (schema: Schema, body: unknown, whole: boolean) => string | null {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema(document, 'document')
  const known = new Map<string, ValidateFunction>()
  return (schema, body, whole) => {
    // Where no fields were chosen, a part of a row is no answer.
    const asked = JSON.stringify(whole ? withoutParts(schema) : schema)
    const validate =
      known.get(asked) ??
      ajv.compile(JSON.parse(asked.replaceAll('"$ref":"#/', '"$ref":"document#/')) as object)
    known.set(asked, validate)
    return validate(body) ? null : ajv.errorsText(validate.errors)
  }
}

function withoutParts(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutParts)
  if (typeof schema !== 'object' || schema === null) return schema
  const { anyOf, ...rest } = schema as Schema
  if (anyOf?.at(-1)?.$ref?.endsWith('Part')) return anyOf[0]
  return Object.fromEntries(
    Object.entries({ ...rest, ...(anyOf && { anyOf }) }).map(([key, value]) => [key, withoutParts(value)]),
  )
}

export type Served = { document: Document; check: ReturnType<typeof checker> }
let known: Promise<Served> | undefined

/** The document as it is served, and what tells whether a body is as it says. */
export const served = (): Promise<Served> =>
  (known ??= fetch(`http://localhost:${process.env.ONRECORD_E2E_PORT}/api/v1/openapi.json`)
    .then((answer) => answer.json())
    .then((document: Document) => ({ document, check: checker(document) })))

/**
 * The text of an answer. Fails where the document does not name its status, its media type or its body; `address` is
 * what was asked.
 */
export async function named(
  { document, check }: Served,
  operation: Operation,
  answer: Response,
  address: string,
): Promise<string> {
  const text = await answer.text()
  expect(answer.status, `${address}: ${text}`).toBeLessThan(500)
  const described = answersOf(document, operation)[answer.status]
  expect(described, `${answer.status} of ${address}`).toBeDefined()
  if (!described!.content) {
    expect(text, address).toBe('')
    return text
  }
  const type = answer.headers.get('content-type') ?? ''
  const content = described!.content[type] ?? described!.content[type.split(';')[0]!]
  expect(content, `${type} of ${address}`).toBeDefined()
  if (!/json$/.test(type)) return text
  const body = JSON.parse(text) as { status?: number }
  const whole = !new URLSearchParams(address.split('?')[1]).get('fields')
  expect(check(content!.schema, body, whole), `${address}: ${text}`).toBeNull()
  if (!answer.ok) expect(body.status, address).toBe(answer.status)
  return text
}
