import { withdrawClaim } from '../db/withdrawing'
import { takeArticle } from '../db/work'
import { system } from '../lib/permissions'
import { open } from './desk-page'
import { expect, makeUser, test } from './fixtures'
import { claimOf, makeArticle, makeDraft, makePublished, passageOf, word } from './rows'
import { everyDetail, sound } from './sound'
import { makePier, person, suggest } from './suggestion-rows'

test.use({ expectedStatuses: [400, 404, 410] })

test('reader pages', async ({ page }) => {
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
      '/about/api',
      '/about/api/claims',
      made.path,
      sample!,
      `/sources/${source}`,
      `/articles/${made.article.id}`,
    ],
    ...[
      '/claims/2000000000',
      '/no-such-page',
      '/claims?after=yesterday',
      gone.path,
      '/login?error=AccessDenied',
    ],
  ])
    await test.step(path, async () => {
      await page.goto(path)
      await everyDetail(page)
      await sound(page)
    })
})

test('the desk', async ({ page, editor }) => {
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
      // Two links may read alike: their places differ.
      const place = [...document.querySelectorAll('*')].indexOf(element)
      return { shown, what: `${place} ${element.outerHTML.slice(0, 100)}` }
    })
    if (!focused || seen.has(focused.what)) break
    seen.add(focused.what)
    expect.soft(focused.shown, `${focused.what} shows its focus`).toBe(true)
  }
  expect(seen.size).toBeGreaterThan(10)
})
