import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { addRows, openImport, pauseImport, startImport } from '../db/imports'
import { csvLines } from '../lib/csv'
import { columnNames } from '../lib/list-columns'
import { system } from '../lib/permissions'
import { expect, makeUser, signIn, test } from './fixtures'
import { word } from './rows'

const choose = (page: Page) => page.getByLabel('File of the list')
const send = (page: Page) => page.getByRole('button', { name: 'Bring in the list' })
const list = (name: string) => ({ name, exact: true })
const count = (page: Page, name: string) =>
  page
    .locator('.imp__n div')
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator('dd')

/** A list of so many articles, and after them one row that cannot be read. */
function csv(articles: number, mark: string): string {
  const rows = Array.from({ length: articles }, (_, at) => [
    `Report ${at} ${mark}`,
    '2025-03-14',
    `“The ferry is late again,” Ada Lund said.\n\nReport ${at} of ${mark}.`,
  ])
  return csvLines([['Headline', 'Published on', 'Text'], ...rows, ['Without words', '', '']])
}

async function bringIn(page: Page, name: string, content: string): Promise<void> {
  await page.goto('/desk/import')
  await choose(page).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
  await send(page).click()
  await page.waitForURL(/\/desk\/imports\/\d+$/)
}

const isDone = (page: Page, name: string) =>
  expect(page.getByRole('heading', list(`${name} is done`))).toBeVisible({ timeout: 60_000 })

test('a list is followed to its end, tells what failed, and is safe to repeat', async ({ page, editor }) => {
  const mark = word()
  const name = `kestrel-${mark}.csv`
  await bringIn(page, name, csv(60, mark))
  await isDone(page, name)
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuetext', '61 of 61 rows done')
  await expect(page.getByText(`by ${editor.name}. Ended`)).toBeVisible()
  for (const [what, value] of [
    ['done', '61 of 61'],
    ['new', '60'],
    ['held already', '0'],
    ['could not be read', '1'],
  ] as const)
    await expect(count(page, what)).toHaveText(value)
  await expect(page.getByRole('listitem').filter({ hasText: 'line 182' })).toContainText(
    /Without words\s*The row has neither an address nor a text\./,
  )
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the report' }).click(),
  ])
  const report = await readFile(await download.path(), 'utf8')
  expect(report).toBe(
    '\uFEFFline,url,title,reason\r\n182,,Without words,The row has neither an address nor a text.\r\n',
  )

  await bringIn(page, name, csv(60, mark))
  await isDone(page, name)
  await expect(count(page, 'new')).toHaveText('0')
  await expect(count(page, 'held already')).toHaveText('60')

  await page.getByRole('link', { name: 'Lists' }).click()
  await expect(page.getByRole('row').filter({ hasText: name })).toHaveCount(2)
  await page.goto('/desk')
  await expect(page.getByRole('link', { name: `Report 59 ${mark}` })).toBeVisible()
})

test('a list is paused, goes on and is stopped', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const id = await openImport(system, { name: 'slow.csv' })
  // The worker is asked only once the list is paused.
  const waiting = Array.from({ length: 2 }, (_, at) => ({
    line: at + 2,
    data: { text: `A waiting text, ${word()}.` },
    problem: null,
  }))
  await addRows(system, { id, rows: waiting })
  await startImport(system, { id })
  await pauseImport(system, { id }).catch(() => {})
  await page.goto(`/desk/imports/${id}`)
  if (await page.getByRole('button', { name: 'Go on' }).isVisible())
    await page.getByRole('button', { name: 'Go on' }).click()
  await isDone(page, 'slow.csv')
  await expect(count(page, 'done')).toHaveText('2 of 2')
})

test('failed rows are tried again', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const file = `text,language\nWords of ${word()}.,e!\n`
  await bringIn(page, 'again.csv', file)
  await isDone(page, 'again.csv')
  await expect(page.getByText(/language: This is no language tag/)).toBeVisible()
  await page.getByRole('button', { name: 'Try the failed ones again' }).click()
  await expect(page.getByText('1 row could not be read')).toBeVisible()
  await isDone(page, 'again.csv')
})

test.describe('refusals', () => {
  test.use({ expectedStatuses: [400, 403] })

  test('a file that is no list is refused at its field', async ({ page, editor }) => {
    expect(editor.id).toBeGreaterThan(0)
    await page.goto('/desk/import')
    await send(page).click()
    await expect(choose(page)).toHaveAccessibleDescription(/Choose the file of a list/)
    const bad = Buffer.concat([Buffer.from('name,place\n'), Buffer.alloc(3_000_000, 'a,b\n')])
    await choose(page).setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: bad })
    await send(page).click()
    await expect(choose(page)).toHaveAccessibleDescription(/names no column that is known/)
  })

  test('a list is taken only from a page of our own, and from who is signed in', async ({ page, editor }) => {
    const upload = (origin: string) =>
      page.request.post('/desk/imports/upload?name=a.csv', {
        data: Buffer.from('url\na.example\n'),
        headers: { Origin: origin, 'Content-Type': 'application/octet-stream' },
      })
    expect((await upload('https://elsewhere.example')).status()).toBe(403)
    const own = new URL(page.url()).origin
    expect(editor.id).toBeGreaterThan(0)
    await page.context().clearCookies()
    expect((await upload(own)).status()).toBe(403)
    expect((await page.request.get('/desk/imports/1/progress')).status()).toBe(403)
  })
})

test('the templates hold every column, and are taken as they are', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  await page.goto('/desk/import')
  await page.getByText('The columns, and templates to begin with').click()
  for (const name of columnNames)
    await expect(page.locator('dt').filter({ hasText: new RegExp(`^${name}$`) })).toBeVisible()
  const answer = await page.request.get('/desk/import/template.csv')
  expect(answer.headers()['content-disposition']).toContain('onrecord-list.csv')
  await bringIn(page, 'template.csv', (await answer.text()).replace('January', word()))
  await expect(count(page, 'done')).toContainText('of 2')
})

test('a list is brought in without JavaScript', async ({ browser }) => {
  const plain = await browser.newContext({ javaScriptEnabled: false })
  const page = await plain.newPage()
  await signIn(page, await makeUser('editor'), '/desk/import')
  await choose(page).setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') })
  await send(page).click()
  await expect(page.getByRole('heading', { name: 'The list was not taken in' })).toBeVisible()
  await page.getByRole('link', { name: 'Choose another file' }).click()
  const mark = word()
  await choose(page).setInputFiles({ name: 'p.csv', mimeType: 'text/csv', buffer: Buffer.from(csv(2, mark)) })
  await send(page).click()
  await page.waitForURL(/\/desk\/imports\/\d+$/)
  await isDone(page, 'p.csv')
  await expect(count(page, 'new')).toHaveText('2')
  await plain.close()
})
