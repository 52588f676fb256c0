import { afterAll, beforeAll, expect, test } from 'vitest'
import { isExpected } from '../lib/errors'
import type { SignedIn } from '../lib/permissions'
import { client, closeDatabase } from './connection'
import { changeStatement } from './statements'
import { formOf, makeDraft, makeUser, type Statement } from './test-rows'

// ONRECORD_TEST_SIZE=full: the number of people and saves of a busy desk.
const [EDITORS, SAVES] = process.env.ONRECORD_TEST_SIZE === 'full' ? [50, 20] : [10, 5]
const CLAIMS = 5
const TRIES = 2000

let editors: SignedIn[]
beforeAll(async () => {
  editors = await Promise.all(Array.from({ length: EDITORS }, () => makeUser('editor')))
}, 300_000)
afterAll(closeDatabase)

test('editors who save the same claims at once overwrite nothing, and each save is in the history', async () => {
  const drafts: Statement[] = []
  for (let claim = 0; claim < CLAIMS; claim += 1) drafts.push(await makeDraft(editors[0]!))
  let refused = 0
  const acknowledged: { claim: number; by: number; after: number; wording: string }[] = []

  /** Saves a wording once, reading anew after each conflict, as a person does. */
  async function save(editor: SignedIn, number: number): Promise<void> {
    const { attestation, claim } = drafts[(editor.id + number) % CLAIMS]!
    for (let tries = 0; tries < TRIES; tries += 1) {
      const form = await formOf(attestation)
      const wording = `Wording ${number} of editor ${editor.id}.`
      try {
        await changeStatement(editor, { ...form, claim: { wording } })
        acknowledged.push({ claim, by: editor.id, after: form.read.claim, wording })
        return
      } catch (error) {
        if (!isExpected(error) || error.kind !== 'conflict') throw error
        refused += 1
      }
    }
    throw new Error('An editor never came to save.')
  }

  await Promise.all(
    editors.map(async (editor) => {
      for (let number = 0; number < SAVES; number += 1) await save(editor, number)
    }),
  )

  expect(acknowledged.length).toBe(EDITORS * SAVES)
  // Some met: otherwise the test shows nothing.
  expect(refused).toBeGreaterThan(0)
  // No two saves were made on the same reading of a claim: each saw the one before.
  expect(new Set(acknowledged.map(({ claim, after }) => `${claim} ${after}`)).size).toBe(acknowledged.length)
  for (const { claim } of drafts) {
    const history = await client()`
      select actor_id as by, before ->> 'wording' as before, after ->> 'wording' as after from revisions
      where object = 'claims' and object_id = ${claim} and action = 'update' order by id`
    const saved = acknowledged
      .filter((one) => one.claim === claim)
      .sort((one, other) => one.after - other.after)
    expect(history.map(({ by, after }) => [by, after])).toEqual(saved.map(({ by, wording }) => [by, wording]))
    history.slice(1).forEach(({ before }, at) => expect(before).toBe(history[at]!.after))
    const [row] = await client()`select wording, version from claims where id = ${claim}`
    expect(row).toMatchObject({ wording: saved.at(-1)!.wording, version: saved.at(-1)!.after + 1 })
  }
}, 600_000)
