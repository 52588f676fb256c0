import { afterAll, expect, test } from 'vitest'
import { system } from '../lib/permissions'
import { sourceThing } from '../lib/schema-org'
import { closeDatabase } from './connection'
import * as source from './source-doors'
import { countSources, deskSource, deskSources } from './source-desk'
import { saidBy } from './said-by'
import { sourceAsOf } from './lists-then'
import { publishedSource } from './sources'
import { makeSource, rowOn } from './test-source-doors'
import { conflict, invalidAt, makeDraft, makePublished, makeUser, unique } from './test-rows'

afterAll(closeDatabase)

test('a circle of parts is refused, however long, and by two at once', async () => {
  const [a, b, c] = await Promise.all([1, 2, 3].map(() => makeSource('organisation')))
  await source.addParent(system, { sourceId: a!, parentId: b! })
  await source.addParent(system, { sourceId: b!, parentId: c! })
  const circle = invalidAt('organisation')
  await expect(source.addParent(system, { sourceId: c!, parentId: a! })).rejects.toMatchObject(circle)
  await expect(source.addParent(system, { sourceId: a!, parentId: a! })).rejects.toMatchObject(circle)
  const [d, e] = await Promise.all([1, 2].map(() => makeSource('group')))
  const both = await Promise.allSettled([
    source.addParent(system, { sourceId: d!, parentId: e! }),
    source.addParent(system, { sourceId: e!, parentId: d! }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('only organisations and groups have parts, and one with parts becomes no person', async () => {
  const [person, office] = [await makeSource('person'), await makeSource('organisation')]
  const refused = invalidAt('organisation')
  await expect(source.addParent(system, { sourceId: office, parentId: person })).rejects.toMatchObject(
    refused,
  )
  await expect(source.addParent(system, { sourceId: person, parentId: office })).rejects.toMatchObject(
    refused,
  )
  const ministry = await makeSource('organisation')
  await source.addParent(system, { sourceId: office, parentId: ministry, held: '2001/2010' })
  const { name, version } = await deskSource(system, ministry)
  const change = { id: ministry, version, name, description: null, kind: 'person' } as const
  await expect(source.changeSource(system, change)).rejects.toMatchObject(invalidAt('kind'))
  expect((await deskSource(system, ministry)).parts).toMatchObject([{ source: office, held: '2001/2010' }])
  expect((await deskSource(system, office)).parents).toMatchObject([{ source: ministry, name }])
})

test('a name is changed in place with its dates, and an older edit is refused', async () => {
  const sourceId = await makeSource('organisation')
  await source.addName(system, {
    sourceId,
    name: 'Old Office',
    kind: 'alias',
    language: 'en',
    held: '1990/2001',
  })
  const row = await rowOn('source_names', sourceId)
  const edit = { ...row, name: 'The Old Office', kind: 'legal', language: null, held: '1991/2001' } as const
  await source.changeName(system, edit)
  await expect(source.changeName(system, edit)).rejects.toMatchObject(conflict)
  const { names } = await deskSource(system, sourceId)
  expect(names).toMatchObject([
    { id: row.id, version: 2, name: 'The Old Office', kind: 'legal', language: null, held: '1991/2001' },
  ])
})

test('an identifier is kept as its register writes it, once', async () => {
  const sourceId = await makeSource('person')
  const orcid = { sourceId, scheme: 'orcid', value: 'https://orcid.org/0000-0002-1825-0097' } as const
  await source.addIdentifier(system, orcid)
  await expect(source.addIdentifier(system, orcid)).rejects.toMatchObject(invalidAt('value'))
  const wrong = { ...orcid, value: '0000-0002-1825-0098' }
  await expect(source.addIdentifier(system, wrong)).rejects.toMatchObject(invalidAt('value'))
  const { identifiers } = await deskSource(system, sourceId)
  expect(identifiers).toMatchObject([{ scheme: 'orcid', value: '0000-0002-1825-0097' }])
})

test('everything it said is listed, drafts too, page by page', async () => {
  const admin = await makeUser('admin')
  const sourceId = await makeSource('person')
  const { name, kind } = await deskSource(system, sourceId)
  const said = { source: { id: sourceId, name, kind } }
  const published = await makePublished(admin, said)
  const draft = await makeDraft(admin, said)
  const all = (await saidBy(admin, { object: 'sources', id: sourceId })).lines
  expect(all.map(({ id, state }) => [id, state])).toEqual([
    [draft.utterance, 'draft'],
    [published.utterance, 'published'],
  ])
  expect(
    (await saidBy(admin, { object: 'sources', id: sourceId, after: draft.utterance })).lines,
  ).toMatchObject([{ id: published.utterance }])
})

test('readers see parents and parts with their days, linked where they have a page', async () => {
  const admin = await makeUser('admin')
  const [office, ministry] = [await makeSource('organisation'), await makeSource('organisation')]
  const { name, kind } = await deskSource(system, office)
  await makePublished(admin, { source: { id: office, name, kind } })
  await source.addParent(system, { sourceId: office, parentId: ministry, held: '2001/..' })
  await source.addIdentifier(system, { sourceId: office, scheme: 'viaf', value: '12' })
  const above = (await deskSource(system, ministry)).name
  expect(await publishedSource(office)).toMatchObject({
    parents: [{ name: above, address: null, held: '2001/..' }],
    parts: [],
    identifiers: [{ scheme: 'viaf', value: '12' }],
    tags: [`source:${ministry}`],
  })
})

test('an organisation in a role is linked only where readers have a page of it', async () => {
  const admin = await makeUser('admin')
  const [person, office] = [await makeSource('person'), await makeSource('organisation')]
  const { name, kind } = await deskSource(system, person)
  await makePublished(admin, { source: { id: person, name, kind } })
  await source.addRole(system, { sourceId: person, title: 'pilot', organisationId: office })
  const read = async () => (await publishedSource(person))!
  expect((await read()).roles).toMatchObject([{ organisation: { id: office, address: null } }])
  expect(sourceThing(await read())['memberOf']).toEqual([
    { '@type': 'Organization', name: (await deskSource(system, office)).name },
  ])
  const day = new Date().toISOString().slice(0, 10)
  expect((await sourceAsOf(person, day))!.roles).toMatchObject([{ organisation: { address: null } }])
  await makePublished(admin, { source: { ...(await deskSource(system, office)), id: office } })
  const { roles } = await read()
  expect(roles[0]!.organisation!.address).toMatch(new RegExp(`^${office}-`))
})

test('many are confirmed at once, and each that is not is told with why', async () => {
  const [a, b] = [await makeSource('group'), await makeSource('group')]
  const { version } = await deskSource(system, a)
  const rows = [
    { id: a, version },
    { id: b, version: 99 },
    { id: 2147483647, version: 1 },
  ]
  const outcomes = await source.confirmSources(system, { rows, confirmed: false })
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['done', 'changed meanwhile', 'gone'])
  const again = [{ id: a, version: version + 1 }]
  expect(await source.confirmSources(system, { rows: again, confirmed: false })).toMatchObject([
    { id: a, outcome: 'so already' },
  ])
  expect((await deskSource(system, a)).confirmed).toBe(false)
})

test('many are made of one kind; one that cannot be of it stays, with why', async () => {
  const [a, b, whole, unnamed] = [
    await makeSource('group'),
    await makeSource('organisation'),
    await makeSource('organisation'),
    await makeSource('unnamed'),
  ]
  await source.addParent(system, { sourceId: b, parentId: whole, held: '' })
  const seen = async (id: number) => ({ id, version: (await deskSource(system, id)).version })
  const rows = [await seen(a), await seen(b), await seen(unnamed)]
  const outcomes = await source.kindSources(system, { rows, kind: 'person', reason: 'They are people.' })
  expect(outcomes.map(({ outcome }) => outcome)).toEqual([
    'done',
    'Only organisations and groups have parts.',
    expect.stringContaining('Who is unnamed stays so'),
  ])
  expect((await deskSource(system, a)).kind).toBe('person')
  const again = [await seen(a)]
  expect(
    await source.kindSources(system, { rows: again, kind: 'person', reason: 'They are people.' }),
  ).toMatchObject([{ id: a, outcome: 'so already' }])
})

test('a filter finds by accents forgiven, kind, organisation and identifier, and the count agrees', async () => {
  // Long words of its own: names of other tests that are like it would be found too.
  const mark = unique('Žofie Lampenschein')
  const id = await makeSource('person', mark)
  const office = await makeSource('organisation')
  await source.addRole(system, { sourceId: id, title: 'pilot', organisationId: office })
  const found = async (filter: Parameters<typeof deskSources>[1]) => {
    const { lines } = await deskSources(system, filter)
    expect(await countSources(system, filter)).toBe(lines.length)
    return lines.map((line) => line.id)
  }
  const q = mark.replace('Žofie', 'zofie')
  expect(await found({ q, kind: 'person', unused: true })).toEqual([id])
  expect(await found({ q, kind: 'group' })).toEqual([])
  expect(await found({ organisation: office, identifier: 'without' })).toEqual([id])
  expect(await found({ organisation: office, identifier: 'with', sort: 'name' })).toEqual([])
})
