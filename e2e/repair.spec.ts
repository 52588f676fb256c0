import { bringIn } from '../db/bring-in'
import { publish } from '../db/publishing'
import { withdrawClaim } from '../db/withdrawing'
import { system } from '../lib/permissions'
import { open, saved } from './desk-page'
import { expect, test } from './fixtures'
import { makeArticle, makeDraft, passageOf, word, type Article, type Statement } from './rows'
import { everyDetail, sound } from './sound'

test.use({ expectedStatuses: [404, 400] })

const plain = { title: null, publisher: null, author: null, url: null, language: null, date: null }
const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date())

type Made = { article: Article; moved: Statement; gone: Statement; later: string }

/** A public article of two passages, whose second version rewords the one and leaves out the other. */
async function makeChanged(): Promise<Made> {
  const mark = word()
  const text = [
    `The quay of ${mark} was busy all morning.`,
    '“The ferry was closed at noon because of the wind,” Ada Lund said on Friday.',
    'Petra Holm denied it: “Nobody turned a single ship away,” she said.',
    'The harbour opened again at six.',
  ].join('\n\n')
  const url = `https://harbour.example/${mark}`
  const article = await makeArticle(text, { title: `Quay ${mark}`, publisher: `Harbour Post ${mark}`, url })
  const moved = await makeDraft(article, 'The ferry was closed at noon because of the wind')
  const gone = await makeDraft(article, 'Nobody turned a single ship away')
  await publish(system, { articleId: article.id, only: null })
  const later = text
    .replace('was closed at noon because of the wind', 'was shut at one because of the wind')
    .replace(/Petra Holm[^\n]*/, 'The mayor gave no comment.')
  await bringIn(system, { ...plain, articleId: article.id, text: later })
  return { article, moved, gone, later }
}

test('an editor decides by keys where words stand now, and readers see what the article changed', async ({
  page,
  editor,
  browser,
}) => {
  const { article, moved, gone } = await makeChanged()
  await page.goto('/desk/repair')
  const line = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'Quay' }) })
  await expect(line.first()).toBeVisible()
  await page.goto(`/desk/articles/${article.id}/repair`)
  const hand = page.getByRole('region', { name: 'The passage in hand' })
  await expect(hand).toContainText(moved.wording)
  await expect(hand).toContainText(/Score 0\.\d\d, (low|fair)\. Its words stand there changed/)
  await expect(hand.locator('del')).toHaveText(['closed', 'noon'])
  await expect(hand.locator('ins')).toHaveText(['shut', 'one'])
  const list = page.getByRole('navigation', { name: 'Passages to repair' })
  await expect(list.getByRole('listitem')).toHaveCount(2)

  // The keys are heard once the page is alive.
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(hand).toContainText(gone.wording, { timeout: 500 })
  }).toPass()
  await page.keyboard.press('k')
  await expect(hand).toContainText(moved.wording)
  await page.keyboard.press('a')
  await expect(hand).toContainText(gone.wording)
  await page.keyboard.press('x')
  await expect(list.getByText('no longer in the article')).toBeVisible()
  await page.keyboard.press('u')
  await expect(list.getByText('not found for certain')).toBeVisible()
  await page.keyboard.press('x')
  await expect(page.getByRole('status').filter({ hasText: 'to decide' })).toHaveText('0 to decide')

  const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await reader.goto(moved.path)
  await expect(reader.getByText('An article has changed a passage cited here.')).toBeVisible()
  const clip = reader.locator('figure.clip')
  await expect(clip).toContainText(`The article changed this passage on ${today}.`)
  await expect(clip.locator('mark')).toHaveText('The ferry was closed at noon because of the wind')
  await expect(clip.locator('ins')).toHaveText(['added: shut', 'added: one'])
  await expect(clip.locator('del')).toHaveText(['left out: closed', 'left out: noon'])
  await expect(clip.getByRole('link', { name: /^Words at the outlet/ })).toHaveAttribute(
    'href',
    /shut%20at%20one/,
  )
  await expect(reader.getByRole('complementary')).toContainText(/its place in version 2 confirmed/)
  await expect(reader.getByRole('complementary')).toContainText(editor.name)

  await reader.goto(gone.path)
  await expect(reader.locator('figure.clip')).toContainText(
    `The article no longer has this passage since ${today} (version 2).`,
  )
  await expect(reader.getByRole('link', { name: /^Words at the outlet/ })).toHaveCount(0)

  await reader.goto(`/articles/${article.id}`)
  await expect(reader.locator('.pas__text mark')).toHaveText('The ferry was shut at one because of the wind1')
  await expect(reader.getByRole('region', { name: 'No longer in the article' })).toContainText(
    'Nobody turned a single ship away',
  )
  const versions = reader.getByRole('region', { name: 'Versions of this article' })
  await expect(versions.getByRole('listitem').first()).toContainText(
    `2 paragraphs changed. 1 passage carried over: 1 moved (score`,
  )
  await expect(versions.getByRole('listitem').first()).toContainText(`checked by ${editor.name}`)
  await versions.getByRole('link', { name: /^Show the passages as they stood/ }).click()
  await expect(reader).toHaveURL(/\?version=1$/)
  await expect(reader.getByText('This is version 1, as it stood')).toBeVisible()
  await expect(reader.locator('mark.m').filter({ hasText: 'single ship' })).toHaveCount(1)
  await expect(reader.locator('link[rel=canonical]')).toHaveAttribute('href', /\/articles\/\d+-quay-[a-z]+$/)
  await expect(reader.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/)
  await reader.getByRole('link', { name: 'To the current version' }).click()
  await expect(reader).toHaveURL(/\/articles\/[^?]+$/)
  const here = reader.url()
  expect((await reader.request.get(`${here}?version=3`)).status()).toBe(404)
  expect((await reader.request.get(`${here}?version=zero`)).status()).toBe(400)
})

test('words are selected anew by keyboard, and a decision is taken back', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const { article, gone } = await makeChanged()
  await page.goto(`/desk/articles/${article.id}/repair`)
  const hand = page.getByRole('region', { name: 'The passage in hand' })
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(hand).toContainText(gone.wording, { timeout: 500 })
  }).toPass()
  await page.keyboard.press('s')
  const text = page.getByRole('main', { name: 'Article text' })
  await expect(text).toBeFocused()
  const chosen = page.getByRole('status').filter({ hasText: /^Chosen: / })
  for (let sentence = 0; sentence < 6; sentence++) {
    await page.keyboard.press('ArrowDown')
    if ((await chosen.textContent())?.includes('The mayor')) break
  }
  await expect(chosen).toHaveText('Chosen: The mayor gave no comment.')
  await page.keyboard.press('Enter')
  const list = page.getByRole('navigation', { name: 'Passages to repair' })
  await expect(list.getByText('selected by hand')).toBeVisible()
  await page.keyboard.press('u')
  await expect(hand).toContainText(gone.wording)
  await expect(list.getByText('selected by hand')).toHaveCount(0)
})

test('without scripts the same is decided by plain forms', async ({ browser, page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const { article } = await makeChanged()
  const state = await page.context().storageState()
  const bare = await browser.newContext({ javaScriptEnabled: false, storageState: state })
  const still = await bare.newPage()
  await still.goto(`/desk/articles/${article.id}/repair`)
  await still.getByRole('button', { name: /^Accept/ }).click()
  await still.getByRole('button', { name: /^No longer in the article/ }).click()
  await expect(still.getByText('0 to decide')).toBeVisible()
})

test('the annotation desk keeps the words as first printed, and edits the rest', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const { article, gone } = await makeChanged()
  await open(page, article.id)
  await expect(page.getByRole('link', { name: '2 to repair' })).toBeVisible()
  const list = page.getByRole('navigation', { name: 'Passages of this article' })
  await list.getByRole('button', { name: /not in this version/ }).click()
  const panel = page.getByRole('complementary', { name: 'The passage in hand' })
  await expect(panel).toContainText('Recorded in version 1; the words as first printed')
  await expect(panel.getByRole('button', { name: /^Change content/ })).toHaveCount(0)
  await expect(page.locator('.text [data-current]')).toHaveCount(0)
  await page.getByLabel('Channel').fill('a note')
  await page.getByLabel('Why is this changed?').fill('The first print names it.')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await saved(page)
  const now = await passageOf(gone)
  expect(now).toMatchObject({ channel: 'a note', earlier: { placed: false, state: 'open' } })
  expect(now.content[0]!.exact).toBe('Nobody turned a single ship away')
})

test('the versions of an article are listed and compared', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const { article } = await makeChanged()
  await page.goto(`/desk/articles/${article.id}/versions`)
  const comparison = page.getByRole('region', { name: 'Version 1 and version 2' })
  await expect(comparison.locator('del').first()).toContainText('closed')
  await comparison.getByRole('link', { name: 'Side by side' }).click()
  await expect(comparison.getByText('Left out.')).toBeVisible()
  await page.getByLabel('Archived copy').fill('https://archive.example/copy')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('The address of the archived copy was saved.')).toBeVisible()
  await page.getByRole('button', { name: 'Watch', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Stop watching' })).toBeVisible()
  await page.goto(`/articles/${article.id}`)
  await expect(page.getByRole('link', { name: /^Archived copy/ }).first()).toHaveAttribute(
    'href',
    'https://archive.example/copy',
  )
})

test('nobody is shut out of the new pages', async ({ page, editor }) => {
  test.setTimeout(180_000)
  expect(editor.id).toBeGreaterThan(0)
  const { article, moved, gone } = await makeChanged()
  for (const path of [
    ...['/desk/repair', `/desk/articles/${article.id}/repair`, `/desk/articles/${article.id}/versions`],
    `/desk/articles/${article.id}/versions?from=1&to=2&view=beside`,
    `/articles/${article.id}`,
  ])
    await test.step(path, async () => {
      await page.goto(path)
      if (!path.endsWith('/repair')) await everyDetail(page)
      await sound(page)
    })
  await page.goto(`/desk/articles/${article.id}/repair`)
  await page.getByRole('button', { name: /^Accept/ }).click()
  await expect(page.getByText('1 to decide')).toBeVisible()
  await page.getByRole('button', { name: /^No longer in the article/ }).click()
  await expect(page.getByText('0 to decide')).toBeVisible()
  for (const path of [moved.path, gone.path, `/articles/${article.id}`, `/articles/${article.id}?version=1`])
    await test.step(path, async () => {
      await page.goto(path)
      await everyDetail(page)
      await sound(page)
    })
})

test('a new version, a decision and a withdrawal stand on the very next page that is asked for', async ({
  page,
  admin,
  request,
}) => {
  expect(admin.id).toBeGreaterThan(0)
  const { article, moved, later } = await makeChanged()
  const { url } = await request.get(`/articles/${article.id}`).then((answer) => ({ url: answer.url() }))
  const pages = [moved.path, url, `${url}?version=1`]
  const warm = async () => {
    for (const path of pages)
      await expect(async () => {
        const answer = await request.get(path)
        expect(answer.headers()['x-nextjs-cache']).toBe('HIT')
      }).toPass()
  }
  const text = async (path: string) => (await request.get(path)).text()
  await warm()
  await page.goto(`/desk/articles/${article.id}/repair`)
  await page.getByRole('button', { name: /^Accept/ }).click()
  await expect(page.getByText('1 to decide')).toBeVisible()
  expect(await text(moved.path)).toContain('The article changed this passage on')
  expect(await text(url)).toContain('was shut at one')

  await warm()
  // Another process writes: only its notice reaches the server.
  await bringIn(system, { ...plain, articleId: article.id, text: `${later}\n\nA last line was added.` })
  await expect(async () => expect(await text(url)).toMatch(/Version (<!-- -->)?3</)).toPass()
  expect(await text(moved.path)).toContain('The article changed this passage on')

  await warm()
  const { claim, read } = await passageOf(moved)
  await withdrawClaim(system, { id: claim.id, version: read.claim, reason: 'Said of another ferry.' })
  await expect(async () => expect((await request.get(moved.path)).status()).toBe(410)).toPass()
  for (const path of pages.slice(1)) expect(await text(path), path).not.toContain(moved.wording)
})
