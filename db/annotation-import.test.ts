import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { hypothesisRow } from '../lib/test-hypothesis'
import { bringInAnnotations, previewAnnotations } from './annotation-import'
import { closeDatabase, db } from './connection'
import { recordStatement } from './statements'
import { suggestionLines } from './suggestion-lines'
import { dismissSuggestion } from './suggestions'
import { annotationsFile } from './test-annotation-doors'
import { makeArticle, makeDraft, makeUser, statementOn, unique } from './test-rows'
import { laterVersion } from './test-suggestions'

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
