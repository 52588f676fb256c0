import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { publishAssessment, saveAssessment } from './assessing'
import { changeArticle } from './bring-in'
import { client, closeDatabase } from './connection'
import { detachAttestation } from './detaching'
import { addName, changeSource, removeName } from './source-doors'
import { changeStatement } from './statements'
import { judged } from './test-link-doors'
import { edition, formOf, invalidAt, makeDraft, makePublished, makeUser, unique, why } from './test-rows'

let editor: SignedIn
let admin: SignedIn
beforeAll(async () => {
  editor = await makeUser('editor')
  admin = await makeUser('admin')
})
afterAll(closeDatabase)

const lastReason = async (claim: number) =>
  (await client()`select reason from revisions where claim_id = ${claim} order by id desc limit 1`)[0]!.reason

test('what readers see of a statement is changed only with a reason, and keeps it', async () => {
  const said = await makePublished(editor)
  for (const reason of [undefined, null, '', '  '])
    for (const part of [
      { channel: 'a letter' },
      { claim: { wording: unique('Other words.') } },
      { topics: ['Ports'] },
    ]) {
      const form = { ...(await formOf(said.attestation)), ...part, reason }
      await expect(changeStatement(editor, form)).rejects.toMatchObject(invalidAt('reason'))
    }
  await changeStatement(editor, { ...(await formOf(said.attestation)), channel: 'a letter' })
  expect(await lastReason(said.claim)).toBe(why)
})

test('a draft needs no reason, unless its claim is public and changes', async () => {
  const said = await makePublished(editor)
  const draft = await makeDraft(editor, { claim: { id: said.claim } })
  const form = { ...(await formOf(draft.attestation)), reason: null }
  await changeStatement(editor, { ...form, channel: 'a letter' })
  const reworded = { ...(await formOf(draft.attestation)), claim: { wording: unique('Other words.') } }
  await expect(changeStatement(editor, { ...reworded, reason: null })).rejects.toMatchObject(
    invalidAt('reason'),
  )
  await changeStatement(editor, reworded)
})

test('a reason for nothing is refused, in drafts too; nothing for no reason is no matter', async () => {
  for (const make of [makePublished, makeDraft]) {
    const { attestation } = await make(editor)
    const form = await formOf(attestation)
    await expect(changeStatement(editor, { ...form, reason: why })).rejects.toMatchObject({
      ...invalidAt('reason'),
      message: expect.stringContaining('nothing to save') as string,
    })
    await changeStatement(editor, { ...form, reason: null })
  }
})

test('public words are detached only with a reason', async () => {
  const first = await makePublished(editor)
  const second = await makePublished(editor, { utterance: first.utterance })
  const row = (await edition(second)).passage
  await expect(detachAttestation(editor, row)).rejects.toMatchObject(invalidAt('reason'))
  await detachAttestation(editor, { ...row, reason: why })
  expect(await lastReason(first.claim)).toBe(why)
})

test('what readers see of a source is changed or taken away only with a reason; to add needs none', async () => {
  const said = await makePublished(editor)
  const [row] = await client()<{ id: number; version: number; name: string }[]>`
    select s.id, s.version, s.name from sources s join utterances u on u.source_id = s.id where u.id = ${said.utterance}`
  const { id: sourceId, version, name } = row!
  const change = { id: sourceId, version, name, kind: 'person', description: 'A pilot.' } as const
  await expect(changeSource(admin, change)).rejects.toMatchObject(invalidAt('reason'))
  await changeSource(admin, { ...change, reason: why })
  await addName(admin, { sourceId, name: unique('A. P.'), kind: 'alias', language: null })
  const [other] = await client()<{ id: number }[]>`select id from source_names where source_id = ${sourceId}`
  await expect(removeName(admin, { id: other!.id })).rejects.toMatchObject(invalidAt('reason'))
  await removeName(admin, { id: other!.id, reason: why })
  const kept = await client()`
    select object, reason from revisions
    where object in ('sources', 'source_names') and shown = 'corrected' and coalesce(after, before) ->> 'name' = ${name}
      or (object = 'source_names' and object_id = ${other!.id} and action = 'delete')`
  expect(kept.map(({ reason }) => reason as string)).toEqual([why, why])
})

test('what readers see of an article or of an assessment is changed only with a reason', async () => {
  const said = await makePublished(editor)
  const { id } = said.article
  const metadata = { publisher: null, author: null, url: null, language: 'en', date: '2023-03-18' }
  const change = { ...metadata, id, version: 1, title: unique('Gates shut') }
  await expect(changeArticle(editor, change)).rejects.toMatchObject(invalidAt('reason'))
  await changeArticle(editor, { ...change, reason: why })
  await makeDraft(editor).then(({ article }) =>
    changeArticle(editor, { ...metadata, id: article.id, version: 1, title: 'Nobody reads it' }),
  )

  const assessment = await saveAssessment(editor, judged(said.claim))
  await saveAssessment(editor, { ...judged(said.claim, 1), reasons: 'Of a draft.' })
  await publishAssessment(editor, { id: assessment, version: 2 })
  const again = { ...judged(said.claim, 3), reasons: 'The log was misread.' }
  await expect(saveAssessment(editor, again)).rejects.toMatchObject(invalidAt('reason'))
  await saveAssessment(editor, { ...again, reason: why })
  expect(await lastReason(said.claim)).toBe(why)
})
