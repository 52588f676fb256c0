import { system } from '../lib/permissions'
import { recordSource } from '../db/source-doors'
import { address } from '../lib/address'
import { expect, test } from './fixtures'
import { makePublished, word } from './rows'
import { sound } from './sound'

const topic = `docks ${word()}`
const day = (edtf: string) => ({ edtf, wording: null, basis: 'editor' as const })

async function person() {
  const name = `Rosa ${word()}`
  const id = await recordSource(system, { name, kind: 'person', description: null, publisher: null })
  return { id, name, path: `/sources/${address(id, name)}` }
}

/** Two people: one claim that both assert, one that the second denies, and one that the first alone spoke on. */
async function two() {
  const [a, b] = [await person(), await person()]
  const say = (source: { id: number }, on: string, more = {}) =>
    makePublished({ source: { id: source.id }, saidOn: day(on), ...more })
  const same = await say(a, '2025-01-01', { topics: [topic] })
  await say(b, '2025-01-02', { claim: { id: same.claim } })
  const denied = await say(a, '2025-02-01')
  await say(b, '2025-02-02', { claim: { id: denied.claim }, stance: 'denies' })
  const alone = await say(a, '2025-03-01')
  return { a, b, same, denied, alone }
}

let given: Awaited<ReturnType<typeof two>>
test.beforeAll(async () => {
  given = await two()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('from a source to another one, side by side', async ({ page }) => {
    const { a, b, same, denied, alone } = given
    await page.goto(a.path)
    await page.getByRole('link', { name: 'Compare with…' }).click()
    await expect(page).toHaveURL(`/compare?a=${a.id}`)
    await page.getByRole('link', { name: b.name }).click()
    await expect(page).toHaveURL(`/compare?a=${a.id}&b=${b.id}`)
    await expect(page.getByRole('region', { name: /^Said by both/ })).toContainText(same.wording)
    const opposed = page.getByRole('region', { name: /^Opposed/ })
    await expect(opposed).toContainText(denied.wording)
    await expect(opposed).toContainText('denies')
    await expect(opposed.getByRole('link', { name: /^2 February 2025/ })).toBeVisible()
    await expect(page.getByRole('region', { name: `Only ${a.name} 1` })).toContainText(alone.wording)
    await expect(page.getByRole('region', { name: `Only ${b.name} 0` })).toContainText('Nothing')
  })

  test('the form narrows it to a topic and a time', async ({ page }) => {
    const { a, b, same, denied, alone } = given
    await page.goto(`/compare?a=${a.id}&b=${b.id}`)
    await page.getByLabel('Topic').selectOption(topic)
    await page.getByRole('button', { name: 'Compare' }).click()
    await expect(page.getByRole('main')).toContainText(same.wording)
    await expect(page.getByRole('main')).not.toContainText(denied.wording)
    await page.getByRole('link', { name: 'All topics and days' }).click()
    await page.getByLabel('Said from').fill('2025-03')
    await page.getByRole('button', { name: 'Compare' }).click()
    await expect(page.getByRole('main')).toContainText(alone.wording)
    await expect(page.getByRole('main')).not.toContainText(same.wording)
    await page.goto(`/compare?a=${a.id}&b=${b.id}&from=2026`)
    await expect(page.getByRole('heading', { name: 'Nothing to compare' })).toBeVisible()
  })

  test('a source is not compared with itself', async ({ page }) => {
    const { a, b } = given
    await page.goto(`/compare?a=${a.id}&b=${a.id}`)
    await expect(page.getByText('A source cannot be compared with itself.')).toBeVisible()
    await page.getByLabel('Or by the number of its page').fill(String(b.id))
    await page.getByRole('button', { name: 'Choose' }).click()
    await expect(page.getByRole('heading', { name: /^Opposed/ })).toBeVisible()
  })
})

test('nonsense is refused, and who is not on record is not found', async ({ page }) => {
  const { a } = given
  const status = async (query: string) => (await page.request.get(`/compare?${query}`)).status()
  expect(await status('')).toBe(200)
  expect(await status('a=Rosa')).toBe(400)
  expect(await status(`a=${a.id}&from=soon`)).toBe(400)
  expect(await status(`a=${a.id}&b=2147483647`)).toBe(404)
  expect(await status(`a=${a.id}&topic=2147483647`)).toBe(404)
  const hidden = await person()
  expect(await status(`a=${a.id}&b=${hidden.id}`)).toBe(404)
})

test('the page is sound in each state', async ({ page }) => {
  const { a, b } = given
  for (const query of ['', `?a=${a.id}`, `?a=${a.id}&b=${b.id}`, `?a=${a.id}&b=${b.id}&from=2026`]) {
    await page.goto(`/compare${query}`)
    await sound(page)
  }
})
