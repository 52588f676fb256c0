import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEdtf } from './dates'
import { readPeople } from './people-reading'
import {
  popoloMembership,
  popoloOrganization,
  popoloPerson,
  popoloSpeech,
  type PopoloParty,
  type PopoloSpeech,
} from './popolo'

const origin = 'https://onrecord.example'
const plain: PopoloParty = {
  ...{ id: 7, name: 'Mara Lindqvist', description: 'Harbour engineer', address: '7-mara-lindqvist' },
  ...{ names: [], identifiers: [], parentId: null },
  sample: false,
}
const mara: PopoloParty = {
  ...plain,
  names: [
    { name: 'M. Lindqvist', kind: 'alias', language: 'en', held: '2019/2021-03' },
    { name: 'Mara Elin Lindqvist', kind: 'legal', language: null, held: null },
    { name: 'Мара Линдквист', kind: 'transliteration', language: 'uk', held: null },
  ],
  identifiers: [
    { scheme: 'wikidata', value: 'Q42' },
    { scheme: 'site', value: 'https://lindqvist.example/' },
  ],
}
const office: PopoloParty = {
  ...{ ...plain, id: 9, name: 'Harbour Office', description: 'Keeps the harbour' },
  ...{ names: [{ name: 'The Quay', kind: 'metonym', language: null, held: null }], parentId: 10 },
}
const ministry: PopoloParty = { ...plain, id: 10, name: 'Ministry of Transport', description: null }
const roles = [
  { id: 1, title: 'Engineer', held: '2022-07/..', personId: 7, organisationId: 9 },
  { id: 2, title: 'Writer', held: null, personId: 7, organisationId: null },
]

// What Popolo's specification says of the properties that we use; further ones are allowed there.
const date = { type: 'string', pattern: '^[0-9]{4}(-[0-9]{2}){0,2}$' }
const text = { type: 'string', minLength: 1 }
const link = {
  type: 'object',
  properties: { url: { type: 'string', format: 'uri' }, note: text },
  required: ['url'],
}
const list = (items: object) => ({ type: 'array', items })
const identifier = {
  type: 'object',
  properties: { identifier: text, scheme: text },
  required: ['identifier'],
}
const otherName = {
  type: 'object',
  properties: { name: text, note: text, start_date: date, end_date: date },
  required: ['name'],
}
const party = {
  ...{ id: text, name: text, summary: text, description: text, parent_id: text },
  ...{ other_names: list(otherName), identifiers: list(identifier), links: list(link), sources: list(link) },
}
const shapes = {
  party: { type: 'object', properties: party, required: ['name'] },
  membership: {
    type: 'object',
    properties: {
      ...{ id: text, label: text, role: text, person_id: text, organization_id: text },
      ...{ start_date: date, end_date: date },
    },
    anyOf: [{ required: ['person_id'] }, { required: ['organization_id'] }],
  },
  speech: {
    type: 'object',
    properties: {
      id: text,
      type: { enum: ['speech', 'question', 'answer', 'narrative', 'scene'] },
      creator_id: text,
      attribution_text: text,
      role: text,
      date,
      title: text,
      text,
      sources: list(link),
    },
  },
}
const ajv = new Ajv({ strict: false })
addFormats(ajv)
const wrong = (shape: keyof typeof shapes, value: unknown) =>
  ajv.validate(shapes[shape], value) ? null : ajv.errorsText()

test('people, organisations, memberships and speeches have Popolo’s shapes', () => {
  expect(wrong('party', popoloPerson(mara, origin))).toBeNull()
  expect(wrong('party', popoloOrganization(office, origin))).toBeNull()
  for (const role of roles) expect(wrong('membership', popoloMembership(role))).toBeNull()
  const said: PopoloSpeech = {
    ...{
      id: 34,
      claim: 'The bridge stays closed.',
      stance: 'asserts',
      speaksFor: null,
      sample: false,
      source: { id: 7, name: 'Mara Lindqvist', kind: 'person' },
      capacity: 'engineer',
      saidOn: '2025-03-14',
    },
    ...{ words: 'It stays closed', article: 'https://averil-courier.example/1', address: '12-the-bridge' },
  }
  const speech = popoloSpeech(said, origin)
  expect(wrong('speech', speech)).toBeNull()
  expect(speech).toMatchObject({
    creator_id: '7',
    attribution_text: 'Mara Lindqvist',
    date: '2025-03-14',
    text: 'It stays closed',
  })
  expect(speech).toMatchObject({
    title: 'Asserts: The bridge stays closed.',
    stance: 'asserts',
    sample: false,
  })
  const denial = popoloSpeech(
    { ...said, stance: 'denies', speaksFor: { id: 9, name: 'Harbour Office' }, sample: true },
    origin,
  )
  expect(wrong('speech', denial)).toBeNull()
  expect(denial).toMatchObject({
    ...{ title: 'Denies: The bridge stays closed.', stance: 'denies', sample: true },
    speaksFor: { id: '9', name: 'Harbour Office' },
  })
  // Who is in no list has no id there.
  for (const kind of ['group', 'unnamed'] as const) {
    const other = popoloSpeech({ ...said, source: { id: 8, name: 'Port workers', kind } }, origin)
    expect(wrong('speech', other)).toBeNull()
    expect(other).toMatchObject({ attribution_text: 'Port workers' })
    expect(other).not.toHaveProperty('creator_id')
  }
  // What EDTF says beyond plain dates is no date of Popolo.
  expect(popoloSpeech({ ...said, saidOn: '2025-03~' }, origin)).not.toHaveProperty('date')
})

test('what is told of people and organisations is read again without loss', () => {
  const file = {
    persons: [popoloPerson(mara, origin)],
    organizations: [office, ministry].map((one) => popoloOrganization(one, origin)),
    memberships: roles.map(popoloMembership),
  }
  const { entries, problems } = readPeople(new TextEncoder().encode(JSON.stringify(file)))
  expect(problems).toEqual([])
  const heldAs = (held: string | null) => (held ? expect.objectContaining({ edtf: held }) : null)
  for (const [index, told] of [office, ministry, mara].entries())
    expect(entries[index]).toMatchObject({
      name: told.name,
      description: told.description,
      names: told.names.map((name) => ({ ...name, held: heldAs(name.held) })),
      parents: told.parentId === null ? [] : [`organisation ${told.parentId}`],
    })
  const byScheme = (one: { scheme: string }, other: { scheme: string }) =>
    one.scheme < other.scheme ? -1 : 1
  const read = new Map(entries[2]!.identifiers.map((one) => [`${one.scheme} ${one.value}`, one]))
  expect([...read.values()].sort(byScheme)).toEqual([...mara.identifiers].sort(byScheme))
  expect(entries[2]!.roles).toMatchObject([
    { title: 'Engineer', organisation: 'organisation 9', held: { edtf: '2022-07/..' } },
    { title: 'Writer', organisation: null, held: null },
  ])
})

test('whatever days a role was held, it is read again, as exactly as Popolo can hold them', () => {
  const point = fc
    .tuple(
      fc.constantFrom('2014', '2015', '2016'),
      fc.constantFrom('', '-01', '-12'),
      fc.constantFrom('', '-01', '-31'),
      fc.constantFrom('', '~', '?', '%'),
    )
    .map(([year, month, day, doubt]) => year + month + (month && day) + doubt)
  const held = fc
    .oneof(
      point,
      fc.tuple(point, fc.oneof(point, fc.constant('..'))).map((ends) => ends.join('/')),
    )
    .filter((edtf) => readEdtf(edtf) !== null)
  const readAgain = (edtf: string) => {
    const memberships = [popoloMembership({ ...roles[0]!, organisationId: null, held: edtf })]
    const file = { persons: [popoloPerson(plain, origin)], memberships }
    const { entries, problems } = readPeople(new TextEncoder().encode(JSON.stringify(file)))
    expect([edtf, problems]).toEqual([edtf, []])
    return entries[0]!.roles[0]!.held!
  }
  fc.assert(
    fc.property(held, (edtf) => {
      const [on, again] = [readEdtf(edtf)!, readAgain(edtf)]
      if (!on.approximate) expect(again.edtf).toBe(edtf)
      expect(again.from <= on.from && (on.to === null) === (again.to === null)).toBe(true)
      expect((again.to ?? '9999') >= (on.to ?? '9999')).toBe(true)
    }),
  )
  expect(readAgain('2015~/2024-12').edtf).toBe('2015/2024-12')
  expect(readAgain('2015-06~').edtf).toBe('2015')
})
