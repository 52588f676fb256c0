import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { SignedIn } from '../lib/permissions'
import { bringIn } from './bring-in'
import { client, closeDatabase, db } from './connection'
import { publish } from './publishing'
import { addName, addRole, changeSource, confirmSource, recordSource, removeName } from './source-doors'
import { deskSource } from './source-desk'
import { edition, forbidden, invalidAt, makeArticle, makeDraft, makePublished, makeUser } from './test-rows'
import { statementOn, unique } from './test-rows'
import { recordStatement } from './statements'
import { changeUser, makeFirstAdmin } from './users'
import { reinstateClaim, withdrawAttestation, withdrawClaim } from './withdrawing'
import { write } from './write'

let editor: SignedIn
let other: SignedIn
let admin: SignedIn
beforeAll(async () => {
  editor = await makeUser('editor')
  other = await makeUser('editor')
  admin = await makeUser('admin')
})
afterAll(closeDatabase)

const reason = 'It was a mistake.'
const nothing = { schema: z.null(), input: null }

test('a user who is switched off after sign-in is refused at the next write', async () => {
  const leaving = await makeUser('editor')
  const article = await makeArticle(leaving)
  await changeUser(admin, { id: leaving.id, version: 1, name: leaving.name, role: 'editor', active: false })
  await expect(recordStatement(leaving, statementOn(article))).rejects.toMatchObject(forbidden)
})

test('a user whose role was lowered after sign-in has the lower one at the next write', async () => {
  const lowered = await makeUser('admin')
  const id = await recordSource(admin, { ...person(), publisher: null })
  await confirmSource(lowered, { id, version: 1, confirmed: false })
  await changeUser(admin, { id: lowered.id, version: 1, name: lowered.name, role: 'editor', active: true })
  await expect(confirmSource(lowered, { id, version: 2, confirmed: true })).rejects.toMatchObject(forbidden)
})

test('a role in the actor that the database does not give is worth nothing', async () => {
  const pretending = { ...editor, role: 'admin' as const }
  await expect(write(pretending, 'users: manage', nothing, async () => 'changed')).rejects.toMatchObject(
    forbidden,
  )
})

test('a user that does not exist is refused', async () => {
  const nobody = { ...editor, id: 2_000_000_000 }
  await expect(makeArticle(nobody)).rejects.toMatchObject(forbidden)
})

const person = () => ({ name: unique('Person'), kind: 'person', description: null }) as const

test('an editor changes a source of her own until an admin confirms it, and no other editor does', async () => {
  const source = person()
  const id = await recordSource(editor, { ...source, publisher: null })
  await changeSource(editor, { ...source, id, version: 1, description: 'A pilot.' })
  await addName(editor, { sourceId: id, name: 'The pilot', kind: 'alias', language: 'en' })
  await addRole(editor, { sourceId: id, title: 'Pilot', organisationId: null, held: null })
  const change = { ...source, id, version: 2, description: 'A sailor.' }
  await expect(changeSource(other, change)).rejects.toMatchObject(forbidden)
  await confirmSource(admin, { id, version: 2, confirmed: true })
  await expect(changeSource(editor, { ...change, version: 3 })).rejects.toMatchObject(forbidden)
  const [name] = (await deskSource(editor, id)).names
  await expect(removeName(editor, { id: name!.id })).rejects.toMatchObject(forbidden)
  expect(await deskSource(editor, id)).toMatchObject({ description: 'A pilot.', names: [name] })
})

test('a source that an editor makes is unconfirmed, one that an admin makes is confirmed', async () => {
  const made = async (actor: SignedIn) => {
    const id = await recordSource(actor, { ...person(), publisher: null })
    return (await deskSource(actor, id)).confirmed
  }
  expect([await made(editor), await made(admin)]).toEqual([false, true])
})

test('an editor withdraws the claim and the passage that she published, and puts them back', async () => {
  const statement = await makePublished(editor)
  await makePublished(other, { claim: { id: statement.claim } })
  await withdrawAttestation(editor, { ...(await edition(statement)).passage, reason })
  await withdrawClaim(editor, { ...(await edition(statement)).claim, reason })
  await reinstateClaim(editor, { ...(await edition(statement)).claim, reason })
  expect((await edition(statement)).claim.version).toBe(4)
})

test('an editor does not withdraw what another published, though it was her draft', async () => {
  const statement = await makeDraft(editor)
  await publish(other, { articleId: statement.article.id, only: null })
  await makePublished(editor, { claim: { id: statement.claim } })
  const { claim, passage } = await edition(statement)
  await expect(withdrawClaim(editor, { ...claim, reason })).rejects.toMatchObject(forbidden)
  await expect(withdrawAttestation(editor, { ...passage, reason })).rejects.toMatchObject(forbidden)
  await withdrawClaim(admin, { ...claim, reason })
})

test('an editor does not put back what another withdrew, though she published it', async () => {
  const statement = await makePublished(editor)
  await withdrawClaim(admin, { ...(await edition(statement)).claim, reason })
  const { claim } = await edition(statement)
  await expect(reinstateClaim(editor, { ...claim, reason })).rejects.toMatchObject(forbidden)
  await reinstateClaim(admin, { ...claim, reason })
})

test('there is a first admin only where there is no user', async () => {
  const count = () => db().execute(`select count(*) from users`)
  const before = await count()
  expect(await makeFirstAdmin({ email: 'first@example.org', password: 'correct horse battery' })).toBeNull()
  expect(await count()).toEqual(before)
})

test('who may not is told so before what is wrong with the input', async () => {
  const bad = { text: '', title: null, publisher: null, author: null, url: null, language: null, date: null }
  await expect(bringIn({ kind: 'reader' }, bad)).rejects.toMatchObject(forbidden)
  await expect(bringIn(editor, bad)).rejects.toMatchObject(invalidAt('text'))
})

test('the last active admin stays an admin, and active', async () => {
  await client()`update users set role = 'editor' where id <> ${admin.id}`
  const change = { id: admin.id, version: 1, name: admin.name, role: 'admin', active: true } as const
  await expect(changeUser(admin, { ...change, role: 'editor' })).rejects.toMatchObject(invalidAt('role'))
  await expect(changeUser(admin, { ...change, active: false })).rejects.toMatchObject(invalidAt('role'))
  const second = await makeUser('admin')
  await changeUser(second, { ...change, role: 'editor' })
})
