import type { Page } from '@playwright/test'
import { deskArticle } from '../db/desk'
import { joinArticles } from '../db/twins'
import { takeArticle } from '../db/work'
import { system, type Actor } from '../lib/permissions'
import { desk, open } from './desk-page'
import { expect, makeUser, signIn, test, type Person } from './fixtures'
import { makeArticle, makeFerry, makePublished, word } from './rows'

const as = (person: Person): Actor => ({ kind: 'user', role: 'editor', ...person })
const row = (page: Page, title: string) => page.getByRole('row', { name: new RegExp(`^Choose ${title}`) })
const chip = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'Articles by state' })
    .getByRole('link', { name: new RegExp(`^${name} `) })
const workOn = async (id: number) => (await deskArticle(system, id)).work
const titles = (mark: string, count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, at) =>
      makeArticle(`Report ${mark} ${at}.`, { title: `Ferry ${mark} ${at}` }),
    ),
  )

async function find(page: Page, words: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Title or publisher' }).fill(words)
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`q=.*${words}`))
}

/** Opens what is folded behind the state of the article, and chooses. */
async function choose(page: Page, state: string, name: string | RegExp): Promise<void> {
  await page.getByText(`State of the article: ${state}`).click()
  await page.getByRole('button', { name }).click()
}

test('an article is found, taken, marked as done, and found again', async ({ page, editor }) => {
  const mark = word()
  const { id } = await makeArticle(`Report ${mark}.`, { title: `Ferry ${mark}`, publisher: `Post ${mark}` })
  await page.goto('/desk')
  await find(page, mark)
  await expect(row(page, `Ferry ${mark}`)).toContainText('New')
  await expect(page.getByRole('link', { name: `Ferry ${mark}` })).toHaveAttribute('href', desk(id))
  await open(page, id)
  await choose(page, 'New', /^Take it/)
  await expect(page.getByText('State of the article: With you')).toBeVisible()
  expect((await workOn(id)).by?.id).toBe(editor.id)

  await page.goto(`/desk?show=mine`)
  await expect(row(page, `Ferry ${mark}`)).toContainText(/In work with you\s*since \d\d:\d\d/)
  await open(page, id)
  await page.keyboard.press('f')
  await expect(page.getByText('State of the article: Done')).toBeVisible()
  await page.goto(`/desk?q=${mark}`)
  await expect(page.getByRole('heading', { name: 'No article like this here' })).toBeVisible()
  await page.getByRole('link', { name: 'Show 1 article of other states' }).click()
  await expect(row(page, `Ferry ${mark}`)).toContainText(`by ${editor.name}`)
  await page.getByLabel('Publisher', { exact: true }).selectOption(`Post ${mark}`)
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await chip(page, 'Done').click()
  await expect(row(page, `Ferry ${mark}`)).toBeVisible()
  await expect(page).toHaveURL(/show=done.*publisher=\d+/)
})

test('a second editor sees who has an article, and takes it over', async ({ page, editor }) => {
  const jonas = await makeUser('editor')
  const { id } = await makeFerry()
  await takeArticle(as(jonas), { id })
  await page.goto('/desk?show=in-work')
  await expect(row(page, (await deskArticle(system, id)).title)).toContainText(/has it\s*since/)
  await open(page, id)
  const notice = page.getByRole('region', { name: 'Who has this article' })
  await expect(notice).toContainText(`${jonas.name} has this article in work since`)
  // Meanwhile it goes to a third: what the page told is out of date, and it says so.
  const third = await makeUser('editor')
  await takeArticle(as(third), { id, from: jonas.id })
  await notice.getByRole('button', { name: /^Take it over/ }).click()
  await expect(page.getByRole('status').filter({ hasText: 'has this article in work since' })).toBeAttached()
  expect((await workOn(id)).by?.id).toBe(third.id)
  await notice.getByRole('button', { name: /^Take it over/ }).click()
  await expect(notice).toBeHidden()
  expect((await workOn(id)).by?.id).toBe(editor.id)
  await page.getByRole('main', { name: 'Article text' }).focus()
  await page.keyboard.press('g')
  await expect(page.getByText('State of the article: New')).toBeVisible()
})

for (const javaScriptEnabled of [true, false])
  test(`many are set aside at once, another’s are left, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled })
    const page = await context.newPage()
    const mark = word()
    const jonas = await makeUser('editor')
    const [theirs, ...rest] = await titles(mark, 3)
    await takeArticle(as(jonas), { id: theirs!.id })
    await signIn(page, await makeUser('editor'), `/desk?q=${mark}`)
    for (const box of await page.getByRole('checkbox', { name: /^Choose / }).all()) await box.check()
    await page.getByRole('button', { name: 'Set aside' }).click()
    const told = page.getByRole('status').filter({ hasText: 'set aside' })
    await expect(told).toContainText('2 articles were set aside.')
    await expect(told).toContainText(`Ferry ${mark} 0: ${jonas.name} has it in work.`)
    for (const { id } of rest) expect((await workOn(id)).state).toBe('set-aside')
    expect((await workOn(theirs!.id)).by?.id).toBe(jonas.id)

    await chip(page, 'Set aside').click()
    await expect(page.getByRole('checkbox', { name: /^Choose / })).toHaveCount(2)
    await page.getByRole('button', { name: 'Back to new' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'Choose an article.' })).toBeVisible()
    await page.getByRole('checkbox', { name: `Choose Ferry ${mark} 1` }).check()
    await page.getByRole('button', { name: 'Back to new' }).click()
    await expect(page.getByRole('status').filter({ hasText: '1 article was made new again.' })).toBeVisible()
    await context.close()
  })

test('two that look the same are made one, and parted again', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const mark = word()
  const text = Array.from({ length: 40 }, (_, at) => `The ferry ${mark} left pier ${at} at noon.`).join(' ')
  const one = await makeArticle(text, { title: `First ${mark}`, url: `https://one.example/${mark}` })
  const other = await makeArticle(`${text} More.`, {
    title: `Second ${mark}`,
    url: `https://two.example/${mark}`,
  })
  await page.goto(`/desk?q=${mark}`)
  await expect(row(page, `Second ${mark}`)).toContainText(
    /Looks the same as “First \w+” \(9\d% of the words\)/,
  )
  await page.goto(desk(other.id))
  const offer = page.getByRole('region', { name: 'An article that looks the same' })
  await expect(offer).toContainText(`Looks the same as “First ${mark}”`)
  await offer.getByRole('button', { name: 'Make them one article' }).click()
  await expect(page).toHaveURL(desk(one.id))
  await page.goto(desk(other.id))
  await expect(page).toHaveURL(desk(one.id))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`First ${mark}`)
  await page.getByRole('link', { name: 'Details' }).click()
  const addresses = page.getByRole('region', { name: 'Addresses' })
  await expect(addresses.getByRole('listitem').filter({ hasText: 'one.example' })).toContainText(
    'main address',
  )
  await expect(addresses.getByRole('link', { name: /two\.example/ })).toBeVisible()
  await addresses.getByRole('button', { name: `Part again from Second ${mark}` }).click()
  await expect(page.getByRole('status')).toContainText('They are two articles again.')
  await page.goto(desk(other.id))
  await expect(page).toHaveURL(desk(other.id))
})

test('two that look the same stay two', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const mark = word()
  const text = Array.from({ length: 40 }, (_, at) => `The pier ${mark} closed gate ${at} at noon.`).join(' ')
  await makeArticle(text)
  const { id } = await makeArticle(`${text} More.`)
  await page.goto(desk(id))
  const offer = page.getByRole('region', { name: 'An article that looks the same' })
  await offer.getByRole('button', { name: 'They are two' }).click()
  await expect(offer).toBeHidden()
  expect((await deskArticle(system, id)).twin).toBeNull()
})

test('a reader who asks for a joined article comes to the one it is part of', async ({ request }) => {
  const made = await makePublished()
  const other = await makeArticle(`Report ${word()}.`)
  expect((await request.get(`/articles/${other.id}`)).status()).toBe(404)
  await joinArticles(system, { id: other.id, into: made.article.id })
  await expect(async () => {
    const answer = await request.get(`/articles/${other.id}`, { maxRedirects: 0 })
    expect(answer.status()).toBe(308)
    expect(answer.headers().location).toMatch(new RegExp(`/articles/${made.article.id}-`))
  }).toPass()
})

test('addresses of the inbox that make no sense answer 404, its old one leads to it', async ({
  page,
  editor,
}) => {
  expect(editor.id).toBeGreaterThan(0)
  for (const query of [
    'show=everything',
    'publisher=x',
    'feed=-1',
    'after=rubbish',
    'q=a&q=b',
    'publisher=99999999999',
  ])
    expect((await page.request.get(`/desk?${query}`)).status(), query).toBe(404)
  for (const query of [
    'show=',
    'publisher=&feed=&q=',
    'q=%00',
    'publisher=2000000000',
    'show=unread',
    'unknown=1',
  ])
    expect((await page.request.get(`/desk?${query}`)).status(), query).toBe(200)
  const moved = await page.request.get('/desk/inbox?show=mine', { maxRedirects: 0 })
  expect([moved.status(), moved.headers().location]).toEqual([308, '/desk?show=mine'])
})
