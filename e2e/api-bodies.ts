import fc from 'fast-check'
import type { Document, Schema } from './api-document'

/** What a property is made of by its name, where its schema tells too little to lead to a row. */
export type Known = Record<string, fc.Arbitrary<unknown>>

/** A value that a schema of the document allows. */
export function valueOf(document: Document, schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const of = (inner: Schema): fc.Arbitrary<unknown> => valueOf(document, inner, known)
  if (schema.$ref) return of(document.components.schemas[schema.$ref.split('/').at(-1)!]!)
  // The first way is the usual one.
  if (schema.anyOf)
    return fc.oneof(...schema.anyOf.map((way, at) => ({ weight: at ? 1 : 4, arbitrary: of(way) })))
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const [type, ...others] = [schema.type].flat()
  if (others.length) return fc.option(of({ ...schema, type }), { freq: 4 })
  if (type === 'object') {
    const properties = Object.entries(schema.properties ?? {})
    return fc.record(
      Object.fromEntries(properties.map(([name, inner]) => [name, known[name] ?? of(inner)])),
      {
        requiredKeys: schema.required ?? [],
      },
    )
  }
  if (type === 'array') {
    const maxLength = Math.min(schema.maxItems ?? 3, 3)
    return fc.array(of(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength })
  }
  if (type === 'integer') return fc.integer({ min: schema.minimum ?? 1, max: schema.maximum ?? 1e6 })
  if (type === 'null') return fc.constant(null)
  const most = Math.min(schema.maxLength ?? 20, 20)
  return fc.string({ unit: 'grapheme', maxLength: most }).map((text) => `Quay ${text}`.slice(0, 200))
}

/** What no property, or hardly one, is good for. Small numbers are left out: they would be those of other rows. */
const nonsense: unknown[] = [
  ...[null, true, false, -1, 0, 1.5, 1e308, -1e308, 2147483648, Number.MAX_SAFE_INTEGER, 2 ** 60],
  ...[
    '',
    ' ',
    '\0',
    'Quay\0',
    '\ud800',
    '\udfffQuay',
    'Quay\u0001',
    '\uffff',
    '\u202eQuay',
    '\ufeff',
    '\u200b',
  ],
  ...['x'.repeat(201), 'x'.repeat(501), 'ä'.repeat(20_001), '😀'.repeat(300), 'e\u0301'.repeat(400)],
  ...['2025-02-30', '9999-99', 'tomorrow', 'javascript:alert(1)', 'http://', "' or 1=1 --", '1e400', '-1'],
  ...[
    [],
    {},
    [[]],
    [null],
    [true],
    { id: true },
    { id: '7' },
    { id: 0 },
    { length: 1 },
    { exact: 'nowhere here' },
  ],
  ...[{ start: 0 }, { start: 5, end: 5 }, { start: 0, end: 1e15 }, { start: -1, end: 2 }, { wording: ' ' }],
]

// Names that objects of JavaScript have by themselves too.
const strange = ['extra', '', '__proto__', 'constructor', 'toString', 'id', 'version', 'state', '\0']

/** The same value with one part left out, replaced or added, as the text of its JSON. */
export function mutated(value: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  const how = fc.oneof(
    { weight: 1, arbitrary: fc.constant<Change>({ without: true }) },
    { weight: 4, arbitrary: fc.constantFrom(...nonsense).map((to): Change => ({ to })) },
    { weight: 1, arbitrary: fc.constantFrom(...strange).map((name): Change => ({ name })) },
  )
  return fc
    .tuple(value, fc.nat({ max: 10_000 }), how)
    .map(([whole, place, change]) => changed(whole, place, change))
}

type Change = { without: true } | { to: unknown } | { name: string }

/** The JSON of a value whose part at a place, counted through it, is changed. */
function changed(whole: unknown, place: number, change: Change): string {
  const parts = partsOf(whole)
  const at = place % parts
  let next = 0
  const told = (value: unknown): string => {
    const mine = next++ === at
    if (mine && 'to' in change) return JSON.stringify(change.to)
    if (Array.isArray(value)) return `[${value.map(told).join()}]`
    if (typeof value !== 'object' || value === null) return JSON.stringify(value)
    const entries = Object.entries(value).flatMap(([name, inner]) => {
      const gone = 'without' in change && next === at
      const text = told(inner)
      return gone ? [] : [`${JSON.stringify(name)}:${text}`]
    })
    if (mine && 'name' in change) entries.push(`${JSON.stringify(change.name)}:{"a":1}`)
    return `{${entries.join()}}`
  }
  return told(whole)
}

const partsOf = (value: unknown): number =>
  1 +
  (typeof value === 'object' && value !== null
    ? Object.values(value).reduce((sum: number, inner) => sum + partsOf(inner), 0)
    : 0)

/** Texts that are no JSON, or hardly one. */
export const broken = (text: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    ...['', 'null', '[]', '""', '0', 'NaN', '{', `${text},`, text.slice(0, -1), `[${text}]`],
    ...[text.replace('{', '{,'), `${'['.repeat(30_000)}${']'.repeat(30_000)}`, `${text}${text}`, "{'a': 1}"],
  )
