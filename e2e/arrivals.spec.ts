import type { Page } from '@playwright/test'
import { storyPage, startOutlet, type Outlet } from '../db/test-outlet'
import { deskArticle } from '../db/desk'
import { publish } from '../db/publishing'
import { system } from '../lib/permissions'
import { panel, saved } from './desk-page'
import { expect, test } from './fixtures'
import { makeDraft, word } from './rows'

let outlet: Outlet
test.beforeAll(async () => {
  outlet = await startOutlet(Number(process.env.ONRECORD_E2E_OUTLET))
})
test.afterAll(() => outlet.close())

const story = (mark: string) => ({
  title: `Harbour ${mark} shut at noon`,
  byline: 'Hebe Castellane',
  published: '2025-03-15T09:30:00+01:00',
  paragraphs: [
    `The harbour of ${mark} was shut at noon on Friday, and ships were sent on to the next port along the coast.`,
    `“Nobody was told a word before the gates went down,” Ilse Marrin ${mark} said on Friday.`,
    'The harbour office did not answer questions about who had given the order, or when it would be taken back.',
  ],
})

// The worker is a process of its own, which makes way for the server, and has what other tests left to do.
const worker = { timeout: 60_000 }

/** The worker has opened the page. */
const opened = (page: Page, mark: string) =>
  expect(page.getByRole('heading', { name: `Harbour ${mark} shut at noon` })).toBeVisible(worker)

async function ask(page: Page, address: string) {
  await page.goto('/desk/import')
  await page.getByLabel('Address of the page').fill(address)
  await page.getByRole('button', { name: 'Open the page' }).click()
  await page.waitForURL(/\/desk\/articles\/\d+$/)
  return Number(/\d+$/.exec(page.url())![0])
}

test('from an address to a public claim', async ({ page, editor, browser }) => {
  expect(editor.id).toBeGreaterThan(0)
  const mark = word()
  outlet.serve(`/${mark}`, storyPage(story(mark)))
  const id = await ask(page, `${outlet.origin}/${mark}?utm_source=letter`)
  await opened(page, mark)
  const article = await deskArticle(system, id)
  expect(article).toMatchObject({
    title: `Harbour ${mark} shut at noon`,
    publisher: 'Lowland Echo',
    byline: 'Hebe Castellane',
    publishedOn: '2025-03-15',
    url: `${outlet.origin}/${mark}`,
  })
  expect(article.text.words).toBe(story(mark).paragraphs.join('\n\n'))

  // The program has read it, or reads it yet.
  await expect(page.getByRole('navigation', { name: 'Passages of this article' })).toContainText(
    'suggested',
    worker,
  )
  await page.keyboard.press('n')
  await expect(panel(page)).toContainText('Ilse Marrin')
  await page.keyboard.press('a')
  await saved(page)
  await page.getByRole('button', { name: 'Publish…', exact: true }).click()
  await page.getByRole('button', { name: 'Publish 1 passage' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  const [passage] = (await deskArticle(system, id)).passages
  const reader = await (await browser.newContext()).newPage()
  await reader.goto(`/claims/${passage!.claim.id}`)
  await expect(reader.getByRole('figure')).toContainText('Nobody was told a word before the gates went down')
  await expect(reader.getByRole('link', { name: /Words at the outlet/ })).toHaveAttribute(
    'href',
    new RegExp(`^${outlet.origin}/${mark}#:~:text=`),
  )
  expect(await reader.context().cookies()).toEqual([])
  await reader.context().close()
})

test('an address on record leads to its article, whatever its spelling', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const mark = word()
  outlet.serve(`/${mark}`, storyPage(story(mark)))
  const id = await ask(page, `${outlet.origin}/${mark}`)
  await opened(page, mark)
  expect(await ask(page, `${outlet.origin}/${mark}/?fbclid=1#top`)).toBe(id)
})

test('of a page that fails the reason stays, and one key leads to pasting its text', async ({
  page,
  editor,
}) => {
  expect(editor.id).toBeGreaterThan(0)
  const mark = word()
  const id = await ask(page, `${outlet.origin}/${mark}`)
  await expect(page.getByRole('alert').filter({ hasText: 'could not be read' })).toContainText('404', worker)
  const paste = page.getByRole('heading', { name: 'Paste its text' })
  await expect(async () => {
    await page.keyboard.press('p')
    await expect(paste).toBeVisible({ timeout: 5000 })
  }).toPass()
  await expect(page.getByLabel('Address', { exact: true })).toHaveValue(`${outlet.origin}/${mark}`)
  await page
    .getByLabel('Text of the article')
    .fill(`title: Pasted ${mark}\n\n“The gates went down,” she said. ${mark}`)
  await page.getByRole('button', { name: 'Bring in', exact: true }).click()
  await page.waitForURL(`/desk/articles/${id}`)
  await expect(page.getByRole('heading', { name: `Pasted ${mark}` })).toBeVisible()
})

test('a page that is back is opened again', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const mark = word()
  await ask(page, `${outlet.origin}/${mark}`)
  await expect(page.getByRole('alert').filter({ hasText: 'could not be read' })).toBeVisible(worker)
  outlet.serve(`/${mark}`, storyPage(story(mark)))
  await page.getByRole('button', { name: 'Open it again' }).click()
  await opened(page, mark)
})

test('what is no address is told at the field', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  for (const [typed, problem] of [
    ['', /Write the address of a page/],
    ['javascript:alert(1)', /Write a whole address/],
    ['ftp://kestrel.example/list', /Write a whole address/],
  ] as const) {
    await page.goto('/desk/import')
    await page.getByLabel('Address of the page').fill(typed)
    await page.getByRole('button', { name: 'Open the page' }).click()
    await expect(page.getByLabel('Address of the page')).toHaveAccessibleDescription(problem)
  }
})

test('a saved page is read from its file', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const mark = word()
  await page.goto('/desk/import')
  const buffer = Buffer.from(storyPage(story(mark)))
  await page.getByLabel('Or a file').setInputFiles({ name: `${mark}.html`, mimeType: 'text/html', buffer })
  await page.waitForURL(/\/desk\/articles\/\d+$/)
  await opened(page, mark)
})

test('what the outlet changes on its page is found, decided at the desk, and shown to readers', async ({
  page,
  editor,
  browser,
}) => {
  expect(editor.id).toBeGreaterThan(0)
  const mark = word()
  const first = story(mark)
  const denied = `Petra Holm ${mark} denied it: “No ship was ever turned away from this port,” she said.`
  const printed = { ...first, paragraphs: [...first.paragraphs, denied] }
  outlet.serve(`/${mark}`, storyPage(printed))
  const id = await ask(page, `${outlet.origin}/${mark}`)
  await opened(page, mark)
  const { text } = await deskArticle(system, id)
  const article = { id, versionId: text.versionId, text: text.words }
  const moved = await makeDraft(article, 'Nobody was told a word before the gates went down')
  const gone = await makeDraft(article, 'No ship was ever turned away from this port')
  await publish(system, { articleId: id, only: null })

  const edited = first.paragraphs.with(
    1,
    first.paragraphs[1]!.replace('Nobody was told a word', 'Nobody was told a thing'),
  )
  outlet.serve(`/${mark}`, storyPage({ ...first, paragraphs: edited }))
  await page.goto(`/desk/articles/${id}/versions`)
  await page.getByRole('button', { name: 'Look again now' }).click()
  await expect(page.getByRole('status')).toContainText('The page will be opened in a moment.')
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('main')).toContainText('Version 2', { timeout: 500 })
  }).toPass()
  await page.goto(`/desk/articles/${id}/repair`)
  const hand = page.getByRole('region', { name: 'The passage in hand' })
  await expect(hand).toContainText(moved.wording)
  await expect(async () => {
    await page.keyboard.press('a')
    await expect(hand).toContainText(gone.wording, { timeout: 1000 })
  }).toPass()
  await page.keyboard.press('x')
  await expect(page.getByRole('status').filter({ hasText: 'to decide' })).toHaveText('0 to decide')

  const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await reader.goto(moved.path)
  await expect(reader.getByRole('figure')).toContainText('The article changed this passage on')
  await expect(reader.locator('figure ins')).toHaveText(['added: thing'])
  await reader.goto(gone.path)
  await expect(reader.getByRole('figure')).toContainText('The article no longer has this passage since')
  await reader.context().close()
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('an address is brought in all the same', async ({ page, editor }) => {
    expect(editor.id).toBeGreaterThan(0)
    const mark = word()
    outlet.serve(`/${mark}`, storyPage(story(mark)))
    await ask(page, `${outlet.origin}/${mark}`)
    await opened(page, mark)
  })
})
