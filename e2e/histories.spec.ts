import { bringIn, changeArticle } from '../db/bring-in'
import { deskArticle } from '../db/desk'
import { publish } from '../db/publishing'
import { merge } from '../db/merging'
import * as source from '../db/source-doors'
import { publicRow } from '../db/history'
import { deskSource } from '../db/source-desk'
import { withdrawAttestation } from '../db/withdrawing'
import { system } from '../lib/permissions'
import { expect, quick, test, until } from './fixtures'
import { makeArticle, makeDraft, makePublished, passageOf, word, type Statement } from './rows'
import { sound } from './sound'

const straight = { maxRedirects: 0 }

/** A public source, confirmed, with its number and address. */
async function makeSource(): Promise<{ id: number; name: string; path: string }> {
  const name = `Harbour Office ${word()}`
  const id = await source.recordSource(system, {
    name,
    kind: 'organisation',
    description: null,
    publisher: null,
  })
  await makePublished({ source: { id } })
  return { id, name, path: `/sources/${(await publicRow('sources', id))!.address}` }
}

test('a reader follows what was changed of a source, from its page', async ({ page }) => {
  const { id, name, path } = await makeSource()
  await page.goto(path)
  const aside = page.getByRole('region', { name: 'History' })
  await aside.getByRole('link', { name: 'All changes' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByText('No change is on record')).toBeVisible()
  await sound(page)

  await source.addName(system, { sourceId: id, name: 'Port House', kind: 'alias', language: null })
  await source.addIdentifier(system, { sourceId: id, scheme: 'wikidata', value: 'Q42' })
  const lines = page.locator('.chron > li')
  await until(page, page.url(), () => expect(lines).toHaveCount(2, quick))
  await expect(lines.first()).toContainText('The identifier “Wikidata: Q42” added.')
  await expect(lines.first()).toContainText('UTC')
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', new RegExp(`${path}/history$`))
  await sound(page)
  await lines.getByRole('link', { name: 'As known at the end of' }).click()
  await expect(page.getByText('Also printed as: Port House')).toBeVisible()
  await page.goto(path)
  await expect(aside.getByRole('listitem')).toHaveCount(2)
  await sound(page)
})

/** A public article of two wordings, its title changed, one passage of two withdrawn. */
async function makeChanged(): Promise<{ said: Statement; title: string; was: string }> {
  const [was, title] = [`Gates ${word()}`, `Gates shut ${word()}`]
  const text = `“We shut the gates at noon,” she said. “Nobody was warned,” she added. Report ${word()}.`
  const article = await makeArticle(text, { title: was, publisher: 'Harbour Post' })
  const said = await makeDraft(article, 'We shut the gates at noon')
  const second = await makeDraft(article, 'Nobody was warned', { claim: { id: said.claim } })
  await publish(system, { articleId: article.id, only: null })
  const { version } = await deskArticle(system, article.id)
  const plain = {
    reason: 'A mistake of ours.',
    author: null,
    url: null,
    archive: null,
    language: 'en',
    rights: null,
  }
  await changeArticle(system, {
    ...plain,
    ...{ id: article.id, version, title, publisher: 'Harbour Post', date: '2023-03-17' },
  })
  const none = { title: null, publisher: null, author: null, url: null, language: null, date: null }
  await bringIn(system, { ...none, articleId: article.id, text: `${text} More.` })
  const { read } = await passageOf(second)
  await withdrawAttestation(system, { id: second.attestation, version: read.attestation, reason: 'Misread.' })
  return { said, title, was }
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('an article tells of its title, its versions and its words, with the reasons', async ({ page }) => {
    const { said, title, was } = await makeChanged()
    await page.goto(`/articles/${said.article.id}`)
    await page.getByRole('link', { name: 'All changes' }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    const lines = page.locator('.chron > li')
    await expect(lines).toContainText([
      'A passage withdrawn.',
      'Version 2 recorded.',
      `Title: “${title}” for “${was}”.`,
      'A passage added.',
      'A passage added.',
      'Version 1 recorded.',
    ])
    await expect(lines.first()).toContainText('Reason: Misread.')
    await page.goto(`${said.path}/history`)
    const withdrawn = page.locator('.chron > li', { hasText: 'A passage withdrawn.' })
    await expect(withdrawn).toContainText(`Harbour Post, ${title}`)
  })
})

test('the history of an article is sound', async ({ page }) => {
  const { said } = await makeChanged()
  await page.goto(`/articles/${said.article.id}/history`)
  await expect(page).toHaveURL(/\/articles\/\d+-gates-shut-[a-z]+\/history$/)
  await sound(page)
  await page.goto(`${page.url()}?after=none_1`)
  await expect(page.getByText('Nothing is older than this')).toBeVisible()
  await sound(page)
})

test('what was never public has no history, and another address leads to the right one', async ({
  request,
}) => {
  const status = async (path: string) => (await request.get(path, straight)).status()
  const draft = await makeDraft(await makeArticle(`“Not yet,” he said. ${word()}`), 'Not yet')
  const owner = (await passageOf(draft)).source!.id
  const hidden = [`/articles/${draft.article.id}/history`, `/sources/${owner}/history`]
  for (const path of [...hidden, '/sources/2000000000/history', '/articles/x/history', '/topics/1/history'])
    expect(await status(path), path).toBe(404)
  const { id, path } = await makeSource()
  expect(await status(`${path}/history?after=2023-01-01_5`)).toBe(400)
  expect(await status(`${path}/history?after=x`)).toBe(400)
  for (const wrong of [`/sources/${id}/history`, `/sources/${id}-renamed/history`]) {
    const answer = await request.get(wrong, straight)
    expect([answer.status(), answer.headers().location]).toEqual([308, `${path}/history`])
  }
  const other = await makeSource()
  const party = async (of: number) => ({ id: of, version: (await deskSource(system, of)).version })
  await merge(system, {
    object: 'sources',
    from: await party(other.id),
    into: await party(id),
    reason: 'The same office.',
  })
  const answer = await request.get(`${other.path}/history`)
  expect(answer.url()).toContain(`${path}/history`)
  expect(await answer.text()).toContain(`The other name “${other.name}” added.`)
})
