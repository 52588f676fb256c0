import { withdrawClaim } from '../db/withdrawing'
import { system } from '../lib/permissions'
import { expect, test as base } from './fixtures'
import { claimOf, makePublished } from './rows'
import { sound } from './sound'

const test = base.extend({ javaScriptEnabled: false })
const on = (edtf: string) => ({ saidOn: { edtf, wording: null, basis: 'editor' as const } })
const status = async (
  page: { request: { get(path: string): Promise<{ status(): number }> } },
  path: string,
) => (await page.request.get(path)).status()

test('from the date in the margin to its day, its month, its year and the days before', async ({ page }) => {
  const day = await makePublished(on('1871-05-09'))
  const later = await makePublished(on('1871-05-20'))
  const span = await makePublished(on('1871-05-08/1871-05-12'))
  await page.goto(day.path)
  await page.getByRole('main').getByRole('link', { name: '9 May' }).first().click()
  await expect(page).toHaveURL(/\/on\/1871-05-09$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tuesday 9 May 1871')
  const said = page.getByRole('region', { name: 'Said on this day' })
  await expect(said.getByRole('link', { name: day.wording })).toBeVisible()
  await expect(said.getByRole('link', { name: span.wording })).toHaveCount(0)
  const longer = page.getByRole('region', { name: 'Within a longer span' })
  await expect(longer.getByRole('link', { name: span.wording })).toBeVisible()

  await page.getByRole('link', { name: 'Later: Saturday 20 May 1871' }).click()
  await expect(page.getByRole('main').getByRole('link', { name: later.wording })).toBeVisible()
  await page.getByRole('link', { name: 'May 1871', exact: true }).click()
  await expect(page).toHaveURL(/\/on\/1871-05$/)
  const days = page.getByRole('table')
  await expect(days.getByRole('link')).toHaveCount(2)
  await expect(days.getByRole('link', { name: '9 May 1871, 1 statement' })).toHaveAttribute(
    'href',
    '/on/1871-05-09',
  )
  await expect(page.getByRole('region', { name: 'Said in this month' }).getByRole('listitem')).toHaveCount(3)
  await page.getByRole('link', { name: '1871', exact: true }).click()
  await expect(
    page.getByRole('list', { name: 'Months of 1871' }).getByRole('link', { name: 'May 1871, 3 statements' }),
  ).toBeVisible()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Days' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Days')
})

test('a day without statements says so and leads on; what is no day is no page', async ({ page }) => {
  await makePublished(on('1872-03-01'))
  expect(await status(page, '/on/1872-02-29')).toBe(200)
  await page.goto('/on/1872-02-29')
  await expect(
    page.getByRole('heading', { name: /^Nothing on record on Thursday 29 February 1872/ }),
  ).toBeVisible()
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex')
  await page.getByRole('link', { name: 'Later: Friday 1 March 1872' }).click()
  await expect(page.locator('meta[name=robots]')).toHaveCount(0)
  for (const path of [
    '/on/2023-02-30',
    '/on/2023-13',
    '/on/x',
    '/on/2023-3',
    '/on/0500-01-01',
    '/on/2023-03~',
  ])
    expect(await status(page, path), path).toBe(404)
  expect(await status(page, '/on/1872-03-01?after=x')).toBe(400)
  expect(await status(page, '/on?after=1872-01-01_1')).toBe(200)
})

test('a long day goes on over pages, and a withdrawn statement leaves it', async ({ page }) => {
  const made = []
  for (let count = 0; count < 26; count++) made.push(await makePublished(on('1873-07-01')))
  await page.goto('/on/1873-07-01')
  await expect(page.getByRole('region').getByRole('listitem')).toHaveCount(25)
  await page.getByRole('link', { name: 'More of this day' }).click()
  await expect(page.getByRole('link', { name: made[0]!.wording })).toBeVisible()
  await withdrawClaim(system, { ...(await claimOf(made[0]!)), reason: 'It was said on another day.' })
  await expect(async () => {
    await page.goto('/on/1873-07-01')
    await expect(page.getByRole('link', { name: 'More of this day' })).toHaveCount(0, { timeout: 500 })
  }).toPass()
})

base('pages of days are sound', async ({ page }) => {
  await makePublished(on('1874-09-02'))
  await makePublished(on('1874-09-01/1874-10-03'))
  for (const path of [
    '/on',
    '/on?after=1000-01-01_1',
    '/on/1874',
    '/on/1874-09',
    '/on/1874-09-02',
    '/on/1874-09-05',
    '/on/1600-01-01',
  ])
    await base.step(path, async () => {
      await page.goto(path)
      await sound(page)
    })
})
