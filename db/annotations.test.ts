import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { annotationOf } from '../lib/annotation'
import { ArticleText, textOf } from '../lib/api/articles'
import type { SignedIn } from '../lib/permissions'
import { annotatedArticle, annotatedAttestation } from './annotations'
import { publishedArticle } from './article-view'
import { publishedClaim } from './claims'
import { closeDatabase, db } from './connection'
import { denialOn, makeArticle, makeDraft, makePublished, makeUser, pieceOf, unique } from './test-rows'

let admin: SignedIn
beforeAll(async () => {
  admin = await makeUser('admin')
})
afterAll(closeDatabase)

test('tells a public attestation with its places in code points', async () => {
  const text = unique(
    '😀 “The harbour was closed at noon,” Anna Petrenko said on Friday. 😀 It denied Moscow No ship was turned away',
  )
  const on = await makeArticle(admin, {
    text,
    url: `https://times.example/${unique('story').replace(' ', '-')}`,
  })
  const { attestation, claim } = await makePublished(admin, {}, on)
  const attested = (await annotatedAttestation(attestation))!
  const { start } = pieceOf(on.text, 'The harbour was closed at noon')
  expect(attested.content).toMatchObject([{ start, counted: { start: start - 1, end: start + 29 } }])
  expect(attested).toMatchObject({
    version: 1,
    claim: { id: claim },
    utterance: { saidOn: '2023-03-17', saidWording: 'on Friday', basis: 'relative', speaksFor: null },
  })
  expect(attested.cue).toHaveLength(1)
  expect(attested.fetchedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  expect(annotationOf(attested, 'https://onrecord.example')).toMatchObject({
    target: [{ type: 'SpecificResource' }],
  })
})

test('tells nothing of drafts, and counts nothing where the text is not held', async () => {
  const draft = await makeDraft(admin)
  expect(await annotatedAttestation(draft.attestation)).toBeNull()
  expect(await annotatedArticle(draft.article.id, { after: 0, limit: 10 })).toBeNull()
  const shown = await makePublished(admin)
  await db().transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx.execute(sql`update article_versions set text = null where id = ${shown.article.versionId}`)
  })
  expect((await annotatedAttestation(shown.attestation))!.content).toMatchObject([{ counted: null }])
  const [passage] = (await publishedClaim(shown.claim))!.utterances[0]!.passages
  expect(passage).toMatchObject({
    paragraph: null,
    text: expect.stringContaining('The harbour was closed at noon'),
  })
  const article = (await publishedArticle(shown.article.id))!
  expect(article).toMatchObject({ paragraphs: [], paragraphCount: null })
  expect(ArticleText.parse(textOf(article))).toMatchObject({ paragraphCount: null })
})

test('tells those of an article page by page, each once', async () => {
  const first = await makePublished(admin)
  const { article } = first
  const denial = denialOn(article)
  const second = await makePublished(admin, { ...denial }, article)
  const third = await makePublished(
    admin,
    { ...denial, content: [pieceOf(article.text, 'No ship')] },
    article,
  )
  await makeDraft(admin, { content: [pieceOf(article.text, 'The harbour')] }, article)
  const page = (await annotatedArticle(article.id, { after: 0, limit: 2 }))!
  expect(page).toMatchObject({ total: 3, startIndex: 0, next: second.attestation })
  expect(page.items.map(({ id }) => id)).toEqual([first.attestation, second.attestation])
  const rest = (await annotatedArticle(article.id, { after: page.next!, limit: 2 }))!
  expect(rest).toMatchObject({ total: 3, startIndex: 2, next: null })
  expect(rest.items.map(({ id }) => id)).toEqual([third.attestation])
})
