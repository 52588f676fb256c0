import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'

export type Schema = {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  anyOf?: Schema[]
  items?: Schema
  minimum?: number
  maximum?: number
  maxItems?: number
  maxLength?: number
}
type Parameter = { name: string; in: 'path' | 'query'; schema: Schema; explode?: boolean; example?: unknown }
type Answer = { $ref?: string; content?: Record<string, { schema: Schema }> }
export type Operation = {
  operationId: string
  security: object[]
  parameters: Parameter[]
  responses: Record<string, Answer>
}
export type Document = {
  paths: Record<string, Record<string, Operation>>
  components: { responses: Record<string, Answer> }
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
export function checker(
  document: Document,
): (schema: Schema, body: unknown, whole: boolean) => string | null {
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

const nonsense = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    ...['', '0', '-1', '1.5', '1e3', '2147483648', '99999999999999999999', 'null', 'true', 'one', '1,2'],
    ...["' or 1=1 --", '\0', '%', '"', '(', '2025-13-45', '2025-03-14_1', '1_1', 'none_1', 'none_0', '[]'],
  ),
)

/** Values of a parameter that its schema allows, as text; `known` are values that lead to something. */
function valid({ name, schema }: Parameter, known: Record<string, string[]>): fc.Arbitrary<string> {
  if (known[name]?.length) return fc.oneof(fc.constantFrom(...known[name]), plain(schema))
  return plain(schema)
}

function plain({ type, enum: values, minimum = 0, maximum = 1e6 }: Schema): fc.Arbitrary<string> {
  if (values) return fc.constantFrom(...values.map(String))
  if (type === 'integer') return fc.integer({ min: minimum, max: maximum }).map(String)
  if (type === 'boolean') return fc.constantFrom('true', 'false')
  return fc.string({ maxLength: 30 })
}

/** Requests for an operation, half of them such as its parameters allow, as an address below the API's own. */
export function requests(
  path: string,
  { parameters }: Operation,
  known: Record<string, string[]>,
): fc.Arbitrary<string> {
  const place = (where: Parameter['in']) => parameters.filter((parameter) => parameter.in === where)
  const right = fc.tuple(
    fc.tuple(...place('path').map((part) => valid(part, known))),
    fc.tuple(
      ...place('query').map((parameter) =>
        fc.option(values(parameter, known), { freq: 2, nil: [] as string[] }),
      ),
    ),
  )
  const mixed = fc.tuple(
    fc.tuple(...place('path').map((part) => fc.oneof(valid(part, known), nonsense))),
    fc.tuple(
      ...place('query').map((parameter) =>
        fc.oneof(
          { weight: 3, arbitrary: fc.constant<string[]>([]) },
          values(parameter, known),
          fc.array(nonsense, { minLength: 1, maxLength: 2 }),
        ),
      ),
    ),
    fc.option(fc.tuple(fc.string({ minLength: 1, maxLength: 10 }), nonsense), { freq: 5 }),
  )
  return fc.oneof(right, mixed).map(([parts, queries, other]) => {
    const search = new URLSearchParams()
    for (const [at, { name, explode }] of place('query').entries()) {
      const texts = queries[at]!
      if (explode === false && texts.length) search.append(name, texts.join(','))
      else for (const text of texts) search.append(name, text)
    }
    if (other) search.append(other[0], other[1])
    const names = place('path').map(({ name }) => name)
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => segment(parts[names.indexOf(name)]!))
    return search.size ? `${filled}?${search.toString()}` : filled
  })
}

function values(parameter: Parameter, known: Record<string, string[]>): fc.Arbitrary<string[]> {
  const { schema } = parameter
  if (schema.type !== 'array') return valid(parameter, known).map((text) => [text])
  const one = valid({ ...parameter, schema: schema.items! }, known)
  return fc.array(one, { minLength: 1, maxLength: Math.min(schema.maxItems ?? 3, 3) })
}

// A client makes another address of empty and dotted segments, before it is sent.
const segment = (text: string) => (/^\.{0,2}$/.test(text) ? '0' : encodeURIComponent(text))
