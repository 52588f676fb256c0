import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { linkClaims } from './claim-links'
import { addComment } from './comments'
import { client, closeDatabase, db } from './connection'
import { passage } from './passages'
import { deleteAttestation, detachAttestation } from './detaching'
import { changeStatement, recordStatement } from './statements'
import { join } from './test-merges'
import { makeWaiting } from './test-review-doors'
import { conflict, denialOn, edition, formOf, invalidAt, makeDraft, makePublished } from './test-rows'
import { makeUser, pieceOf, unique } from './test-rows'

let editor: SignedIn
beforeAll(async () => {
  editor = await makeUser('editor')
})
afterAll(closeDatabase)

const onRecord = async (id: number) => (await passage(db(), id))!
const exists = async (table: string, id: number) =>
  (await client()`select from ${client()(table)} where id = ${id}`).length === 1
const draftRow = ({ attestation }: { attestation: number }) =>
  edition({ attestation }).then((row) => row.passage)

describe('changing', () => {
  test('the wording changes the claim itself, for each of its utterances', async () => {
    const first = await makeDraft(editor)
    const second = await makeDraft(editor, { claim: { id: first.claim } })
    const wording = unique('Another wording.')
    const changed = await changeStatement(editor, {
      ...(await formOf(second.attestation)),
      claim: { wording },
    })
    expect(changed).toEqual({
      attestation: second.attestation,
      utterance: second.utterance,
      claim: first.claim,
    })
    expect((await onRecord(first.attestation)).claim.wording).toBe(wording)
  })

  test('a statement gets a claim of its own, public at once where its passage is public', async () => {
    for (const make of [makeDraft, makePublished]) {
      const first = await make(editor)
      const second = await make(editor, { claim: { id: first.claim } })
      const wording = unique('A wording of its own.')
      const form = await formOf(second.attestation)
      const changed = await changeStatement(editor, {
        ...form,
        claim: { own: wording },
        topics: ['Harbours'],
      })
      const { claim, state } = await onRecord(second.attestation)
      expect(claim).toEqual({ id: changed.claim, wording, state })
      expect(claim.id).not.toBe(first.claim)
      expect((await onRecord(first.attestation)).claim.id).toBe(first.claim)
    }
  })

  test('each detail is kept, and the words are described anew', async () => {
    const { attestation, article } = await makeDraft(editor)
    const form = await formOf(attestation)
    await changeStatement(editor, {
      ...form,
      content: [pieceOf(article.text, 'closed at noon')],
      cue: null,
      mention: null,
      kind: 'mixed',
      stance: 'predicts',
      capacity: 'pilot',
      channel: 'a letter',
      saidOn: { edtf: '2023-03', wording: null, basis: 'editor' },
      topics: ['Tides of the sea'],
    })
    expect(await onRecord(attestation)).toMatchObject({
      read: { attestation: 2, utterance: 2 },
      content: [{ exact: 'closed at noon', prefix: '“The harbour was ' }],
      cue: [],
      mention: [],
      kind: 'mixed',
      stance: 'predicts',
      capacity: 'pilot',
      channel: 'a letter',
      saidOn: { edtf: '2023-03', wording: null, basis: 'editor' },
      topics: ['Tides of the sea'],
    })
  })

  test('topics may be taken away, and are found again whatever their case and letters', async () => {
    const { attestation } = await makeDraft(editor, { topics: ['ΟΔΟΣ', 'İstanbul', 'Straße', 'ÉCOLE'] })
    expect((await onRecord(attestation)).topics).toHaveLength(4)
    const again = await makeDraft(editor, { topics: ['ΟΔΟΣ', 'İstanbul', 'Straße', 'ÉCOLE'] })
    expect((await onRecord(again.attestation)).topics).toHaveLength(4)
    await changeStatement(editor, { ...(await formOf(attestation)), topics: [] })
    expect((await onRecord(attestation)).topics).toEqual([])
  })

  test('a move to another claim takes the utterance along and sweeps the claim that nobody says any more', async () => {
    const there = await makeDraft(editor)
    const moves = await makeDraft(editor, { topics: ['Ports'] })
    await changeStatement(editor, { ...(await formOf(moves.attestation)), claim: { id: there.claim } })
    expect(await onRecord(moves.attestation)).toMatchObject({
      utterance: moves.utterance,
      claim: { id: there.claim },
    })
    expect(await exists('claims', moves.claim)).toBe(false)
  })

  test('a move to another utterance sweeps the utterance and the claim that are left without words', async () => {
    const there = await makeDraft(editor)
    const moves = await makeDraft(editor)
    const form = { ...(await formOf(moves.attestation)), utterance: there.utterance }
    const changed = await changeStatement(editor, form)
    expect(changed).toEqual({
      attestation: moves.attestation,
      utterance: there.utterance,
      claim: there.claim,
    })
    expect([await exists('utterances', moves.utterance), await exists('claims', moves.claim)]).toEqual([
      false,
      false,
    ])
  })

  test('a move that would leave a public claim without words is refused, and nothing is changed', async () => {
    const there = await makePublished(editor)
    const moves = await makePublished(editor)
    const form = { ...(await formOf(moves.attestation)), utterance: there.utterance }
    await expect(changeStatement(editor, form)).rejects.toMatchObject(conflict)
    expect((await onRecord(moves.attestation)).utterance).toBe(moves.utterance)
  })

  test('a public passage does not lose its source or its day', async () => {
    const { attestation } = await makePublished(editor)
    const form = await formOf(attestation)
    for (const gap of [{ source: null }, { saidOn: null }])
      await expect(changeStatement(editor, { ...form, ...gap })).rejects.toMatchObject(invalidAt('source'))
  })
})

describe('detaching', () => {
  test('gives a passage an utterance of its own with the same details', async () => {
    const first = await makeDraft(editor, { channel: 'a letter', capacity: 'pilot' })
    const second = await recordStatement(editor, denialOn(first.article, { utterance: first.utterance }))
    const alone = await detachAttestation(editor, await draftRow(second))
    expect(alone).toMatchObject({ attestation: second.attestation, claim: first.claim })
    expect(alone.utterance).not.toBe(first.utterance)
    const { source, saidOn, stance, channel, capacity } = await onRecord(first.attestation)
    expect(await onRecord(second.attestation)).toMatchObject({ source, saidOn, stance, channel, capacity })
    expect((await onRecord(first.attestation)).attestations).toBe(1)
  })

  test('is refused where no other words report the utterance', async () => {
    const draft = await makeDraft(editor)
    await expect(detachAttestation(editor, await draftRow(draft))).rejects.toMatchObject(
      invalidAt('utterance'),
    )
  })
})

describe('deleting', () => {
  test('a draft takes its utterance, its claim and its topics along', async () => {
    const draft = await makeDraft(editor, { topics: ['Ports'] })
    await deleteAttestation(editor, await draftRow(draft))
    const left = [exists('attestations', draft.attestation), exists('utterances', draft.utterance)]
    expect(await Promise.all([...left, exists('claims', draft.claim)])).toEqual([false, false, false])
  })

  test('leaves an utterance that other words report, and a claim that others say', async () => {
    const first = await makeDraft(editor)
    const second = await recordStatement(editor, denialOn(first.article, { utterance: first.utterance }))
    await deleteAttestation(editor, await draftRow(second))
    expect(await exists('utterances', first.utterance)).toBe(true)
    await makeDraft(editor, { claim: { id: first.claim } })
    await deleteAttestation(editor, await draftRow(first))
    expect([await exists('utterances', first.utterance), await exists('claims', first.claim)]).toEqual([
      false,
      true,
    ])
  })

  test('leaves a claim on which something rests, and ends what waited for a second person', async () => {
    const [waiting, talked, linked, merged] = [
      await makeWaiting(editor),
      await makeDraft(editor),
      await makeDraft(editor),
      await makeDraft(editor),
    ]
    await addComment(editor, { claimId: talked.claim, articleId: null, body: 'Is the day right?' })
    const to = (await makePublished(editor)).claim
    await linkClaims(editor, { from: linked.claim, to, kind: 'refines', reason: 'It tells more.' })
    await join('claims', (await makeDraft(editor)).claim, merged.claim)
    const alone = [waiting, talked, linked]
    for (const draft of alone) await deleteAttestation(editor, await draftRow(draft))
    const rows = await client()<{ id: number; version: number }[]>`select a.id, a.version from attestations a
      join utterances u on u.id = a.utterance_id where u.claim_id = ${merged.claim}`
    for (const row of rows) await deleteAttestation(editor, row)
    for (const { claim } of [...alone, merged]) expect(await exists('claims', claim)).toBe(true)
    for (const { utterance } of [...alone, merged]) expect(await exists('utterances', utterance)).toBe(false)
    const [review] = await client()`select state from reviews where id = ${waiting.id}`
    expect(review).toEqual({ state: 'taken-back' })
  })

  test('is refused for what is published', async () => {
    const statement = await makePublished(editor)
    await expect(deleteAttestation(editor, await draftRow(statement))).rejects.toMatchObject(conflict)
    expect(await exists('attestations', statement.attestation)).toBe(true)
  })
})
