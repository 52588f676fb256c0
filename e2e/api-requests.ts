import fc from 'fast-check'
import type { Operation, Parameter, Schema } from './api-document'

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
        parameter.required
          ? values(parameter, known)
          : fc.option(values(parameter, known), { freq: 2, nil: [] as string[] }),
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
