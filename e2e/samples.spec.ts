import type { Page } from '@playwright/test'
import { changeArticle } from '../db/bring-in'
import { deskArticle } from '../db/desk'
import { system } from '../lib/permissions'
import { expect, firstAdmin, signInByForm } from './fixtures'
import { freshTest } from './fresh'
import { makeArticle, makePublished, passageOf, word } from './rows'

const test = freshTest()

test.use({ expectedStatuses: [404] })

const note = (page: Page) => page.getByRole('main').getByRole('alert')
const tick = (page: Page) => page.getByRole('checkbox', { name: /^I have seen that / })
const remove = (page: Page) => page.getByRole('button', { name: 'Remove the sample data' })

/** The addresses of a list's rows, such as /claims/12-the-words. */
async function rows(page: Page, noun: string): Promise<string[]> {
  await page.goto(`/${noun}`)
  const links = page.getByRole('main').locator(`a[href^="/${noun}/"]`)
  return links.evaluateAll((all) => [
    ...new Set(all.map((link) => link.getAttribute('href')!.split('#')[0]!)),
  ])
}

const numberIn = (path: string) => Number(/\d+/.exec(path)![0])

test('an admin removes the sample data in one step, unless real rows rest on it', async ({
  page,
  request,
}) => {
  const nouns = ['claims', 'sources', 'articles']
  const samples: Record<string, string[]> = {}
  for (const noun of nouns) {
    samples[noun] = await rows(page, noun)
    expect(samples[noun].length, noun).toBeGreaterThan(2)
  }
  await page.goto('/')
  await expect(page.getByText(/Entries with this tag were invented/)).toBeVisible()

  // A real article of an outlet that was invented.
  const sample = await deskArticle(system, numberIn(samples.articles![0]!))
  const title = `Ferry ${word()}`
  const real = await makeArticle(`“We are late,” she said. ${word()}`, { title, publisher: sample.publisher })
  await signInByForm(page, firstAdmin, '/admin/settings')
  await remove(page).click()
  await expect(tick(page)).toHaveAccessibleDescription(/Tick the box first: this cannot be undone\.$/)
  await tick(page).check()
  await remove(page).click()
  await expect(note(page)).toContainText('Nothing was removed, since these rest on sample data:')
  await expect(note(page).getByRole('listitem')).toHaveText([`the article “${title}”`])
  for (const noun of nouns) expect(await rows(page, noun)).toEqual(samples[noun])

  const { version } = await deskArticle(system, real.id)
  const plain = { author: null, url: null, language: null, date: null }
  await changeArticle(system, { ...plain, id: real.id, version, title, publisher: `The ${word()} Times` })
  await page.goto('/admin/settings')
  await tick(page).check()
  await remove(page).click()
  await expect(page.getByRole('status')).toHaveText(/^The sample data is removed: \d+ rows\.$/)
  await expect(page.getByText('There is no sample data here.')).toBeVisible()
  await expect(remove(page)).toBeHidden()

  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Nothing is on record yet' })).toBeVisible()
  await expect(page.getByText(/Entries with this tag were invented/)).toBeHidden()
  for (const noun of nouns) {
    expect(await rows(page, noun)).toEqual([])
    for (const path of samples[noun]!)
      expect((await request.get(path, { maxRedirects: 0 })).status(), path).toBe(404)
  }
  await page.goto('/desk')
  await expect(page.getByRole('rowheader', { name: title })).toBeVisible()
  await expect(page.getByRole('rowheader')).toHaveCount(1)

  const first = await makePublished()
  const { source } = await passageOf(first)
  const numbers = { claims: first.claim, sources: source!.id, articles: first.article.id }
  for (const [noun, number] of Object.entries(numbers))
    expect(number, noun).toBeGreaterThan(Math.max(...samples[noun]!.map(numberIn)))
  await expect(async () => expect((await request.get(first.path)).status()).toBe(200)).toPass()
  await page.goto('/')
  await expect(page.getByRole('link', { name: first.wording })).toBeVisible()
})
