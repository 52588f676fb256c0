import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { broken, mutated, valueOf, type Known } from './api-bodies'
import type { Operation, Schema, Served } from './api-document'
import { day, type OwnRow } from './api-own-rows'
import { word } from './rows'

/** What a request is answered with, where that is known before; null: with anything that the document names. */
type Expected = number[] | null

export type WriteRequest = {
  /** What is done otherwise than the document asks. */
  how: string
  /** The part of the path, where there is one. */
  id: string
  token: 'write' | 'read' | 'none' | 'wrong'
  headers: Record<string, string>
  body: string | Uint8Array<ArrayBuffer>
  expected: Expected
  /** Statuses of the lines that are answered, by their number, where lines are sent. */
  lines?: Map<number, Expected>
  /** Sent again with the same key: with the same body, or with another. */
  again?: 'same' | 'other'
}

/** What stands in for the schema, where that tells too little to lead to a row. */
export const knownOf = ({
  article,
  text,
  exact,
  cue,
  mention,
  attestation,
  claim,
  source,
}: OwnRow): Known => {
  const at = text.indexOf(exact)
  const one = <T>(...values: T[]) => fc.constantFrom(...values)
  const fresh = (make: () => unknown) => fc.constant(null).map(make)
  return {
    article: one(article),
    textVersion: one(1),
    content: one<unknown>([{ exact }], [{ start: at, end: at + exact.length }], [{ exact, suffix: ',”' }]),
    cue: one(null, { exact: cue }),
    mention: one(null, { exact: mention }),
    claim: fc.oneof(
      one<unknown>({ id: claim }),
      fresh(() => ({ wording: `Gate ${word()} is shut.` })),
    ),
    utterance: one(null),
    source: fc.oneof(
      one<unknown>({ id: source }),
      fresh(() => ({ name: `Ada ${word()}`, kind: 'person' })),
    ),
    speaksFor: fc.oneof(
      one(null),
      fresh(() => ({ name: `Harbour ${word()}`, kind: 'organisation' })),
    ),
    edtf: one(day, '1987-05', '1987', '1987-05~', `${day}/1987-05-06`),
    chain: one<unknown>([], [{ kind: 'own' }], [{ kind: 'agency', name: 'Quay Wire' }]),
    topics: one([], ['Quays']),
    attestations: one([attestation]),
    text: fresh(() => `“Gate ${word()} is shut,” she said.`),
    publisher: one(null, 'The Quay Post'),
    url: fresh(() => `https://quay.example/${word()}`),
    address: fresh(() => `https://quay.example/${word()}`),
    language: one(null, 'en', 'pt-br'),
    date: one(null, day, '1987', '4 May 1987'),
  }
}

export type Writing = Served & {
  operation: Operation
  /** Bytes of a body, or of a line of it. */
  most: number
  schema: Schema
  lines: boolean
  /** The part of the path and the version tag; null where there is none. */
  of: { id: number; tag: string } | null
  known: Known
}

type Part = Partial<WriteRequest>
type Way = { weight: number; arbitrary: fc.Arbitrary<Part> }

const once = (make: () => Part) => fc.constant(null).map(make)
const oneOf = <T>(values: T[], make: (value: T) => Part) => fc.constantFrom(...values).map(make)
const way = (weight: number, how: string, part: fc.Arbitrary<Part>, expected?: Expected): Way => ({
  weight,
  arbitrary: part.map((given) => ({ how, ...(expected && { expected }), ...given })),
})

/** A request as the document asks for it, or one that departs from it in one thing. */
export function writeRequest(writing: Writing): fc.Arbitrary<WriteRequest> {
  const { lines, of, operation, document, schema, known } = writing
  const good = valueOf(document, schema, known).map((value) => JSON.stringify(value))
  const body = lines ? linesOf(writing, good) : good.map((text) => ({ body: text }))
  const key = () => ({ 'Idempotency-Key': word() })
  const ways = fc.oneof(
    way(10, 'as asked', fc.constant({})),
    way(
      2,
      'repeated',
      once(() => ({ headers: key(), again: 'same' })),
    ),
    way(
      1,
      'key reused',
      once(() => ({ headers: key(), again: 'other' })),
    ),
    way(
      1,
      'no key',
      oneOf(keys, (bad) => ({ headers: { 'Idempotency-Key': bad } })),
      [400],
    ),
    way(
      1,
      'token',
      oneOf(['none' as const, 'wrong' as const], (token) => ({ token })),
      [401],
    ),
    way(1, 'read token', fc.constant({ token: 'read' }), [403]),
    way(
      1,
      'media type',
      oneOf(typesBut(lines), (type) => ({ headers: { 'Content-Type': type } })),
      [415],
    ),
    way(
      1,
      'gzip',
      good.map((text) => ({ body: new Uint8Array(gzipSync(text)), headers: gzip })),
      [415],
    ),
    ...(lines ? [] : bodies(writing, good)),
    ...(of ? versions(of.tag) : []),
  )
  const success = Object.keys(operation.responses).map(Number)
  return fc.tuple(body, ways).map(([sent, departed]) => ({
    ...{ how: '', id: String(of?.id ?? ''), token: 'write', body: '' },
    expected: success.filter((status) => status < 300),
    ...sent,
    ...departed,
    headers: {
      'Content-Type': lines ? 'application/jsonl' : 'application/json',
      ...(of && { 'If-Match': of.tag }),
      ...departed.headers,
    },
  }))
}

const keys = ['"', 'a b', 'ä', 'k'.repeat(201), '""']
const typesBut = (lines: boolean) => [
  ...['text/plain', 'application/xml', 'application/jsonp', 'json'],
  lines ? 'application/json' : 'application/jsonl',
]
const numbers = ['0', '-1', '1.5', '2147483648', '9'.repeat(30), 'one', '%00', '1e9']

/** Bodies that are not as the document has them, or only just. */
const bodies = (writing: Writing, good: fc.Arbitrary<string>): Way[] => [
  way(
    10,
    'mutated',
    mutated(valueOf(writing.document, writing.schema, writing.known)).map((text) => ({
      ...{ body: text, expected: expectedOf(writing, text) },
    })),
  ),
  way(
    2,
    'broken',
    good.chain(broken).map((text) => ({ body: text })),
    [400],
  ),
  way(
    1,
    'not UTF-8',
    good.map((text) => ({ body: notUtf8(text) })),
    [400],
  ),
  way(
    1,
    'too large',
    good.map((text) => ({ body: text.replace(/\}$/, `,"pad":"${'x'.repeat(writing.most)}"}`) })),
    [413],
  ),
]

/** Other versions than the one on record, and other rows. */
const versions = (tag: string): Way[] => [
  way(
    2,
    'no version',
    oneOf(['', '*', ' '], (none) => ({ headers: { 'If-Match': none } })),
    [428],
  ),
  way(
    2,
    'stale',
    oneOf(staleOf(tag), (stale) => ({ headers: { 'If-Match': stale } })),
    [412],
  ),
  way(
    1,
    'no row',
    oneOf(['2147483647', '2147483646'], (id) => ({ id })),
    [404],
  ),
  way(
    1,
    'no number',
    oneOf(numbers, (id) => ({ id })),
    [400],
  ),
]

const gzip = { 'Content-Encoding': 'gzip' }

/** Tags that are not the one of the row. */
function staleOf(tag: string): string[] {
  const versions = tag.slice(1, -1).replace(/-.*/, '').split('.').map(Number)
  const others = versions.map(
    (_, at) => `"${versions.map((version, place) => version + (at === place ? 7 : 0)).join('.')}"`,
  )
  return [...others, `W/${tag}`, tag.slice(1, -1), '"', '"x"', '"1.1.1.1"', `"${'9'.repeat(40)}"`, '"0"']
}

/** Refused where the document does not allow the body; what it does not tell may be refused too. */
function expectedOf({ check, schema }: Writing, text: string): Expected {
  return check(schema, JSON.parse(text), true) === null ? null : [400]
}

const notUtf8 = (text: string) => new Uint8Array(Buffer.concat([Buffer.from(text), Buffer.from([0xff])]))

/** Lines of a bulk: good ones, others, blank ones, with either end of a line, the last one with or without. */
function linesOf(writing: Writing, good: fc.Arbitrary<string>): fc.Arbitrary<Part> {
  const { document, schema, known, most } = writing
  type Line = { bytes: Uint8Array; expected: Expected }
  const line = (text: string, expected: Expected): Line => ({ bytes: Buffer.from(text), expected })
  const any = fc.oneof(
    { weight: 6, arbitrary: good.map((text) => line(text, [201])) },
    {
      weight: 4,
      arbitrary: mutated(valueOf(document, schema, known)).map((text) =>
        line(text, expectedOf(writing, text)),
      ),
    },
    { weight: 1, arbitrary: good.map((text) => line(text.slice(1), [400])) },
    { weight: 1, arbitrary: good.map((text): Line => ({ bytes: notUtf8(text), expected: [400] })) },
    { weight: 2, arbitrary: fc.constantFrom('', ' ', '\t').map((text) => line(text, [])) },
    { weight: 1, arbitrary: fc.constant(line(`"${'x'.repeat(most)}"`, [413])) },
  )
  return fc
    .tuple(fc.array(any, { maxLength: 5 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
    .map(([all, end, last]) => ({
      body: new Uint8Array(
        Buffer.concat(
          all.flatMap(({ bytes }, at) => [bytes, Buffer.from(last || at < all.length - 1 ? end : '')]),
        ),
      ),
      lines: new Map(
        all.flatMap(({ expected }, at) => (expected?.length === 0 ? [] : [[at + 1, expected] as const])),
      ),
    }))
}
