import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { hypothesisRow } from '../lib/test-hypothesis'
import { bringInAnnotations, previewAnnotations } from './annotation-import'
import { closeDatabase, db } from './connection'
import { publish } from './publishing'
import { recordStatement } from './statements'
import { suggestionLines } from './suggestion-lines'
import { dismissSuggestion } from './suggestions'
import { annotationsFile } from './test-annotation-doors'
import { edition, makeArticle, makeDraft, makeUser, statementOn, unique, why } from './test-rows'
import { laterVersion } from './test-suggestions'
import { withdrawClaim } from './withdrawing'

let editor: SignedIn
beforeAll(async () => {
  editor = await makeUser('editor')
})
afterAll(closeDatabase)

const shut = 'The harbour was closed at noon'
const turned = 'No ship was turned away'

async function printed() {
  const url = `https://times.example/${unique('story').replace(' ', '-')}`
  return { ...(await makeArticle(editor, { url })), url }
}
const row = (url: string, exact: string, more: object = {}) => ({ ...hypothesisRow(url, { exact }), ...more })
const outcomes = async (rows: object[]) =>
  (await previewAnnotations(editor, annotationsFile(rows))).rows.map(({ outcome }) => outcome)

test('annotations become suggestions that name their maker, once', async () => {
  const article = await printed()
  const rows = [
    row(`${article.url}?utm_source=feed#top`, turned),
    row(article.url, 'No ship was turned round'),
    row(article.url, 'A bridge nobody has heard of'),
    row('https://elsewhere.example/1', turned),
    { ...hypothesisRow(article.url, null) },
  ]
  const seen = await previewAnnotations(editor, annotationsFile(rows))
  expect(seen.rows).toMatchObject([
    {
      at: 'row 1',
      outcome: 'placed',
      article: { id: article.id },
      maker: 'Hypothesis, acct:nora@hypothes.is',
    },
    { outcome: 'moved' },
    { outcome: 'not-found', article: { id: article.id } },
    { outcome: 'no-article', article: null },
  ])
  expect(seen.problems).toMatchObject([{ at: 'row 5' }])
  expect(await suggestionLines(db(), article.versionId)).toEqual([])

  const first = rows.slice(0, 1)
  expect(await bringInAnnotations(editor, annotationsFile(first))).toMatchObject({ made: 1, left: 0 })
  expect(await suggestionLines(db(), article.versionId)).toMatchObject([
    {
      state: 'open',
      maker: 'Hypothesis, acct:nora@hypothes.is',
      note: 'Is this the mayor?\nTags: harbour, to check',
      kind: 'direct',
      stance: 'denies',
      speaker: null,
      confidence: 1,
    },
  ])
  expect(await outcomes(first)).toEqual(['suggested'])
  expect(await bringInAnnotations(editor, annotationsFile(first))).toMatchObject({ made: 0, left: 1 })
  expect(await outcomes([row(article.url, turned, { user: 'acct:ole@hypothes.is' })])).toEqual(['placed'])
})

test('what is on record, or was dismissed, is not suggested, in later versions neither', async () => {
  const article = await printed()
  await recordStatement(editor, statementOn(article))
  expect(await outcomes([row(article.url, shut)])).toEqual(['recorded'])
  await bringInAnnotations(editor, annotationsFile([row(article.url, turned)]))
  const [line] = await suggestionLines(db(), article.versionId)
  await dismissSuggestion(editor, { id: line!.id })
  expect(await outcomes([row(article.url, turned)])).toEqual(['dismissed'])
  await laterVersion(article, `${article.text} One more sentence.`)
  expect(await outcomes([row(article.url, turned)])).toEqual(['dismissed'])
})

test('only words of a passage that is not withdrawn are on record', async () => {
  const article = await printed()
  const { attestation } = await recordStatement(editor, statementOn(article))
  const near = row(article.url, 'The harbour was closed by noon', { user: 'acct:ole@hypothes.is' })
  expect(await outcomes([row(article.url, shut), near])).toEqual(['recorded', 'alike'])
  await publish(editor, { articleId: article.id, only: [attestation] })
  await withdrawClaim(editor, { ...(await edition({ attestation })).claim, reason: why })
  const { rows } = await previewAnnotations(editor, annotationsFile([row(article.url, shut), near]))
  expect(rows).toMatchObject([
    { outcome: 'placed', printed: null },
    { outcome: 'moved', printed: shut },
  ])
})

test('an annotation that was accepted says that its claim is withdrawn', async () => {
  const article = await printed()
  await bringInAnnotations(editor, annotationsFile([row(article.url, shut)]))
  const [line] = await suggestionLines(db(), article.versionId)
  const { attestation } = await recordStatement(editor, statementOn(article, { suggestion: line!.id }))
  await publish(editor, { articleId: article.id, only: [attestation] })
  expect(await outcomes([row(article.url, shut)])).toEqual(['recorded'])
  await withdrawClaim(editor, { ...(await edition({ attestation })).claim, reason: why })
  expect(await outcomes([row(article.url, shut)])).toEqual(['withdrawn'])
})

test('of one article where that is said, whatever their addresses', async () => {
  const { article } = await makeDraft(editor)
  const short = {
    bodies: [{ purpose: 'commenting', value: 'Who?' }],
    target: { selector: [{ quote: turned, start: 1, end: 9 }] },
  }
  const file = {
    name: 'recogito.json',
    bytes: new TextEncoder().encode(JSON.stringify([short])),
    articleId: article.id,
  }
  expect((await previewAnnotations(editor, file)).rows).toMatchObject([
    { outcome: 'placed', maker: 'Recogito' },
  ])
  expect(await bringInAnnotations(editor, file)).toMatchObject({
    ...{ made: 1, left: 0, problems: [] },
    articles: [{ id: article.id }],
  })
})
