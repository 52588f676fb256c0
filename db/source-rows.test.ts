import { afterAll, expect, test } from 'vitest'
import { system } from '../lib/permissions'
import { closeDatabase } from './connection'
import * as source from './source-doors'
import { deskSource } from './source-desk'
import { saidBy } from './source-said'
import { makeSource, rowOn } from './test-source-doors'
import { conflict, invalidAt, makeDraft, makePublished, makeUser } from './test-rows'

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
  const all = (await saidBy(admin, sourceId)).lines
  expect(all.map(({ id, state }) => [id, state])).toEqual([
    [draft.utterance, 'draft'],
    [published.utterance, 'published'],
  ])
  expect((await saidBy(admin, sourceId, draft.utterance)).lines).toMatchObject([{ id: published.utterance }])
})
