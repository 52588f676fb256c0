import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPeople } from './people-reading'

const bytes = (text: string) => new TextEncoder().encode(text)
const csv = (...lines: string[]) => readPeople(bytes(lines.join('\n')))
const popolo = (file: unknown) => readPeople(bytes(JSON.stringify(file)))

const councils = {
  organizations: [
    { id: 'region', name: 'The Region', classification: 'government' },
    {
      id: 'c',
      name: 'Town Council',
      parent_id: 'region',
      other_names: [{ name: 'Rada', start_date: '1990', end_date: '2001-05' }],
      links: [
        { url: 'https://council.example/', note: 'Official website' },
        { url: 'https://photos.example/', note: 'Photographs' },
      ],
    },
  ],
  posts: [{ id: 'chair', label: 'Chair', organization_id: 'c' }],
  persons: [
    {
      id: 'p1',
      name: 'Ada  Lund',
      summary: 'A councillor.',
      identifiers: [
        { scheme: 'Wikidata', identifier: 'https://www.wikidata.org/wiki/Q42' },
        { scheme: 'parliament', identifier: '77' },
      ],
    },
  ],
  memberships: [
    { person_id: 'p1', post_id: 'chair', start_date: '2022-07' },
    { person_id: 'p1', organization_id: 'c', role: 'member', start_date: '2020', end_date: '2022-06-30' },
  ],
}

test('Popolo: persons with identifiers, roles by posts and memberships, organisations with parents and names', () => {
  const { entries, problems } = popolo(councils)
  expect(problems).toEqual([])
  expect(entries).toEqual([
    expect.objectContaining({ name: 'The Region', kind: 'organisation', description: 'government' }),
    expect.objectContaining({
      name: 'Town Council',
      parents: ['organisation region'],
      names: [
        {
          name: 'Rada',
          kind: 'alias',
          language: null,
          held: { edtf: '1990/2001-05', from: '1990-01-01', to: '2001-05-31' },
        },
      ],
      identifiers: [{ scheme: 'site', value: 'https://council.example/' }],
    }),
    expect.objectContaining({
      name: 'Ada Lund',
      description: 'A councillor.',
      identifiers: [{ scheme: 'wikidata', value: 'Q42' }],
      roles: [
        {
          title: 'Chair',
          organisation: 'organisation c',
          held: { edtf: '2022-07/..', from: '2022-07-01', to: null },
        },
        {
          title: 'member',
          organisation: 'organisation c',
          held: { edtf: '2020/2022-06-30', from: '2020-01-01', to: '2022-06-30' },
        },
      ],
    }),
  ])
})

test('Popolo: memberships inside of a person are read too', () => {
  const { persons, memberships, ...rest } = councils
  const file = { ...rest, persons: [{ ...persons[0], memberships }] }
  expect(popolo(file)).toEqual(popolo(councils))
})

test('Popolo: what another instance invented as a sample is nobody', () => {
  const read = popolo({
    persons: [
      { id: 'a', name: 'Ann', sample: true },
      { id: 'b', name: 'Ben', sample: false },
    ],
  })
  expect(read.entries.map(({ name }) => name)).toEqual(['Ben'])
  expect(read.problems).toEqual([
    { at: 'persons 1', field: 'sample', message: 'This is an invented sample.' },
  ])
})

test('Popolo: what is wrong is told by entry and field, and takes nothing else with it', () => {
  const { entries, problems } = popolo({
    persons: [
      { id: 'a' },
      7,
      { id: 'b', name: 'Bo', identifiers: [{ scheme: 'orcid', identifier: '0000-0002-1825-0098' }] },
    ],
    organizations: [{ id: 'c', name: 'Club', parent_id: 'd' }],
    memberships: [
      { person_id: 'nobody', organization_id: 'c' },
      { person_id: 'b', organization_id: 'd' },
      { person_id: 'b', organization_id: 'c', end_date: '2020' },
      { person_id: 'b', organization_id: 'c', start_date: '2020', end_date: '2019' },
    ],
  })
  expect(entries).toMatchObject([
    { name: 'Club', parents: [] },
    { name: 'Bo', identifiers: [], roles: [] },
  ])
  expect(problems.map(({ at, field }) => `${at}: ${field}`)).toEqual([
    'persons 1: name',
    'persons 2: ',
    'persons 3: identifiers',
    'memberships 1: person_id',
    'memberships 2: organization_id',
    'memberships 3: start_date',
    'memberships 4: end_date',
    'organizations 1: parent_id',
  ])
})

test('CSV: rows of one name are one entry, with all its roles; an organisation that is named is an entry', () => {
  const { entries, problems } = csv(
    'Name;Kind;Wikidata;Role;Organisation;From;To;Other names',
    'Ada Lund;;Q42;Chair;Town Council;2022-07;;A. Lund; ',
    'ada lund;person;;Member;town council;2020;2022-06;',
    'Town Council;organization;Q7;;;;;',
    'Ada Lund;;Q43;;;;;',
  )
  expect(problems).toEqual([])
  expect(entries.map(({ name, identifiers }) => [name, identifiers[0]?.value])).toEqual([
    ['Ada Lund', 'Q42'],
    ['Town Council', 'Q7'],
    ['Ada Lund', 'Q43'],
  ])
  expect(entries[0]).toMatchObject({
    at: 'line 2',
    names: [{ name: 'A. Lund' }],
    roles: [
      { title: 'Chair', organisation: entries[1]!.key, held: { edtf: '2022-07/..' } },
      { title: 'Member', organisation: entries[1]!.key, held: { edtf: '2020/2022-06' } },
    ],
  })
})

test('an identifier is of the first entry that has it', () => {
  const { entries, problems } = csv('name,wikidata', 'Ada,Q42', 'Bo,Q42')
  expect(entries.map(({ identifiers }) => identifiers.length)).toEqual([1, 0])
  expect(problems).toEqual([{ at: 'line 3', field: 'wikidata', message: 'Ada (line 2) has this already.' }])
})

test.each([
  ['ghost,Ada,,,', 'kind'],
  ['person,,,,', 'name'],
  [`person,${'a'.repeat(201)},,,`, 'name'],
  ['organisation,Office,Chair,,', 'role'],
  ['person,Ada,,Office,', 'role'],
  ['person,Ada,Chair,Office,July', 'from'],
  ['person,Ada,Chair,Office,2023-02-30', 'from'],
])('CSV: the row “%s” is told at its field', (row, field) => {
  const { entries, problems } = csv('kind,name,role,organisation,from', row, 'person,Bo,,,')
  expect(problems).toMatchObject([{ at: 'line 2', field }])
  expect(entries).toMatchObject([{ name: 'Bo' }])
})

test.each([
  ['', 'The file is empty.'],
  ['{"persons": [', 'This looks like JSON and is none.'],
  ['[1, 2]', 'This JSON holds neither persons nor organizations.'],
  ['title,date\na,b', 'The first row names no column “name”.'],
  ['name\n', 'The file has no rows.'],
  ['name\n"Ada', 'This cannot be read as CSV'],
  [`name\n${'Ada\n'.repeat(3)}\0`, 'This is not text.'],
])('the file %j is told as a whole', (text, message) => {
  const { entries, problems } = readPeople(bytes(text))
  expect(entries).toEqual([])
  expect(problems).toMatchObject([{ at: 'file', message: expect.stringContaining(message) as string }])
})

test('a file of too many rows is refused as a whole', () => {
  const rows = Array.from({ length: 10_001 }, (_, n) => `Ada ${n}`)
  const message = 'The file has more than 10,000 rows. Part it in two.'
  expect(csv('name', ...rows)).toEqual({ entries: [], problems: [{ at: 'file', field: 'file', message }] })
})

test('any bytes give entries or problems, never a throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (some) => {
      const { entries, problems } = readPeople(some)
      expect(entries.length + problems.length).toBeGreaterThan(0)
    }),
  )
})

test('any JSON and any rows under our columns give entries or problems, never a throw', () => {
  const thing = fc.dictionary(
    fc.constantFrom(
      'id',
      'name',
      'other_names',
      'identifiers',
      'links',
      'parent_id',
      'person_id',
      'start_date',
      'scheme',
      'url',
      'note',
      '__proto__',
    ),
    fc.jsonValue({ maxDepth: 1 }),
  )
  const file = fc.dictionary(
    fc.constantFrom('persons', 'organizations', 'posts', 'memberships'),
    fc.array(thing),
  )
  fc.assert(fc.property(file, (some) => void popolo(some)))
  const cell = fc.oneof(fc.string(), fc.constantFrom('Ada', 'Q42', '2020', 'person', 'organisation'))
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { maxLength: 5 }), (rows) => {
      const lines = rows.map((row) => row.map((words) => `"${words.replaceAll('"', '""')}"`).join(','))
      csv('name,kind,wikidata,role,organisation,from', ...lines)
    }),
  )
})

test('what is no text where text is asked for is passed over', () => {
  const untold = { toString: null, valueOf: null }
  const { entries, problems } = popolo({
    persons: [
      {
        id: 'a',
        name: 'Ada Lund',
        other_names: [{ name: 'A. Lund', note: untold }],
        links: [{ url: 'https://lund.example/', note: untold }],
      },
    ],
  })
  expect(problems).toEqual([])
  expect(entries[0]).toMatchObject({ names: [{ name: 'A. Lund', kind: 'alias' }], identifiers: [] })
})

test('one entry with very much is read in a moment, or refused', () => {
  const many = Array.from({ length: 9000 }, (_, at) => ({ person_id: 'a', role: `Role ${at}` }))
  const { entries } = popolo({ persons: [{ id: 'a', name: 'Ada Lund' }], memberships: [...many, ...many] })
  expect(entries[0]!.roles).toHaveLength(9000)
  const other_names = many.map(({ role }) => ({ name: role }))
  expect(popolo({ persons: [{ name: 'Ada Lund', other_names }] })).toEqual({
    entries: [],
    problems: [{ at: 'persons 1', field: 'other_names', message: 'At most 500 of one entry.' }],
  })
  const cell = many.map(({ role }) => role).join(';')
  expect(csv('name,other_names', `Ada Lund,${cell}`).problems).toEqual([
    { at: 'line 2', field: 'other_names', message: 'At most 500 of one entry.' },
  ])
  expect(csv('name', ...Array.from({ length: 10_001 }, () => 'Ada Lund')).problems[0]!.message).toContain(
    'more than 10,000 rows',
  )
})

test('a table of very many columns takes no longer than other files', () => {
  const head = Array.from({ length: 100_000 }, (_, at) => `c${at}`).join(',')
  const rows = Array.from({ length: 9000 }, (_, at) => `Ada Lund ${at}`)
  expect(csv(`name,${head}`, ...rows).entries).toHaveLength(9000)
}, 15_000)
