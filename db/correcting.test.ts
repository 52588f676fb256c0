import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { client, closeDatabase } from './connection'
import { detachAttestation } from './detaching'
import { changeStatement } from './statements'
import { edition, formOf, invalidAt, makeDraft, makePublished, makeUser, unique, why } from './test-rows'

let editor: SignedIn
beforeAll(async () => {
  editor = await makeUser('editor')
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
