import fc from 'fast-check'
import { expect, test } from 'vitest'
import { annotationContexts, annotationOf } from './annotation'
import type { FileAnnotation } from './annotation-file'
import { readAnnotations } from './annotation-reading'
import { annotationCollection } from './annotation-list'
import { annotatedIn } from './test-annotation'
import { hypothesisExport, hypothesisRow } from './test-hypothesis'

const read = (file: unknown) =>
  readAnnotations(new TextEncoder().encode(typeof file === 'string' ? file : JSON.stringify(file)))
const first = (file: unknown): FileAnnotation => {
  const { annotations, problems } = read(file)
  expect(problems).toEqual([])
  return annotations[0]!
}

test('reads what Hypothesis gives', () => {
  const file = hypothesisExport([
    hypothesisRow('https://times.example/9', {
      exact: 'We shut the gates at noon',
      prefix: 'said: “',
      suffix: ',” she',
    }),
    hypothesisRow('https://times.example/9', null),
    { ...hypothesisRow('https://times.example/9', { exact: 'noon' }), references: ['abc'] },
  ])
  const { annotations, problems } = read(file)
  expect(annotations).toEqual([
    {
      at: 'row 1',
      addresses: ['https://times.example/9'],
      quotes: [
        {
          exact: 'We shut the gates at noon',
          prefix: 'said: “',
          suffix: ',” she',
          start: 412,
          counts: 'units',
        },
      ],
      maker: 'Hypothesis, acct:nora@hypothes.is',
      note: 'Is this the mayor?\nTags: harbour, to check',
    },
  ])
  expect(problems.map(({ at }) => at)).toEqual(['row 2', 'row 3'])
})

test('reads Web Annotations: ours, one, several, a collection', () => {
  const text = '😀 “We shut the gates,” she said, “at noon.”'
  const pieces = ['We shut the gates', 'at noon'].map((words) => {
    const start = text.indexOf(words)
    return { start, end: start + words.length }
  })
  const attested = annotatedIn(text, pieces)
  const origin = 'https://onrecord.example'
  const one = { '@context': annotationContexts(origin), ...annotationOf(attested, origin) }
  const own = first(one)
  expect(own).toMatchObject({
    addresses: ['https://times.example/9'],
    quotes: [
      { exact: 'We shut the gates', start: 3, counts: 'points' },
      { exact: 'at noon', start: 34 },
    ],
    maker: 'Onrecord, Onrecord',
    note: 'The harbour was closed at noon.',
  })
  expect(first([one])).toEqual(own)
  const page = {
    ...{ article: { id: 9, title: 'Storm' }, total: 1, after: 0, limit: 20, startIndex: 0 },
    ...{ items: [attested], next: null },
  }
  expect(first(annotationCollection(page, origin))).toEqual(own)
})

test('reads what Recogito and Annotorious write, in short and as a table', () => {
  const short = {
    id: 'a1',
    bodies: [
      { purpose: 'commenting', value: 'Who?', creator: { id: 'u1', name: 'Nora' } },
      { purpose: 'tagging', value: 'harbour' },
    ],
    target: { annotation: 'a1', selector: [{ quote: 'We shut the gates', start: 4, end: 21 }] },
  }
  expect(first([short])).toEqual({
    at: 'row 1',
    addresses: [],
    quotes: [{ exact: 'We shut the gates', prefix: '', suffix: '', start: 4, counts: 'units' }],
    maker: 'Recogito, Nora',
    note: 'Who?\nTags: harbour',
  })
  const table =
    'UUID,FILE,QUOTE_TRANSCRIPTION,ANCHOR,TYPE,TAGS,COMMENTS\n1,a.txt,"We shut, the gates",char-offset:4,PERSON,a|b,Who?\n2,a.txt,,char-offset:9,,,\n'
  const { annotations, problems } = read(table)
  expect(annotations).toMatchObject([
    { quotes: [{ exact: 'We shut, the gates', start: 4 }], maker: 'Recogito', note: 'Who?\nTags: a, b' },
  ])
  expect(problems).toMatchObject([{ at: 'row 2' }])
})

test.each([
  ['', 'The file is empty.'],
  ['{"rows": []}', 'The file has no annotations.'],
  ['{"a": 1}', 'This JSON holds no annotations.'],
  ['{"rows": [', 'This looks like JSON and is none.'],
  ['a,b\n1,2', 'This is neither JSON nor a table with the column QUOTE_TRANSCRIPTION.'],
  [`[${'['.repeat(100_000)}`, 'This looks like JSON and is none.'],
  [JSON.stringify(Array(1001).fill({})), 'The file has more than 1,000 annotations. Part it in two.'],
])('%.20s is refused with a reason', (file, message) => {
  expect(read(file)).toEqual({ annotations: [], problems: [{ at: 'file', field: 'file', message }] })
})

test('a quote that is too long, an address that is none and characters that cannot be stored do no harm', () => {
  const long = hypothesisRow('https://times.example/9', { exact: 'x'.repeat(5001) })
  expect(read([long]).problems).toMatchObject([{ message: 'It marks more than 5,000 characters.' }])
  const odd = first([hypothesisRow('javascript:alert(1)', { exact: 'a\u0000b\ud800c\r\nd' })])
  expect(odd).toMatchObject({ addresses: [], quotes: [{ exact: 'abc\nd' }] })
})

test('the context nearest to the words is kept, with the white space beside them', () => {
  const row = (prefix: string, suffix: string) =>
    first([hypothesisRow('https://times.example/9', { exact: 'noon', prefix, suffix })]).quotes[0]
  expect(row('She said: ', ' and left')).toMatchObject({ prefix: 'She said: ', suffix: ' and left' })
  expect(row(' \n', '')).toMatchObject({ prefix: ' ', suffix: '' })
  const blanks = `x${' '.repeat(99_000)}x`
  expect(row(blanks, blanks)).toMatchObject({
    prefix: expect.stringMatching(/^ *x$/) as string,
    suffix: expect.stringMatching(/^x *$/) as string,
  })
  const far = `${'a'.repeat(300)}${'b'.repeat(200)}`
  expect(row(far, far)).toMatchObject({ prefix: 'b'.repeat(200), suffix: 'a'.repeat(200) })
})

test('what cannot be written as text is passed over', () => {
  const odd = { toString: 1 }
  const row = { target: { selector: [{ quote: 'noon' }] }, generator: odd, creator: odd, body: odd }
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  const file = JSON.stringify([
    { ...row, '@context': odd },
    { ...row, '@context': 'DEEP' },
    { QUOTE_TRANSCRIPTION: 'noon', ANCHOR: odd, TAGS: odd, COMMENTS: odd },
  ]).replace('"DEEP"', deep)
  expect(read(file)).toMatchObject({
    annotations: [
      { maker: 'Web annotation' },
      { maker: 'Web annotation' },
      { maker: 'Recogito', note: null },
    ],
    problems: [],
  })
})

test('whatever a row holds, the file is read', () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constant({ toString: 1 }),
    fc.constantFrom('Annotation', 'https://times.example/9', 'TextQuoteSelector'),
  )
  const row = fc.dictionary(
    fc.constantFrom(
      'uri',
      'target',
      'selector',
      'type',
      'exact',
      'user',
      'tags',
      'text',
      'body',
      'bodies',
      'source',
      'items',
      'first',
      'creator',
      'generator',
      '@context',
      'QUOTE_TRANSCRIPTION',
      'ANCHOR',
      'TAGS',
      'COMMENTS',
      '__proto__',
    ),
    fc.oneof(
      value,
      fc.dictionary(fc.constantFrom('selector', 'type', 'exact', 'quote', 'source'), value),
      fc.array(value),
    ),
  )
  fc.assert(
    fc.property(fc.oneof(fc.array(row), row), (file) => {
      const { annotations, problems } = read(file)
      expect(annotations.length + problems.length).toBeGreaterThan(0)
      for (const { maker, note } of annotations) {
        expect(maker.length).toBeLessThanOrEqual(200)
        expect(note?.length ?? 0).toBeLessThanOrEqual(2000)
      }
    }),
  )
})

test('marks on one letter without end, and a table of a million columns, take no longer than other files', () => {
  const marked = `a${'\u0301\u0316'.repeat(49_000)}`
  const rows = Array.from({ length: 20 }, () => ({
    type: 'Annotation',
    target: { selector: { type: 'TextQuoteSelector', exact: marked } },
  }))
  const { annotations } = readAnnotations(Buffer.from(JSON.stringify(rows)))
  expect(annotations).toHaveLength(20)
  expect(annotations[0]!.quotes[0]!.exact.length).toBeLessThan(40)
  const head = Array.from({ length: 300_000 }, (_, at) => `c${at}`).join(',')
  const table = readAnnotations(Buffer.from(`QUOTE_TRANSCRIPTION,${head}\n${'words,b\n'.repeat(900)}`))
  expect(table.annotations).toHaveLength(900)
})
