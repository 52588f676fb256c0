import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type axe from 'axe-core'
import { withdrawClaim } from '../db/withdrawing'
import { takeArticle } from '../db/work'
import { system } from '../lib/permissions'
import { open } from './desk-page'
import { expect, makeUser, test } from './fixtures'
import { claimOf, makeArticle, makeDraft, makePublished, passageOf, word } from './rows'
import { makePier, person, suggest } from './suggestion-rows'

const rules = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const desktop = { width: 1280, height: 900 }
const phone = { width: 390, height: 844 }

test.use({ expectedStatuses: [404, 410] })

/** What axe finds wrong on the page as it stands, one line for each rule. */
async function violations(page: Page, only?: string[]): Promise<string[]> {
  const found = await page.evaluate(async (named) => {
    const { run } = (window as unknown as { axe: typeof axe }).axe
    const { violations } = await run(document, named ? { runOnly: named } : {})
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html.slice(0, 160)) }))
  }, only)
  return found.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).join('  ')} (${nodes.length})`)
}

/** Light and dark, wide and on a phone: nothing that axe finds, and nothing that runs out of the side. */
async function sound(page: Page): Promise<void> {
  // The page's policy lets no script in from outside; this runs beside it.
  await page.evaluate(rules)
  for (const [size, viewport] of Object.entries({ desktop, phone })) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    expect.soft(await violations(page), `${page.url()}, ${size}, light`).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect.soft(await violations(page, ['color-contrast']), `${page.url()}, ${size}, dark`).toEqual([])
  }
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect.soft(beyond, `${page.url()} is no wider than a phone`).toBeLessThanOrEqual(0)
  await page.setViewportSize(desktop)
}

async function everyDetail(page: Page): Promise<void> {
  await page.evaluate(() =>
    document.querySelectorAll('main details').forEach((e) => e.setAttribute('open', '')),
  )
}

test('reader pages', async ({ page }) => {
  test.setTimeout(120_000)
  const made = await makePublished({
    source: { name: 'a person who was not named', kind: 'unnamed' },
    channel: 'a note',
  })
  const source = (await passageOf(made)).source!.id
  await page.goto('/search?q=warned+of+cracks')
  const sample = await page.getByRole('link', { name: 'was warned of cracks' }).first().getAttribute('href')
  const gone = await makePublished()
  await withdrawClaim(system, { ...(await claimOf(gone)), reason: 'It was said of another harbour.' })
  await expect(async () => expect((await page.request.get(gone.path)).status()).toBe(410)).toPass()
  for (const path of [
    ...['/', '/claims', '/claims?after=1900-01-01_1', '/sources', '/articles', '/search', '/search?q=noon'],
    ...[
      '/search?q=qqqqqq',
      '/about',
      made.path,
      sample!,
      `/sources/${source}`,
      `/articles/${made.article.id}`,
    ],
    ...['/claims/2000000000', '/no-such-page', gone.path, '/login?error=AccessDenied'],
  ])
    await test.step(path, async () => {
      await page.goto(path)
      await everyDetail(page)
      await sound(page)
    })
})

test('the desk', async ({ page, editor }) => {
  test.setTimeout(120_000)
  expect(editor.id).toBeGreaterThan(0)
  const made = await makePublished()
  for (const path of ['/desk', '/desk?show=mine', '/desk/import', '/desk/quality', '/admin/sources'])
    await test.step(path, async () => {
      await page.goto(path)
      await sound(page)
    })
  await page.goto(`/desk/articles/${made.article.id}`)
  await sound(page)
  await page.getByRole('navigation', { name: 'Passages of this article' }).getByRole('button').first().click()
  await expect(page.getByLabel('Claim, in our own words')).toBeVisible()
  await sound(page)
  await page.getByRole('button', { name: /^All keys/ }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await sound(page)
})

test('articles that another has, and that look the same', async ({ page, editor }) => {
  test.setTimeout(120_000)
  const mark = word()
  const jonas = await makeUser('editor')
  const text = Array.from({ length: 40 }, (_, at) => `The gate ${mark} closed ${at} times.`).join(' ')
  const url = `https://averil.example/${mark}`
  const [one, other] = [await makeArticle(text, { url }), await makeArticle(`${text} More.`)]
  await takeArticle({ kind: 'user', role: 'editor', ...jonas }, { id: other.id })
  await takeArticle({ kind: 'user', role: 'editor', ...editor }, { id: one.id })
  for (const path of [`/desk?q=${mark}`, `/desk?q=${mark}&show=done`, `/desk/articles/${one.id}/details`])
    await test.step(path, async () => {
      await page.goto(path)
      await sound(page)
    })
  await open(page, other.id)
  await page.getByText('State of the article: With').click()
  await expect(page.getByRole('button', { name: /^Take it over from/ })).toBeVisible()
  await sound(page)
})

test('the desk with suggestions', async ({ page, editor }) => {
  test.setTimeout(120_000)
  expect(editor.id).toBeGreaterThan(0)
  const pier = await makePier()
  const other = await makeArticle(`Nobody opens the ${word()} gate.`)
  for (const words of ['opens', 'gate'])
    await makeDraft(other, words, { source: { name: pier.ada, kind: 'person' } })
  await suggest(pier, 'the pier closed until May', person(pier.ada))
  await suggest(pier, 'the fishermen without a word', person(pier.petra), { confidence: 0.4 })
  await suggest(pier, 'a second gate on Monday', person(pier.imre, { kind: 'organisation', place: true }))
  await open(page, pier.id)
  const main = page.getByRole('main', { name: 'Article text' })
  await test.step('a choice of sources, refused', async () => {
    await page.keyboard.press('n')
    await expect(page.getByRole('group', { name: /^Who is/ })).toBeVisible()
    await page.keyboard.press('a')
    await expect(
      page
        .getByRole('group', { name: /^Who is/ })
        .getByRole('button')
        .first(),
    ).toBeFocused()
    await sound(page)
  })
  await test.step('a dismissal', async () => {
    await main.focus()
    await page.keyboard.press('x')
    await expect(page.getByRole('region', { name: 'Dismissed' })).toBeVisible()
    await sound(page)
  })
  await test.step('a place, and a draft beside it', async () => {
    await main.focus()
    await page.keyboard.press('a')
    await expect(main.locator('[aria-current]')).toHaveText('a second gate on Monday')
    await sound(page)
  })
  await test.step('every key', async () => {
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    await sound(page)
  })
})

test('administration', async ({ page, admin }) => {
  test.setTimeout(120_000)
  const made = await makePublished()
  const source = (await passageOf(made)).source!.id
  for (const path of [
    ...['/admin/sources', `/admin/sources/${source}`, '/admin/sources/new'],
    ...['/admin/users', `/admin/users/${admin.id}`, '/admin/settings'],
  ])
    await test.step(path, async () => {
      await page.goto(path)
      await sound(page)
    })
})

test('with the keyboard alone', async ({ page }) => {
  const made = await makePublished()
  for (const path of [made.path, '/claims', '/login'])
    await test.step(path, async () => {
      await page.goto(path)
      await page.keyboard.press('Tab')
      const skip = page.getByRole('link', { name: 'Skip to the content' })
      await expect(skip).toBeFocused()
      await expect(skip).toBeInViewport()
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(/#main$/)
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.closest('main')?.id)).toBe('main')
    })
  await page.goto(made.path)
  const seen = new Set<string>()
  for (let stop = 0; stop < 40; stop++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return null
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
      const shown = (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
      return { shown, what: element.outerHTML.slice(0, 100) }
    })
    if (!focused || seen.has(focused.what)) break
    seen.add(focused.what)
    expect.soft(focused.shown, `${focused.what} shows its focus`).toBe(true)
  }
  expect(seen.size).toBeGreaterThan(10)
})
