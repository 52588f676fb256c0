import { expect, test } from 'vitest'
import type { FilePerson } from './people-file'
import { addsTo, matchPeople, type KnownSource } from './people-match'

const plain = (words: string) => words.toLowerCase()
const entry = (name: string, more: Partial<FilePerson> = {}): FilePerson => ({
  at: `persons ${name}`,
  key: name,
  kind: 'person',
  name,
  description: null,
  names: [],
  identifiers: [],
  parents: [],
  roles: [],
  ...more,
})
const source = (id: number, name: string, more: Partial<KnownSource> = {}): KnownSource => ({
  id,
  kind: 'person',
  name,
  plain: plain(name),
  description: null,
  names: [],
  identifiers: [],
  roles: [],
  parents: [],
  ...more,
})
const q = (value: string) => ({ scheme: 'wikidata' as const, value })
const matched = (entries: FilePerson[], known: KnownSource[], choices = {}) =>
  matchPeople({ entries, problems: [] }, known, plain, choices)

test('an identifier goes before the name, and its own name is added', () => {
  const known = [source(1, 'Ada Lund'), source(2, 'A. Lund', { identifiers: [q('Q1')] })]
  const [one] = matched([entry('Ada Lund', { identifiers: [q('Q1')] })], known).matched
  expect(one).toMatchObject({
    state: 'same',
    source: 2,
    because: 'wikidata Q1',
    names: [{ name: 'Ada Lund' }],
  })
})

test.each([
  [
    'the name of one of the kind is that one',
    [source(1, 'ada'), source(2, 'Ada', { kind: 'group' })],
    'same',
  ],
  ['another name is good too', [source(1, 'Beata', { names: ['ada'] })], 'same'],
  ['its own name goes before another', [source(1, 'Beata', { names: ['ada'] }), source(2, 'Ada')], 'same'],
  ['several of a name are a choice', [source(1, 'Ada'), source(2, 'Ada')], 'choose'],
  ['another identifier tells two of a name apart', [source(1, 'Ada', { identifiers: [q('Q9')] })], 'new'],
  ['nobody is like it', [source(1, 'Bo')], 'new'],
])('%s', (_, known, state) => {
  expect(matched([entry('Ada', { identifiers: [q('Q1')] })], known).matched[0]!.state).toBe(state)
})

test('an identifier of a source of another kind leaves the entry out, with a problem', () => {
  const known = [source(1, 'Ada', { kind: 'organisation', identifiers: [q('Q1')] })]
  const { matched: seen, problems } = matched([entry('Ada', { identifiers: [q('Q1')] })], known)
  expect(seen[0]).toMatchObject({ state: 'differs', source: 1 })
  expect(addsTo(seen[0]!)).toBe(false)
  expect(problems).toMatchObject([{ at: 'persons Ada', field: 'kind' }])
})

test('two entries of one name that fit one source are a choice, which is kept', () => {
  const entries = [entry('Ada', { key: 'a' }), entry('ADA', { key: 'b' })]
  const states = (choices = {}) =>
    matched(entries, [source(1, 'Ada')], choices).matched.map(({ state }) => state)
  expect(states()).toEqual(['choose', 'choose'])
  expect(states({ a: '1', b: 'new' })).toEqual(['same', 'new'])
  expect(states({ a: '2', b: '__proto__' })).toEqual(['choose', 'choose'])
})

test('only what the record does not hold is added; what differs stands', () => {
  const role = (title: string, organisation: string | null, edtf: string | null) => ({
    title,
    organisation,
    held: edtf ? { edtf, from: '2020-01-01', to: null } : null,
  })
  const known = [
    source(1, 'Ada', {
      description: 'A pilot.',
      names: ['a. lund'],
      identifiers: [q('Q1')],
      roles: [{ title: 'pilot', organisation: 7, held: '2020/..' }],
    }),
    source(7, 'Harbour', { kind: 'organisation' }),
  ]
  const ada = entry('Ada', {
    description: 'A captain.',
    names: ['A. Lund', 'Adela'].map((name) => ({ name, kind: 'alias', language: null, held: null })),
    identifiers: [q('Q1'), q('Q2')],
    roles: [
      role('Pilot', 'h', '2020/..'),
      role('Pilot', 'h', null),
      role('Pilot', 'n', null),
      role('Pilot', 'h', '2021/..'),
    ],
  })
  const harbour = entry('Harbour', { key: 'h', kind: 'organisation' })
  const anew = entry('Office', { key: 'n', kind: 'organisation' })
  const [one, two] = matched([ada, harbour, anew], known).matched
  expect(one).toMatchObject({
    names: [{ name: 'Adela' }],
    identifiers: [],
    roles: [
      { title: 'Pilot', organisation: 'n' },
      { title: 'Pilot', organisation: 7, held: { edtf: '2021/..' } },
    ],
    description: null,
    differs: ['the description', 'wikidata Q1'],
  })
  expect(addsTo(two!)).toBe(false)
})

test('a role at an organisation that is left out is left out with it, and told', () => {
  const known = [source(1, 'Office', { kind: 'organisation' }), source(2, 'Office', { kind: 'organisation' })]
  const office = entry('Office', { kind: 'organisation' })
  const ada = entry('Ada', { roles: [{ title: 'Clerk', organisation: 'Office', held: null }] })
  const { matched: seen, problems } = matched([office, ada], known)
  expect(seen[1]!.roles).toEqual([])
  expect(problems).toMatchObject([{ at: 'persons Ada', field: 'organisation' }])
})

test('a role held about then is the role of the plain days that Popolo tells of it', () => {
  const role = { title: 'chair', organisation: null }
  const held = { edtf: '2015/2024-12', from: '2015-01-01', to: '2024-12-31' }
  const known = [source(1, 'Ada', { roles: [{ ...role, held: '2015~/2024-12' }] })]
  const file = (one: typeof held) => entry('Ada', { roles: [{ ...role, held: one }] })
  expect(matched([file(held)], known).matched[0]!.roles).toEqual([])
  expect(matched([file({ ...held, edtf: '2016/2024-12' })], known).matched[0]!.roles).toHaveLength(1)
})
