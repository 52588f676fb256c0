/** A JSON Schema as the document holds it, as far as it is told to people. */
export type Schema = {
  $ref?: string
  type?: string | string[]
  format?: string
  description?: string
  enum?: unknown[]
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  minimum?: number
  maximum?: number
  maxItems?: number
  maxLength?: number
  default?: unknown
}

/** What a value is, in words; `ref` is the component that stands between `before` and `after`. */
export type Words = { before: string; ref: string | null; after: string }

/** A property, with those of an object in it by their path: `passage.text`, `marks[].start`. */
export type Row = { name: string; is: Words; about: string }

const plain = (before: string): Words => ({ before, ref: null, after: '' })

const formats: Record<string, string> = {
  date: 'day, 2025-03-14',
  'date-time': 'moment, 2025-03-14T12:00:00Z',
  uri: 'address',
}

/** What values a schema allows, in words. */
export function wordsOf(schema: Schema): Words {
  if (schema.$ref) return { before: '', ref: schema.$ref.split('/').at(-1)!, after: '' }
  if (schema.anyOf) {
    // A row and the part of it that `fields` chose are one thing to people.
    const kinds = schema.anyOf.filter(({ type, $ref }) => type !== 'null' && !$ref?.endsWith('Part'))
    const nullable = schema.anyOf.some(({ type }) => type === 'null')
    const words = wordsOf(kinds[0] ?? {})
    return nullable ? { ...words, after: `${words.after} or null` } : words
  }
  if (Array.isArray(schema.type)) {
    const [type] = schema.type.filter((one) => one !== 'null')
    const words = wordsOf({ ...schema, type })
    return schema.type.includes('null') ? { ...words, after: `${words.after} or null` } : words
  }
  if (schema.enum) return plain(schema.enum.join(' | '))
  if (schema.type === 'array') {
    const each = wordsOf(schema.items ?? {})
    const most = schema.maxItems ? `at most ${schema.maxItems}: ` : 'list of '
    return { ...each, before: `${most}${each.before}` }
  }
  if (schema.type === 'integer') return plain(`number${bounds(schema)}`)
  if (schema.type === 'boolean') return plain('true or false')
  if (schema.type === 'string') return plain(formats[schema.format ?? ''] ?? 'text')
  return plain(schema.type ?? 'anything')
}

// What every number of a row is bounded by tells nobody anything.
function bounds({ minimum, maximum }: Schema): string {
  const [least, most] = [minimum ?? -Infinity, maximum ?? Infinity]
  if (most < 1e6 && least > -1e6) return `, ${least} to ${most}`
  return ''
}

/** The properties of an object, and of objects in it, one a row. */
export function rowsOf({ properties = {} }: Schema, before = ''): Row[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const path = `${before}${name}`
    const row = { name: path, is: wordsOf(schema), about: schema.description ?? '' }
    const [inner, mark] = innerOf(schema)
    return [row, ...(inner?.properties ? rowsOf(inner, `${path}${mark}.`) : [])]
  })
}

function innerOf(schema: Schema): [Schema | undefined, string] {
  const one = schema.anyOf?.find(({ type }) => type !== 'null') ?? schema
  return one.type === 'array' ? [one.items, '[]'] : [one, '']
}
