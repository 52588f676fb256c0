import type { Page } from '@playwright/test'
import { publish } from '../db/publishing'
import { addName } from '../db/source-doors'
import { system } from '../lib/permissions'
import { expect, quick, test as base, until } from './fixtures'
import { makeArticle, makeDraft, makePublished, passageOf, pieceOf, word, type Statement } from './rows'

// A reader as plain as they come: no script, and at the end still no cookie.
const test = base.extend<{ plain: void }>({
  javaScriptEnabled: false,
  plain: [
    async ({ context }, provide) => {
      await provide()
      expect(await context.cookies()).toEqual([])
    },
    { auto: true },
  ],
})

const place = word()
const hidden = word()
const master = `Anna ${word()}`
const port = `Port of ${place}`

// A claim of two stances; its first utterance stands in two articles, the second one with an address.
async function disputed(): Promise<Statement> {
  const first = await makeArticle(
    `Storm at ${place}\n\n“We shut the gates at noon,” ${master} told Radio ${place} on Friday.\n\n` +
      `Nobody on record said these words, ${hidden}.\n\nThe port denied it: “No gate was ever shut.”`,
    { title: `Storm at ${place}`, publisher: `The ${place} Times` },
  )
  const second = await makeArticle(`“We shut the gates at noon,” ${master} said. Twice, ${place}.`, {
    title: `Gates of ${place}`,
    publisher: `The ${place} Mail`,
    url: `https://${place}.example/gates`,
  })
  const told = await makeDraft(first, 'We shut the gates at noon', {
    claim: { wording: `The gates of ${place} were shut at noon.` },
    cue: pieceOf(first.text, 'told'),
    mention: pieceOf(first.text, master),
    source: { name: master, kind: 'person' },
    capacity: 'harbour master',
    channel: 'a radio interview',
    topics: ['harbours'],
  })
  await makeDraft(second, 'We shut the gates at noon', { utterance: told.utterance })
  await makeDraft(first, 'No gate was ever shut', {
    claim: { id: told.claim },
    source: { name: port, kind: 'organisation' },
    saidOn: { edtf: '2023-03-18', wording: null, basis: 'published-on' },
    stance: 'denies',
  })
  for (const { id } of [first, second]) await publish(system, { articleId: id, only: null })
  return told
}

let claim: Statement
test.beforeAll(async () => {
  claim = await disputed()
})

const rows = (page: Page) => page.getByRole('main').getByRole('listitem')

test('from the newest to a claim, its source, its article and a search', async ({ page }) => {
  const newest = await makePublished({ saidOn: { edtf: '2999-12-31', wording: null, basis: 'editor' } })
  const link = page.getByRole('link', { name: newest.wording })
  await until(page, '/', () => expect(link).toBeVisible(quick))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Who said what, and when.')
  await link.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(newest.wording)
  await page.getByRole('main').getByRole('heading', { level: 3 }).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText((await passageOf(newest)).source!.name)
  await page.getByRole('main').getByRole('link', { name: newest.wording }).click()
  await page.getByRole('link', { name: 'paragraph 1', exact: true }).click()
  await expect(page).toHaveURL(/\/articles\/\d+-[^#]+#p1$/)
  await expect(page.getByRole('main').locator('mark').last()).toContainText('We shut the gates at noon')
  const find = page.getByRole('search').getByRole('searchbox')
  await find.fill(newest.wording.split(' ')[2]!)
  await find.press('Enter')
  await expect(page.getByRole('heading', { name: '1 statement' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: newest.wording })).toBeVisible()
})

test('the statements stand in the order of their days', async ({ page }) => {
  const days: string[] = []
  await page.goto('/claims')
  for (let pages = 0; pages < 2; pages++) {
    for (const time of await rows(page).locator('time').all())
      days.push((await time.getAttribute('datetime'))!.split('/').at(-1)!)
    const earlier = page.getByRole('link', { name: /^Earlier, before / })
    if (!(await earlier.isVisible())) break
    await earlier.click()
  }
  expect(days.length).toBeGreaterThan(10)
  // A month or a year stands at its last day.
  const last = days.map((day) => `${day}-12-31`.slice(0, day.length < 10 && day.length > 4 ? 7 : 10))
  const comparable = last.map((day) => (day.length === 7 ? `${day}-31` : day))
  expect(comparable).toEqual(comparable.toSorted().reverse())
})

test('a claim shows who said it, when, how, and the words in their paragraph', async ({ page }) => {
  await page.goto(claim.path)
  const record = page.getByRole('main')
  await expect(record.getByRole('heading', { level: 1 })).toHaveText(claim.wording)
  await expect(record).toContainText('harbours')

  const asserts = record.getByRole('region', { name: /^Asserts 1/ })
  const denies = record.getByRole('region', { name: /^Denies 1/ })
  const said = asserts.getByRole('listitem').first()
  await expect(said.getByRole('heading', { level: 3 })).toHaveText(master)
  await expect(said).toContainText('17 March')
  await expect(said).toContainText('Friday, 2023')
  await expect(said).toContainText('as harbour master, via a radio interview')
  const figure = said.getByRole('figure').first()
  await expect(figure.locator('mark')).toHaveText('We shut the gates at noon')
  await expect(figure.getByRole('paragraph').first()).toHaveText(
    `“We shut the gates at noon,” ${master} told Radio ${place} on Friday.`,
  )
  await expect(figure).toContainText(`The ${place} Times, 18 March 2023`)
  await expect(figure).toContainText('direct quote')

  await said.getByText(`1 more passage: The ${place} Mail`).click()
  const outlet = said.getByRole('link', { name: 'Words at the outlet' })
  await expect(outlet).toHaveAttribute('href', new RegExp(`^https://${place}.example/gates#:~:text=`))
  const fragment = decodeURIComponent((await outlet.getAttribute('href'))!.split('#:~:text=')[1]!)
  expect(fragment).toContain('We shut the gates at noon')

  await said.getByText('How the date is known').click()
  await expect(said).toContainText(
    '17 March 2023. Printed as “on Friday”, counted from the day the article was published.',
  )
  await expect(denies.getByRole('link', { name: port })).toBeVisible()
  await denies.getByText('How the date is known').click()
  await expect(denies).toContainText('The article names no day: this is the day it was published.')
})

test('the sample claim gathers those who said it and those who denied it, and says what it is', async ({
  page,
}) => {
  await page.goto('/search?q=warned+of+cracks')
  const line = rows(page).filter({ hasText: 'was warned of cracks in the Kestrel Bridge' }).first()
  await expect(line.getByText('sample', { exact: true })).toBeVisible()
  await expect(line).toContainText(/\d utterances by 4 sources/)
  await line.getByRole('link', { name: 'was warned of cracks' }).click()
  await expect(page.getByText('Sample. This entry was invented')).toBeVisible()
  await expect(
    page.getByRole('region', { name: /^Asserts 2/ }).getByRole('heading', { level: 3 }),
  ).toHaveText(['Tobin Harcastle', 'Ilse Marrin'])
  const denied = page.getByRole('region', { name: /^Denies 3/ }).getByRole('heading', { level: 3 })
  await expect(denied).toHaveCount(3)
  await expect(denied.filter({ hasText: 'Tobin Harcastle' })).toHaveCount(1)
  await page.getByRole('link', { name: 'Tobin Harcastle' }).first().click()
  await page
    .getByRole('region', { name: /^Asserts/ })
    .getByRole('link', { name: 'Tobin Harcastle' })
    .click()
  await expect(page.getByText('Sample. This source was invented')).toBeVisible()
})

test('“Earlier” leads through everything a source said, each once', async ({ page }) => {
  const article = await makeArticle(`“Again and again,” he said. Report ${word()}.`)
  const talker = `Ivan ${word()}`
  const first = await makeDraft(article, 'Again and again', { source: { name: talker, kind: 'person' } })
  const { source } = await passageOf(first)
  const wordings = [first.wording]
  for (let day = 1; day <= 29; day++) {
    const edtf = `2022-01-${String(day).padStart(2, '0')}`
    const said = { edtf, wording: null, basis: 'editor' } as const
    const made = await makeDraft(article, 'Again and again', { source: { id: source!.id }, saidOn: said })
    wordings.push(made.wording)
  }
  await publish(system, { articleId: article.id, only: null })

  await page.goto(`/sources/${source!.id}`)
  await expect(page.getByRole('main')).toContainText('On record with 30 utterances on 30 claims')
  const links = page.getByRole('region', { name: 'Statements' }).locator('.st__claim').getByRole('link')
  const seen = await links.allTextContents()
  expect(seen.length).toBeLessThan(30)
  await page.getByRole('link', { name: /^Earlier, before \d+ January 2022$/ }).click()
  seen.push(...(await links.allTextContents()))
  expect(seen).toEqual([wordings[0], ...wordings.slice(1).reverse()])
  await expect(page.getByRole('link', { name: /^Earlier/ })).toHaveCount(0)
  await page.getByRole('link', { name: 'From the newest' }).click()
  await expect(page.getByRole('link', { name: wordings[0] })).toBeVisible()
})

test('a search finds words, phrases, words as printed and names', async ({ page }) => {
  const name = `Škoda ${word()}`
  const rare = word()
  const made = await makePublished({
    claim: { wording: `The café of ${rare} may close at noon.` },
    source: { name, kind: 'person' },
  })
  const { source } = await passageOf(made)
  await addName(system, { sourceId: source!.id, name: `Metonym ${rare}`, kind: 'metonym', language: null })
  const found = page.getByRole('main').getByRole('link', { name: made.wording })
  const search = async (q: string) => {
    await page.goto('/search')
    const field = page.getByRole('searchbox', { name: 'Search claims, words as printed, and sources' })
    await field.fill(q)
    await page.getByRole('button', { name: 'Search' }).click()
    await expect(field).toHaveValue(q)
  }
  for (const q of [`cafe ${rare}`, `CAFÉS ${rare}`, `"${rare} may close"`, name, name.replace('Š', 's')])
    await test.step(q, async () => {
      await search(q)
      await expect(found).toBeVisible()
    })
  await search(`"close may ${rare}"`)
  await expect(page.getByRole('heading', { name: `Nothing on record for` })).toBeVisible()
  await expect(found).toHaveCount(0)

  await search(`"${hidden}"`)
  await expect(page.getByRole('heading', { name: 'Nothing on record for' })).toBeVisible()
  await search(`"shut the gates at noon" ${place}`)
  await expect(page.getByRole('main').getByRole('link', { name: claim.wording })).toBeVisible()
  await search('"no gate was ever shut"')
  const hit = rows(page).filter({ hasText: claim.wording })
  await expect(hit.locator('mark').first()).toBeVisible()
  await expect(hit).toContainText('No gate was ever shut')
})

test('a search without a hit offers the nearest spelling, and one without words says what it does', async ({
  page,
}) => {
  await page.goto(`/search?q=${encodeURIComponent(`${master} Ana`)}&stance=predicts`)
  const offer = page.getByRole('listitem').filter({ hasText: 'Did you mean' })
  await offer.getByRole('link', { name: master }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(master)
  for (const url of ['/search', '/search?q=', '/search?q=+++']) {
    await page.goto(url)
    await expect(page.getByRole('heading', { name: 'What was said, by whom?' })).toBeVisible()
  }
})

test('of an article only the paragraphs with words on record are given out', async ({ page }) => {
  await page.goto(`/articles/${claim.article.id}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Storm at ${place}`)
  const record = page.getByRole('main')
  await expect(record).toContainText(`Radio ${place} on Friday`)
  await expect(record.getByText('Excerpts.')).toBeVisible()
  await expect(record.getByText('1 paragraph without words on record.').first()).toBeVisible()
  expect(await page.content()).not.toContain(hidden)
  // The margin's note leads to the claim, the mark to its note.
  const marked = record.locator('mark').filter({ hasText: 'No gate was ever shut' })
  await marked.getByRole('link').click()
  await expect(page).toHaveURL(/#n2$/)
  await expect(page.locator('#n2')).toContainText(`denies ${port}, 18 March 2023`)
  await page.locator('#n2').getByRole('link', { name: claim.wording }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(claim.wording)
})
