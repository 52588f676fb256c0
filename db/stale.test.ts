import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { changeArticle } from './bring-in'
import { closeDatabase, db } from './connection'
import { passage } from './passages'
import { changeSource, confirmSource, recordSource } from './source-doors'
import { deskSource } from './source-desk'
import { deleteAttestation, detachAttestation } from './detaching'
import { changeStatement, recordStatement } from './statements'
import { conflict, denialOn, edition, formOf, makeArticle, makeDraft, makePublished } from './test-rows'
import { makeUser, unique } from './test-rows'
import { changeUser, userLine } from './users'
import { reinstateClaim, withdrawAttestation, withdrawClaim } from './withdrawing'

let editor: SignedIn
let admin: SignedIn
beforeAll(async () => {
  editor = await makeUser('editor')
  admin = await makeUser('admin')
})
afterAll(closeDatabase)

const reason = 'It was a mistake.'

describe('a statement', () => {
  test.each(['attestation', 'utterance', 'claim'] as const)(
    'edited on an older version of its %s is refused, with the passage on record',
    async (part) => {
      const { attestation } = await makeDraft(editor)
      const form = await formOf(attestation)
      const elsewhere = {
        attestation: { kind: 'mixed' },
        utterance: { channel: 'a press briefing' },
        claim: { claim: { wording: unique('Another wording.') } },
      } as const
      await changeStatement(admin, { ...form, ...elsewhere[part] })
      const now = await passage(db(), attestation)
      expect(now!.read).toEqual({ ...form.read, [part]: form.read[part] + 1 })
      const stale = changeStatement(editor, { ...form, capacity: 'harbour master' })
      await expect(stale).rejects.toMatchObject({ ...conflict, current: now })
      expect(await passage(db(), attestation)).toEqual(now)
    },
  )

  test('edited after its topics changed is refused, for the form holds them too', async () => {
    const { attestation } = await makeDraft(editor)
    const form = await formOf(attestation)
    const topic = unique('Ports')
    await changeStatement(admin, { ...form, topics: [topic] })
    await expect(changeStatement(editor, form)).rejects.toMatchObject(conflict)
    expect((await passage(db(), attestation))!.topics).toEqual([topic])
  })

  test('is detached and deleted only in the version that was read', async () => {
    const { attestation, article, utterance } = await makeDraft(editor)
    await recordStatement(editor, denialOn(article, { utterance }))
    await changeStatement(admin, { ...(await formOf(attestation)), kind: 'mixed' })
    const old = { id: attestation, version: 1 }
    const refused = { ...conflict, current: await passage(db(), attestation) }
    await expect(detachAttestation(editor, old)).rejects.toMatchObject(refused)
    await expect(deleteAttestation(editor, old)).rejects.toMatchObject(refused)
  })

  test('is withdrawn and put back only in the version that was read', async () => {
    const statement = await makePublished(editor)
    const { claim, passage: words } = await edition(statement)
    const older = { ...claim, version: claim.version - 1, reason }
    await expect(withdrawClaim(editor, older)).rejects.toMatchObject({
      ...conflict,
      current: { version: claim.version, state: 'published' },
    })
    const olderWords = { ...words, version: words.version - 1, reason }
    await expect(withdrawAttestation(editor, olderWords)).rejects.toMatchObject(conflict)
    await withdrawClaim(editor, { ...claim, reason })
    await expect(reinstateClaim(editor, { ...claim, reason })).rejects.toMatchObject(conflict)
  })
})

const metadata = { publisher: null, author: null, url: null, language: 'en', date: null }

test('an article edited on an older version is refused, with the one on record', async () => {
  const { id } = await makeArticle(editor)
  await changeArticle(admin, { ...metadata, id, version: 1, title: 'The second title' })
  await expect(
    changeArticle(editor, { ...metadata, id, version: 1, title: 'The third title' }),
  ).rejects.toMatchObject({ ...conflict, current: { id, version: 2, title: 'The second title' } })
})

test('a source edited on an older version is refused, with the one on record', async () => {
  const source = { name: unique('Anna'), kind: 'person', description: null } as const
  const id = await recordSource(admin, { ...source, publisher: null })
  await changeSource(admin, { ...source, id, version: 1, description: 'A pilot.' })
  const current = { id, version: 2, description: 'A pilot.' }
  await expect(
    changeSource(admin, { ...source, id, version: 1, description: 'A sailor.' }),
  ).rejects.toMatchObject({ ...conflict, current })
  await expect(confirmSource(admin, { id, version: 1, confirmed: false })).rejects.toMatchObject({
    ...conflict,
    current,
  })
})

test('a user edited on an older version is refused, with the one on record', async () => {
  const { id, name } = await makeUser('editor')
  await changeUser(admin, { id, version: 1, name: 'Second Name', role: 'editor', active: true })
  await expect(
    changeUser(admin, { id, version: 1, name, role: 'admin', active: true }),
  ).rejects.toMatchObject({
    ...conflict,
    current: { name: 'Second Name', role: 'editor', active: true },
  })
})

describe('of two saves at once exactly one is kept:', () => {
  /** The one that was kept; the other must have been refused as a conflict. */
  async function oneOf(save: (words: string) => Promise<unknown>): Promise<string> {
    const both = ['First', 'Second'].map((word) => unique(word))
    const answers = await Promise.allSettled(both.map(save))
    const refused = answers.filter((answer) => answer.status === 'rejected')
    expect(refused.map(({ reason }) => reason)).toEqual([expect.objectContaining(conflict)])
    return both[answers.findIndex((answer) => answer.status === 'fulfilled')]!
  }
  // The race is run several times: once might come out right by chance.
  const times = Array.from({ length: 8 }, (_, time) => time + 1)

  test.each(times)('a statement (%i)', async () => {
    const { attestation } = await makeDraft(editor)
    const form = await formOf(attestation)
    const kept = await oneOf((capacity) => changeStatement(editor, { ...form, capacity }))
    expect((await passage(db(), attestation))!.capacity).toBe(kept)
  })

  test.each(times)('two passages of one utterance (%i)', async () => {
    const { attestation, article, utterance } = await makeDraft(editor)
    const other = await recordStatement(editor, denialOn(article, { utterance }))
    const forms = [await formOf(attestation), await formOf(other.attestation)]
    const kept = await oneOf((channel) => changeStatement(editor, { ...forms.pop()!, channel }))
    expect((await passage(db(), attestation))!.channel).toBe(kept)
  })

  test.each(times)('an article (%i)', async () => {
    const { id } = await makeArticle(editor)
    const kept = await oneOf((title) => changeArticle(editor, { ...metadata, id, version: 1, title }))
    const article = await db().query.articles.findFirst({ where: (row, { eq }) => eq(row.id, id) })
    expect(article).toMatchObject({ title: kept, version: 2 })
  })

  test.each(times)('a source (%i)', async () => {
    const name = unique('Anna')
    const id = await recordSource(admin, { name, kind: 'person', description: null, publisher: null })
    const change = { id, version: 1, name, kind: 'person' } as const
    const kept = await oneOf((description) => changeSource(admin, { ...change, description }))
    expect(await deskSource(admin, id)).toMatchObject({ description: kept, version: 2 })
  })

  test.each(times)('a user (%i)', async () => {
    const { id } = await makeUser('editor')
    const kept = await oneOf((name) =>
      changeUser(admin, { id, version: 1, name, role: 'editor', active: true }),
    )
    expect(await userLine(admin, id)).toMatchObject({ id, name: kept, version: 2 })
  })
})
