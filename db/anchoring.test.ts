import { inArray } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { sampler, system } from '../lib/permissions'
import { client, closeDatabase, db } from './connection'
import { markGone } from './repair-doors'
import { anchors } from './schema-anchors'
import { addWording, makeMoved, placeOf, reworded } from './test-repair-rows'
import {
  denialOn,
  edition,
  formOf,
  makeArticle,
  makeDraft,
  makePublished,
  makeUser,
  statementOn,
} from './test-rows'
import { changeStatement, recordStatement } from './statements'
import { withdrawAttestation } from './withdrawing'

let editor: SignedIn
beforeAll(async () => {
  editor = await makeUser('editor')
})
afterAll(closeDatabase)

type Place = {
  outcome: string
  state: string
  version: number
  words: string
  candidate: string
  score: number
}
const places = async (attestation: number) => {
  const rows = await client()<Place[]>`
    select n.outcome, n.state, v.number as version, span_words(n.content) as words, span_words(n.candidate) as candidate,
      n.score
    from anchors n join article_versions v on v.id = n.version_id
    where n.attestation_id = ${attestation} order by v.number`
  return [...rows]
}
const toRepair = async (article: number) => {
  const [row] = await client()`select to_repair from articles where id = ${article}`
  return row!.to_repair as number
}

test('words that stand in the new version as they were are kept, wherever they stand', async () => {
  const { attestation, article } = await makeDraft(editor)
  await addWording(editor, article.id, `A new first paragraph was written.\n\n${article.text}`)
  expect(await places(attestation)).toMatchObject([
    { outcome: 'exact', state: 'kept', version: 2, words: 'The harbour was closed at noon' },
  ])
  expect(await toRepair(article.id)).toBe(0)
})

test('words that were changed, and words that are gone, wait for an editor', async () => {
  const { article, moved, gone } = await makeMoved()
  const [changed] = await places(moved.attestation)
  expect(changed).toMatchObject({ outcome: 'moved', state: 'open' })
  expect(changed!.words).toContain('The harbour was shut at noon')
  expect(changed!.candidate).toBe(changed!.words)
  expect(changed!.score).toBeLessThan(0.9)
  expect(await places(gone.attestation)).toMatchObject([{ outcome: 'orphaned', state: 'open', words: null }])
  expect(await toRepair(article.id)).toBe(2)
  const [first] = await client()`
    select span_words(content) as words, version_id from attestations where id = ${moved.attestation}`
  expect(first).toEqual({ words: 'The harbour was closed at noon', version_id: article.versionId })
})

test('what is gone stays gone in the next version, until the words are back', async () => {
  const { article, gone } = await makeMoved()
  const { id, version } = await placeOf(gone)
  await markGone(editor, { id, version })
  expect(await toRepair(article.id)).toBe(1)
  await addWording(editor, article.id, `${reworded(article.text)} More.`)
  expect((await places(gone.attestation)).map(({ state }) => state)).toEqual(['gone', 'gone'])
  await addWording(editor, article.id, `${article.text} Most.`)
  expect((await places(gone.attestation)).at(-1)).toMatchObject({
    outcome: 'exact',
    state: 'kept',
    words: 'No ship was turned away',
  })
  expect(await toRepair(article.id)).toBe(0)
})

test('words that were changed are as first printed again where the article takes its change back', async () => {
  const { article, moved } = await makeMoved()
  await addWording(editor, article.id, `${article.text} Most.`)
  expect(await places(moved.attestation)).toMatchObject([
    { outcome: 'moved', state: 'open' },
    { outcome: 'exact', state: 'kept', words: 'The harbour was closed at noon' },
  ])
})

test('what nobody has decided stays open in the next version', async () => {
  const { article, moved } = await makeMoved()
  await addWording(editor, article.id, `${reworded(article.text)} More.`)
  const [second, third] = await places(moved.attestation)
  expect(third).toMatchObject({ outcome: 'moved', state: 'open', words: second!.words, score: second!.score })
  expect(await toRepair(article.id)).toBe(2)
})

test('drafts are looked for too, and withdrawn passages want no repair', async () => {
  const first = await makePublished(editor)
  const second = await makePublished(editor, { claim: { id: first.claim } })
  const draft = await recordStatement(editor, denialOn(first.article))
  await addWording(editor, first.article.id, reworded(first.article.text))
  expect(await places(draft.attestation)).toHaveLength(1)
  expect(await toRepair(first.article.id)).toBe(2)
  await withdrawAttestation(editor, { ...(await edition(first)).passage, reason: 'Said of another harbour.' })
  expect(await toRepair(first.article.id)).toBe(1)
  expect(await toRepair(second.article.id)).toBe(0)
})

test('a new wording of a sample article is sample, and so are its places', async () => {
  const article = await makeArticle(sampler)
  const { attestation } = await makeDraft(sampler, {}, article)
  await addWording(system, article.id, reworded(article.text))
  const [row] = await client()`select sample from anchors where attestation_id = ${attestation}`
  expect(row!.sample).toBe(true)
})

test('what is recorded from a stale page is looked for in the newer versions', async () => {
  const article = await makeArticle(editor)
  await addWording(editor, article.id, reworded(article.text))
  await addWording(editor, article.id, `A new first paragraph was written.\n\n${reworded(article.text)}`)
  const { attestation } = await makePublished(editor, {}, article)
  expect(await places(attestation)).toMatchObject([
    { version: 2, outcome: 'moved', state: 'open' },
    { version: 3, words: expect.stringContaining('The harbour was shut at noon') as string },
  ])
  expect(await toRepair(article.id)).toBe(1)
})

test('what is recorded while a new version comes is looked for there', async () => {
  const article = await makeArticle(editor)
  const both = [
    addWording(editor, article.id, reworded(article.text)),
    recordStatement(editor, statementOn(article)),
    recordStatement(editor, denialOn(article)),
  ] as const
  const [, one, other] = await Promise.all(both)
  expect(await places(one.attestation)).toMatchObject([{ outcome: 'moved' }])
  expect(await places(other.attestation)).toMatchObject([{ outcome: 'orphaned' }])
})

test('a new version and changes of its passages wait for one another, in one order', async () => {
  const { attestation, article } = await makeDraft(editor)
  for (const time of ['first', 'second', 'third', 'fourth']) {
    const form = await formOf(attestation)
    await Promise.all([
      addWording(editor, article.id, `The ${time} paragraph was written.\n\n${article.text}`),
      changeStatement(editor, { ...form, capacity: time }),
    ])
  }
  expect(await places(attestation)).toHaveLength(4)
})

test('places of several articles in one statement are counted for each, and each is checked', async () => {
  const [one, other] = [await makeMoved(), await makeMoved()]
  const [first, second] = [one.moved.attestation, other.moved.attestation]
  const rows = await db()
    .delete(anchors)
    .where(inArray(anchors.attestationId, [first, second]))
    .returning()
  expect([await toRepair(one.article.id), await toRepair(other.article.id)]).toEqual([1, 1])
  const [left, right] = rows.map(({ id: _, ...row }) => row)
  const content = right!.content.map((piece) => ({ ...piece, exact: 'The harbour was open at noon today…' }))
  await expect(
    db()
      .insert(anchors)
      .values([left!, { ...right!, content }]),
  ).rejects.toMatchObject({
    cause: { constraint_name: 'attestations_span' },
  })
  await db().insert(anchors).values([left!, right!])
  expect([await toRepair(one.article.id), await toRepair(other.article.id)]).toEqual([2, 2])
})

test('more passages than are placed at once are placed page by page', async () => {
  const { attestation, utterance, article } = await makeDraft(editor)
  await client()`
    with said as (insert into utterances (claim_id, stance)
      select claim_id, stance from utterances, generate_series(1, 520) where id = ${utterance} returning id)
    insert into attestations (utterance_id, version_id, kind, content, cue, mention)
    select said.id, version_id, kind, content, cue, mention from attestations a, said where a.id = ${attestation}`
  await addWording(editor, article.id, reworded(article.text))
  expect(await toRepair(article.id)).toBe(521)
})
