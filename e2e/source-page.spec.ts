import { address } from '../lib/address'
import type { NewStatement } from '../lib/statement-input'
import { system } from '../lib/permissions'
import { addName, addRole, recordSource } from '../db/source-doors'
import { expect, test } from './fixtures'
import { makePublished, word } from './rows'
import { everyDetail, sound } from './sound'

const topic = `ferries ${word()}`
const day = (edtf: string) => ({ edtf, wording: null, basis: 'editor' as const })

/** A person with a role, a second name and four statements of three stances in two years. */
async function speaker(): Promise<{ id: number; name: string; path: string }> {
  const name = `Nora ${word()}`
  const id = await recordSource(system, { name, kind: 'person', description: null, publisher: null })
  await addName(system, { sourceId: id, name: `Nora Born-${word()}`, kind: 'legal', language: 'en' })
  await addRole(system, { sourceId: id, title: 'Harbour master', organisationId: null, held: '2024-06/..' })
  const said: [string, Partial<NewStatement>][] = [
    ['2024-05-02', { topics: [topic] }],
    ['2025-01-10', { stance: 'denies', topics: [topic] }],
    ['2025-03-01', {}],
    ['2025-03-04', { stance: 'predicts' }],
  ]
  for (const [on, more] of said) await makePublished({ source: { id }, saidOn: day(on), ...more })
  return { id, name, path: `/sources/${address(id, name)}` }
}

let person: Awaited<ReturnType<typeof speaker>>
test.beforeAll(async () => {
  person = await speaker()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a source’s statements over time, as a drawing and as a table', async ({ page }) => {
    await page.goto(person.path)
    const drawing = page.getByRole('img', { name: /^Statements of Nora .* by month and stance/ })
    await expect(drawing).toBeVisible()
    await expect(drawing).toContainText('Harbour master')
    await expect(page.getByText(/legal name/)).toBeVisible()
    await page.getByText('The same as a table').click()
    const march = page.getByRole('row', { name: /^March 2025/ })
    await expect(march.getByRole('cell')).toHaveText(['1', '0', '1', '2'])
    await expect(page.getByRole('columnheader')).toHaveText(['Month', 'asserts', 'denies', 'predicts', 'All'])
  })

  test('filters are links with counts, and the address holds them', async ({ page }) => {
    await page.goto(person.path)
    const rows = page.locator('.chron > li')
    await expect(rows).toHaveCount(4)
    const filters = page.getByRole('navigation', { name: 'Filter statements' })
    await filters.getByRole('link', { name: '2025 3' }).click()
    await expect(page).toHaveURL(/\?year=2025$/)
    await expect(rows).toHaveCount(3)
    await filters.getByRole('link', { name: 'denies 1' }).click()
    await expect(page).toHaveURL(/\?stance=denies&year=2025$/)
    await expect(rows).toHaveCount(1)
    await filters.getByRole('link', { name: `${topic} 1` }).click()
    await expect(page).toHaveURL(/\?topic=\d+&stance=denies&year=2025$/)
    await expect(rows).toHaveCount(1)
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', new RegExp(`${person.path}$`))
    // Chosen again, a value is taken back.
    await filters.getByRole('link', { name: '2025 1' }).click()
    await expect(page).toHaveURL(/\?topic=\d+&stance=denies$/)
    await filters.getByRole('link', { name: 'Show all' }).click()
    await expect(rows).toHaveCount(4)
  })
})

test('nonsense in the filter is refused, and an unknown topic is not found', async ({ page }) => {
  const status = async (query: string) => (await page.request.get(`${person.path}?${query}`)).status()
  expect(await status('year=20x5')).toBe(400)
  expect(await status('stance=shouts')).toBe(400)
  expect(await status('topic=harbours')).toBe(400)
  expect(await status('topic=2147483647')).toBe(404)
  expect(await status('year=1999')).toBe(200)
})

test('one statement is no drawing', async ({ page }) => {
  const { path } = await makePublished()
  await page.goto(path)
  await page.getByRole('main').getByRole('heading', { level: 3 }).getByRole('link').click()
  await expect(page.getByRole('heading', { name: 'Statements', exact: true })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Statements over time' })).toHaveCount(0)
})

test('the page is sound, whole, narrowed and empty', async ({ page }) => {
  await page.goto(person.path)
  await everyDetail(page)
  await sound(page)
  for (const query of ['stance=denies', 'year=1999']) {
    await page.goto(`${person.path}?${query}`)
    await sound(page)
  }
})
