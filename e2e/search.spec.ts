import type { Page } from '@playwright/test'
import { addName } from '../db/source-doors'
import { system } from '../lib/permissions'
import { expect, test } from './fixtures'
import { makePublished, passageOf, word, type Statement } from './rows'
import { sound } from './sound'

const mark = word()
const name = `Olena Kov${word()}`
const day = (edtf: string) => ({ edtf, wording: null, basis: 'editor' }) as const

let asserts: Statement
let denies: Statement
test.beforeAll(async () => {
  asserts = await makePublished({
    claim: { wording: `The ${mark} was raised at noon.` },
    source: { name, kind: 'person' },
    saidOn: day('2021-05-04'),
    channel: 'a radio interview',
    topics: [`Ships ${mark}`],
  })
  denies = await makePublished({
    claim: { wording: `Nobody saw the ${mark}, twice the ${mark}.` },
    saidOn: day('2022-06'),
    stance: 'denies',
    kind: 'indirect',
  })
})

const field = (page: Page) =>
  page.getByRole('searchbox', { name: 'Search claims, words as printed, and sources' })
const wordings = (page: Page) => page.getByRole('main').locator('.st__claim')
const filters = (page: Page) => page.getByRole('list', { name: 'Active filters' })

const search = (page: Page, query: string) => page.goto(`/search?${query}`)

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with a script' : 'without a script', () => {
    test.use({ javaScriptEnabled })

    test('a search is narrowed and widened again', async ({ page }) => {
      await search(page, '')
      await field(page).fill(mark)
      await page.getByRole('button', { name: 'Search' }).click()
      await expect(wordings(page)).toHaveText([denies.wording, asserts.wording])
      await expect(wordings(page).last().locator('mark')).toHaveText(mark)

      await page.getByRole('checkbox', { name: /^asserts 1$/ }).check()
      await page.getByRole('textbox', { name: 'From' }).fill('2021')
      await page.getByRole('button', { name: 'Show results' }).click()
      await expect(page.getByRole('heading', { name: '1 statement' })).toBeVisible()
      await expect(wordings(page)).toHaveText([asserts.wording])
      await expect(page).toHaveURL(new RegExp(`q=${mark}`))
      await expect(field(page)).toHaveValue(mark)
      await expect(page.getByRole('textbox', { name: 'From' })).toHaveValue('2021')
      await expect(page.getByRole('checkbox', { name: /^asserts 1$/ })).toBeChecked()
      await expect(page.getByRole('checkbox', { name: /^denies 1$/ })).not.toBeChecked()

      await filters(page).getByRole('link', { name: 'Remove asserts' }).click()
      await expect(wordings(page)).toHaveText([denies.wording, asserts.wording])
      await expect(filters(page).getByRole('link')).toHaveText([/from 2021/, 'Clear all'])
      await filters(page).getByRole('link', { name: 'Clear all' }).click()
      await expect(filters(page)).toHaveCount(0)
      await expect(field(page)).toHaveValue(mark)
    })

    test('an order is kept while a search is narrowed', async ({ page }) => {
      await search(page, `q=${mark}`)
      const order = page.getByRole('group', { name: 'Order' })
      await expect(order.getByRole('link', { name: 'newest first' })).toHaveAttribute('aria-current', 'true')
      await order.getByRole('link', { name: 'oldest first' }).click()
      await expect(wordings(page)).toHaveText([asserts.wording, denies.wording])
      await page.getByRole('checkbox', { name: /^2021 1$/ }).check()
      await page.getByRole('button', { name: 'Show results' }).click()
      await expect(page).toHaveURL(/order=oldest/)
      await order.getByRole('link', { name: 'best match' }).click()
      await expect(wordings(page)).toHaveText([asserts.wording])
    })

    test('filters alone are a search', async ({ page }) => {
      const { source } = await passageOf(asserts)
      await search(page, `source=${source!.id}`)
      await expect(wordings(page)).toHaveText([asserts.wording])
      await filters(page)
        .getByRole('link', { name: `Remove ${name}` })
        .click()
      await expect(page.getByRole('heading', { name: 'What was said, by whom?' })).toBeVisible()
    })
  })

test('a hit by another name of its source says so', async ({ page }) => {
  const { source } = await passageOf(asserts)
  const alias = `Metonym ${word()}`
  await addName(system, { sourceId: source!.id, name: alias, kind: 'metonym', language: null })
  await search(page, `q=${encodeURIComponent(alias)}`)
  await expect(page.getByRole('main').getByText('Found in another name of the source')).toBeVisible()
})

test('a misspelt name is read as the nearest, and told so', async ({ page }) => {
  const wrong = name.replace('Kov', 'Kow').split(' ')[1]!
  await search(page, `q=${wrong}`)
  const said = page.getByText(`Nothing is written “${wrong}”; these are for`)
  await expect(said).toBeVisible()
  await expect(wordings(page)).toHaveText([asserts.wording])
  await sound(page)
  await said.getByRole('link').click()
  await expect(field(page)).toHaveValue(name.split(' ')[1]!)
  await expect(said).toHaveCount(0)
})

test('where nothing is found, the filters that hide something can be dropped', async ({ page }) => {
  await search(page, `q=${mark}&stance=denies&year=2021`)
  await expect(page.getByRole('heading', { name: `Nothing on record for “${mark}”` })).toBeVisible()
  const tip = page.getByRole('listitem').filter({ hasText: 'the year leaves out 1 statement.' })
  await tip.getByRole('link', { name: 'Search all years' }).click()
  await expect(wordings(page)).toHaveText([denies.wording])
})

test('nonsense in a search is refused in words', async ({ request }) => {
  for (const [query, reason] of [
    ['stance=likes', /“stance” is none/],
    ['from=soon', /“from” is a day/],
    ['source=x', /“source” is a number/],
    ['order=random', /“order” is best/],
    [`q=${mark}&after=12_5`, /“after” is not a place/],
    [`q=${mark}&order=best&after=2023-01-01_5`, /“after” is not a place/],
  ] as const) {
    const answer = await request.get(`/search?${query}`)
    expect(answer.status(), query).toBe(400)
    expect(await answer.text()).toMatch(reason)
  }
})

test('of many sources all are offered where they are asked for', async ({ page, isMobile }) => {
  const often = word()
  for (let at = 0; at < 10; at += 1) await makePublished({ claim: { wording: `Number ${at} ${often}.` } })
  await search(page, `q=${often}&order=oldest`)
  if (isMobile) await page.getByText('Narrow the results').click()
  const sources = page.getByRole('group', { name: 'Source' })
  await expect(sources.getByRole('checkbox')).toHaveCount(8)
  const more = sources.getByRole('link', { name: '2 more sources' })
  await expect(more).toHaveAttribute('rel', 'nofollow')
  await more.click()
  await expect(sources.getByRole('checkbox')).toHaveCount(10)
  await expect(page).toHaveURL(/order=oldest&facet=source#facet-source$/)
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/)
  await sound(page)
  await sources.getByRole('checkbox').last().check()
  await page.getByRole('button', { name: 'Show results' }).click()
  await expect(wordings(page)).toHaveCount(1)
  await page.goBack()
  await sources.getByRole('link', { name: 'Fewer sources' }).click()
  await expect(sources.getByRole('checkbox')).toHaveCount(8)
})

test('every state is sound, folded on a phone', async ({ page }) => {
  for (const query of ['', `q=${mark}`, `q=${mark}&stance=asserts&from=2021&quoted=1`, `q=${mark}&year=1999`])
    await test.step(query, async () => {
      await search(page, query)
      await sound(page)
    })
  await search(page, `q=${mark}`)
  await page.setViewportSize({ width: 390, height: 844 })
  const box = page.getByRole('checkbox', { name: /^asserts/ })
  await expect(box).toBeHidden()
  await page.getByText('Narrow the results').last().click()
  await expect(box).toBeVisible()
  await sound(page)
})
