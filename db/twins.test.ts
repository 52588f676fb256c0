import { afterAll, beforeAll, expect, test } from 'vitest'
import { sampler, system, type SignedIn } from '../lib/permissions'
import { captureAgain, requestPage } from './arrivals'
import { bringIn } from './bring-in'
import { failCapture } from './captures'
import { client, closeDatabase } from './connection'
import { publish } from './publishing'
import { recordStatement } from './statements'
import { conflict, makeArticle, makeDraft, makeUser, statementOn, unique } from './test-rows'
import { joinArticles } from './twins'
import { takeArticle } from './work'

let hanna: SignedIn
let ivo: SignedIn
beforeAll(async () => {
  hanna = await makeUser('editor')
  ivo = await makeUser('editor')
})
afterAll(closeDatabase)

const plain = { title: null, publisher: null, author: null, url: null, language: null, date: null }
const freshAddress = () => `https://${unique('lowland').replace(' ', '-')}.example/story`
const row = async (id: number) => (await client()`select * from articles where id = ${id}`)[0]!

/** An article whose page could not be read. */
async function makeUnread(address = freshAddress()): Promise<number> {
  const { articleId, capture } = await requestPage(system, { ...plain, address })
  await failCapture(system, { id: capture!, problem: 'It is gone.', status: 410, forGood: true })
  return articleId
}

test('of an article that was never read and its text elsewhere the text stays, whichever is asked for', async () => {
  for (const asked of ['pasted', 'unread']) {
    const address = freshAddress()
    const unread = await makeUnread(address)
    const { id: pasted } = await makeArticle(hanna, { url: address })
    expect((await row(pasted)).twin_id).toBe(unread)
    const [id, into] = asked === 'pasted' ? [pasted, unread] : [unread, pasted]
    expect(await joinArticles(hanna, { id, into })).toBe(pasted)
    expect((await row(unread)).joined_into).toBe(pasted)
  }
})

test('an article whose text went into it without being read takes the same text', async () => {
  const unread = await makeUnread()
  const { id, text } = await makeArticle(hanna)
  await client()`update articles set joined_into = ${unread} where id = ${id}`
  expect(await bringIn(hanna, { ...plain, text, articleId: unread })).toBe(unread)
})

test('a text on record in a joined article leads over all joinings to the one that stands', async () => {
  const [first, second, third] = [
    await makeArticle(hanna),
    await makeArticle(hanna),
    await makeArticle(hanna),
  ]
  await joinArticles(hanna, { id: first.id, into: second.id })
  await joinArticles(hanna, { id: second.id, into: third.id })
  await expect(bringIn(hanna, { ...plain, text: first.text })).rejects.toMatchObject({
    ...conflict,
    current: { id: third.id },
  })
})

test('sample data and the record are not joined, nor known from each other', async () => {
  const sample = await makeArticle(sampler)
  const real = await makeArticle(hanna, { text: sample.text })
  expect(real.id).not.toBe(sample.id)
  await expect(joinArticles(hanna, { id: real.id, into: sample.id })).rejects.toMatchObject(conflict)
})

test('an article that another editor has in work is not joined into one', async () => {
  const [one, other] = [await makeArticle(system), await makeArticle(system)]
  await takeArticle(ivo, { id: one.id })
  await expect(joinArticles(hanna, { id: one.id, into: other.id })).rejects.toMatchObject({
    ...conflict,
    current: { by: { id: ivo.id } },
  })
  expect(await joinArticles(ivo, { id: one.id, into: other.id })).toBe(other.id)
})

test('nothing goes on record of a joined article, nor is its page opened: the one that stands is named', async () => {
  const one = await makeArticle(hanna, { url: freshAddress() })
  const { article: other } = await makeDraft(hanna)
  await joinArticles(hanna, { id: one.id, into: other.id })
  const refused = { ...conflict, current: { id: other.id } }
  await expect(recordStatement(hanna, statementOn(one))).rejects.toMatchObject(refused)
  await expect(publish(hanna, { articleId: one.id, only: null })).rejects.toMatchObject(refused)
  await expect(captureAgain(hanna, { id: one.id })).rejects.toMatchObject(refused)
  const pasted = { ...plain, text: unique('Another text.'), articleId: one.id }
  await expect(bringIn(hanna, pasted)).rejects.toMatchObject(refused)
  expect(await publish(hanna, { articleId: other.id, only: null })).toMatchObject({ passages: 1 })
})
