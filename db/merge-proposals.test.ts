import { afterAll, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { closeDatabase } from './connection'
import { tellApart } from './duplicates'
import { merge } from './merging'
import { mergePreview } from './merge-preview'
import { partyLike } from './party-like'
import { openProposals, ownProposals } from './proposal-desk'
import { decideProposal, propose } from './proposing'
import { deskSource } from './source-desk'
import { aSource, join, read, undo, why } from './test-merges'
import { conflict, forbidden, invalidAt, makeUser, unique } from './test-rows'

afterAll(closeDatabase)

const reason = 'The register gives them one number.'
const asks = (editor: SignedIn, id: number, into: number) =>
  propose(editor, { door: 'mergeSource', input: { id, into }, reason })
const mine = async (editor: SignedIn, id: number) =>
  (await ownProposals(editor)).find((one) => one.id === id)!

test('an editor proposes that two are one; the admin who merges them has accepted it', async () => {
  const [editor, admin] = [await makeUser('editor'), await makeUser('admin')]
  const [from, into] = [await aSource(), await aSource()]
  expect((await mergePreview(editor, { object: 'sources', from, into })).hindrance).toBeNull()
  const id = await asks(editor, from, into)
  const [line] = (await openProposals(admin, undefined, 'merges')).lines
  expect(line).toMatchObject({ id, by: editor.name, reason, source: { id: from }, into: { id: into } })
  const blindly = decideProposal(admin, { id, version: 1, accept: true, answer: '' })
  await expect(blindly).rejects.toMatchObject(conflict)
  await expect(asks(editor, into, from)).rejects.toMatchObject(conflict)
  // The other way round answers it too.
  const rows = { from: await read('sources', into), into: await read('sources', from) }
  await merge(admin, { object: 'sources', ...rows, reason: why })
  expect(await mine(editor, id)).toMatchObject({ state: 'accepted', decidedBy: admin.name })
})

test('what could not be merged is not proposed, and claims are looked at by admins alone', async () => {
  const editor = await makeUser('editor')
  const [person, port] = [await aSource(), await aSource({ kind: 'organisation' })]
  await expect(asks(editor, person, port)).rejects.toMatchObject(invalidAt('into'))
  await expect(asks(editor, person, person)).rejects.toMatchObject(invalidAt('into'))
  await expect(asks(editor, person, 2147483647)).rejects.toMatchObject({ kind: 'not-found' })
  const claims = { object: 'claims', words: 'The harbour', except: 0 } as const
  await expect(partyLike(editor, claims)).rejects.toMatchObject(forbidden)
})

test('who keeps the two apart declines it, with the reason; so may an admin without', async () => {
  const [editor, admin] = [await makeUser('editor'), await makeUser('admin')]
  const [from, into] = [await aSource(), await aSource()]
  const first = await asks(editor, from, into)
  await tellApart(admin, { object: 'sources', from: into, into: from, reason: 'Mother and daughter.' })
  expect(await mine(editor, first)).toMatchObject({ state: 'declined', answer: 'Mother and daughter.' })
  const again = await asks(editor, from, into)
  await decideProposal(admin, { id: again, version: 1, accept: false, answer: 'Not sure enough.' })
  expect(await mine(editor, again)).toMatchObject({ state: 'declined' })
})

test('what is proposed for a source follows it into the one that it is merged into, and back', async () => {
  const [editor, admin] = [await makeUser('editor'), await makeUser('admin')]
  const [from, into, third] = [await aSource(), await aSource(), await aSource()]
  const name = unique('Ann')
  const change = { id: from, version: 1, name: 'Ann', kind: 'person', description: null }
  const renamed = await propose(editor, { door: 'changeSource', input: change, reason })
  const named = { sourceId: from, name, kind: 'alias', language: null }
  const added = await propose(editor, { door: 'addName', input: named, reason })
  const merged = await asks(editor, third, from)
  const id = await join('sources', from, into)
  expect(await mine(editor, renamed)).toMatchObject({
    state: 'declined',
    answer: `It was merged into source ${into} since.`,
  })
  expect(await mine(editor, merged)).toMatchObject({ state: 'open', into: { id: into } })
  expect(await mine(editor, added)).toMatchObject({ state: 'open', source: { id: into } })
  await undo(id)
  expect(await mine(editor, added)).toMatchObject({ source: { id: from } })
  await join('sources', from, into)
  await decideProposal(admin, { id: added, version: 1, accept: true, answer: '' })
  expect((await deskSource(admin, into)).names).toContainEqual(expect.objectContaining({ name }))
  await join('sources', third, into)
  expect(await mine(editor, merged)).toMatchObject({ state: 'accepted' })
})

test('an organisation in what is proposed is the one that it is merged into by then', async () => {
  const [editor, admin] = [await makeUser('editor'), await makeUser('admin')]
  const [sourceId, port, harbour] = [
    await aSource(),
    await aSource({ kind: 'organisation' }),
    await aSource({ kind: 'organisation' }),
  ]
  const input = { sourceId, title: 'pilot', organisationId: port, held: '' }
  const id = await propose(editor, { door: 'addRole', input, reason })
  await join('sources', port, harbour)
  await decideProposal(admin, { id, version: 1, accept: true, answer: '' })
  expect((await deskSource(admin, sourceId)).roles).toMatchObject([{ organisationId: harbour }])
})
