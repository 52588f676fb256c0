import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { system, type SignedIn } from '../lib/permissions'
import { closeDatabase, db } from './connection'
import { openProposals, ownProposals } from './proposal-desk'
import { decideProposal, propose, takeProposalBack } from './proposing'
import * as source from './source-doors'
import { deskSource } from './source-desk'
import { makeSource, rowOn } from './test-source-doors'
import { conflict, forbidden, invalidAt, makeUser, unique } from './test-rows'

afterAll(closeDatabase)

const reason = 'It is printed so.'
const mine = async (editor: SignedIn, id: number) =>
  (await ownProposals(editor)).find((one) => one.id === id)!

test('what an editor proposes is made by the admin who accepts it, with the reason', async () => {
  const [editor, admin] = [await makeUser('editor'), await makeUser('admin')]
  const sourceId = await makeSource('person')
  const name = unique('Ann')
  const input = { sourceId, name, kind: 'alias', language: null, held: '1990/2001', confirmed: true }
  await expect(
    source.addName(editor, { sourceId, name, kind: 'alias', language: null }),
  ).rejects.toMatchObject(forbidden)
  const id = await propose(editor, { door: 'addName', input, reason })
  expect((await deskSource(system, sourceId)).names).toEqual([])
  expect((await openProposals(admin)).lines[0]).toMatchObject({
    id,
    by: editor.name,
    fields: [
      { label: 'Name', before: '', after: name },
      { label: 'Kind', after: 'alias' },
      { label: 'Days', after: '1990–2001' },
    ],
  })
  await decideProposal(admin, { id, version: 1, accept: true, answer: 'Thank you.' })
  expect((await deskSource(system, sourceId)).names).toMatchObject([{ name, held: '1990/2001' }])
  expect(await mine(editor, id)).toMatchObject({
    state: 'accepted',
    answer: 'Thank you.',
    decidedBy: admin.name,
  })
  const [revision] = await db().execute(sql`
    select actor_id, reason from revisions where object = 'source_names' and after ->> 'name' = ${name}`)
  expect(revision).toEqual({ actor_id: admin.id, reason })
  const again = decideProposal(admin, { id, version: 2, accept: true, answer: '' })
  await expect(again).rejects.toMatchObject(conflict)
})

test('a proposal on an older version is a conflict, and stays open to be declined', async () => {
  const [editor, admin] = [await makeUser('editor'), await makeUser('admin')]
  const sourceId = await makeSource('person')
  await source.addRole(admin, { sourceId, title: 'pilot', organisationId: null })
  const row = await rowOn('roles', sourceId)
  const input = { ...row, title: 'first pilot', organisationId: null, held: '' }
  const id = await propose(editor, { door: 'changeRole', input, reason })
  await source.changeRole(admin, { ...row, title: 'second pilot', organisationId: null })
  const decision = { id, version: 1, answer: 'It is the second.' }
  await expect(decideProposal(admin, { ...decision, accept: true })).rejects.toMatchObject(conflict)
  expect(await mine(editor, id)).toMatchObject({ state: 'open' })
  await decideProposal(admin, { ...decision, accept: false })
  expect(await mine(editor, id)).toMatchObject({ state: 'declined', answer: 'It is the second.' })
  expect((await deskSource(system, sourceId)).roles).toMatchObject([{ title: 'second pilot' }])
})

test('what the change would refuse is refused when it is proposed', async () => {
  const editor = await makeUser('editor')
  const sourceId = await makeSource('person')
  const wrong = { sourceId, scheme: 'orcid', value: '1' }
  await expect(propose(editor, { door: 'addIdentifier', input: wrong, reason })).rejects.toMatchObject(
    invalidAt('value'),
  )
  await expect(
    propose(editor, { door: 'removeRole', input: { id: 2147483647 }, reason }),
  ).rejects.toMatchObject({
    kind: 'not-found',
  })
})

test('one takes back only what one proposed', async () => {
  const [editor, other] = [await makeUser('editor'), await makeUser('editor')]
  const input = { sourceId: await makeSource('person'), scheme: 'wikidata', value: 'Q42' }
  const id = await propose(editor, { door: 'addIdentifier', input, reason })
  await expect(takeProposalBack(other, { id, version: 1 })).rejects.toMatchObject(forbidden)
  await takeProposalBack(editor, { id, version: 1 })
  expect(await mine(editor, id)).toBeUndefined()
})
