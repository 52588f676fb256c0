import { deskFeeds } from '../db/feed-desk'
import { storePoll } from '../db/polls'
import { system } from '../lib/permissions'
import { expect, test } from './fixtures'
import { word } from './rows'

/** What the worker reads of a feed of three items. */
const told = (id: number, mark: string) => ({
  id,
  ...{ moved: null, title: `Courier ${mark}`, home: null, etag: '"1"', lastModified: null, interval: null },
  items: ['Late ferry', 'Kestrel Bridge closed', 'Market day'].map((title, at) => ({
    ...{ key: `${at}`, title: `${title} ${mark}`, publishedAt: '2025-03-14', summary: null, author: null },
    address: `https://${mark}.example/${at}`,
  })),
})

test('a feed is added, told of, changed and paused', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const mark = word()
  const address = `https://${mark}.example/feed.xml`
  await page.goto('/desk')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Feeds' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Feeds' })).toBeVisible()
  const field = (label: string) => page.getByLabel(label, { exact: true })
  await field('Address').fill('ftp://somewhere.example')
  await field('Only items with these words').fill('kestrel bridge, ferry')
  await page.getByRole('button', { name: 'Add the feed' }).click()
  await expect(field('Address')).toHaveAccessibleDescription(/begins with http/)
  await expect(field('Only items with these words')).toHaveValue('kestrel bridge, ferry')
  await field('Address').fill(address)
  await page.getByRole('button', { name: 'Add the feed' }).click()
  await expect(page.getByRole('status')).toContainText('The feed is asked now.')
  await field('Address').fill(address)
  await page.getByRole('button', { name: 'Add the feed' }).click()
  await expect(field('Address')).toHaveAccessibleDescription(/is asked already/)

  const { lines } = await deskFeeds(system)
  const id = lines.find((feed) => feed.address === address)!.id
  // Nobody answers at its address: the worker says so. Here it has read the feed.
  const problem = async () => (await deskFeeds(system)).lines.find((feed) => feed.id === id)?.problem
  await expect.poll(problem, { timeout: 60_000 }).toBeTruthy()
  await storePoll(system, told(id, mark))
  await page.reload()
  const row = page.getByRole('row').filter({ hasText: `Courier ${mark}` })
  await expect(row).toContainText('kestrel bridge, ferry')
  await expect(row).toContainText('3, 2 taken')
  await row.getByRole('link').click()
  const item = (title: string) => page.getByRole('row').filter({ hasText: `${title} ${mark}` })
  await expect(item('Market day')).toContainText('Not wanted')
  await expect(item('Late ferry')).toContainText(/Its page is being read|not known|reached|looked up/)

  await field('Only items with these words').fill('')
  await page.getByLabel('The feed is asked').uncheck()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Takes everything.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ask now' })).toBeHidden()
  await page.getByLabel('The feed is asked').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('button', { name: 'Ask now' })).toBeVisible()
  await page.getByRole('button', { name: 'Ask now' }).click()
  await expect(page.getByText('The feed is asked now.')).toBeVisible()
})
