import { publish } from '../db/publishing'
import { system } from '../lib/permissions'
import { expect, test as base } from './fixtures'
import { makeArticle, makeDraft, makePublished, word } from './rows'
import { sound } from './sound'

const test = base.extend({ javaScriptEnabled: false })

async function printed() {
  const mark = word()
  const publisher = `The ${mark} Times`
  const channel = `her Telegram channel “${mark}”, 50% & more/less`
  const article = await makeArticle(`“We shut the gates at noon,” she said. Report ${mark}.`, {
    title: `Gates of ${mark}`,
    publisher,
  })
  const made = await makeDraft(article, 'We shut the gates at noon', {
    topics: [`Harbours ${mark}`],
    source: { name: `Anna ${mark}`, kind: 'person' },
    channel,
  })
  await publish(system, { articleId: article.id, only: null })
  return { ...made, mark, publisher, channel, topic: `Harbours ${mark}` }
}

test('from a claim to its topic, its outlet and its channel, each with what was said', async ({ page }) => {
  const made = await printed()
  for (const [name, extent] of [
    [made.topic, 'On record with 1 utterance, 17 March 2023.'],
    [made.publisher, '1 passage in 1 article. On record with 1 utterance, 17 March 2023.'],
    [made.channel, 'What was said there. On record with 1 utterance, 17 March 2023.'],
  ] as const)
    await test.step(name, async () => {
      await page.goto(made.path)
      await page.getByRole('main').getByRole('link', { name, exact: true }).first().click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
      await expect(page.getByRole('main')).toContainText(extent)
      const statements = page.getByRole('region', { name: 'Statements' })
      await expect(statements.getByRole('link', { name: made.wording })).toBeVisible()
      const most = page.getByRole('region', { name: 'Most on record here' })
      await expect(most.getByRole('link', { name: `Anna ${made.mark}` })).toBeVisible()
    })
  await page.goto(`/articles/${made.article.id}`)
  await page.getByRole('main').getByRole('link', { name: made.publisher, exact: true }).first().click()
  const newest = page.getByRole('region', { name: 'Newest articles' })
  await expect(newest.getByRole('link', { name: `Gates of ${made.mark}` })).toBeVisible()
})

test('an old address leads on, an unknown one is no page', async ({ page }) => {
  const made = await printed()
  await page.goto(made.path)
  for (const name of [made.topic, made.publisher]) {
    const path = await page
      .getByRole('main')
      .getByRole('link', { name, exact: true })
      .first()
      .getAttribute('href')
    const bare = path!.replace(/-.*/, '')
    const answer = await page.request.get(`${bare}-another-name`, { maxRedirects: 0 })
    expect(answer.status()).toBe(308)
    expect(answer.headers().location!.split(', ')[0]).toBe(path)
  }
  for (const path of [
    '/topics/2000000000',
    '/topics/x',
    '/publishers/2000000000',
    '/channels/none-such',
    '/channels/%20',
  ])
    expect((await page.request.get(path)).status(), path).toBe(404)
  expect((await page.request.get('/topics?after=x')).status()).toBe(400)
})

test('a new topic appears in the list, and a further claim on its page', async ({ page }) => {
  const topic = `Aaa ${word()}`
  await page.goto('/topics')
  const first = await makePublished({ topics: [topic] })
  const link = page.getByRole('link', { name: topic })
  await expect(async () => {
    await page.goto('/topics')
    await expect(link).toBeVisible({ timeout: 500 })
  }).toPass()
  await link.click()
  await expect(page.getByRole('link', { name: first.wording })).toBeVisible()
  const second = await makePublished({ topics: [topic] })
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('link', { name: second.wording })).toBeVisible({ timeout: 500 })
  }).toPass()
})

test('a channel called as an internal address is has a page', async ({ page }) => {
  for (const channel of ['at', 'News/at/Nine']) {
    const made = await makePublished({ channel })
    await page.goto(made.path)
    await page.getByRole('main').getByRole('link', { name: channel, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(channel)
    await expect(page.getByRole('link', { name: made.wording })).toBeVisible()
  }
})

test('the sitemap names what is public, robots may read what readers may', async ({ page }) => {
  const made = await printed()
  const read = async (path: string) => {
    const answer = await page.request.get(path)
    expect(answer.status(), path).toBe(200)
    return answer.text()
  }
  const index = await read('/sitemap.xml')
  const parts = [...index.matchAll(/<loc>https?:\/\/[^/]+(\/sitemaps\/[^<]+)<\/loc>/g)].map(
    ([, path]) => path!,
  )
  expect(parts).toEqual(expect.arrayContaining(['/sitemaps/claims-1.xml', '/sitemaps/topics-1.xml']))
  await expect(async () =>
    expect(await read('/sitemaps/claims-1.xml')).toContain(`${made.path}</loc><lastmod>`),
  ).toPass()
  expect(await read('/sitemaps/articles-1.xml')).toContain(`/articles/${made.article.id}-`)
  for (const kind of ['publishers', 'channels', 'days'])
    for (const part of parts.filter((path) => path.includes(kind))) await read(part)
  expect(parts).toContain('/sitemaps/publishers-1.xml')
  expect((await page.request.get('/sitemaps/days-1066.xml')).status()).toBe(404)
  expect((await page.request.get('/sitemaps/claims-999.xml')).status()).toBe(404)
  expect((await page.request.get('/sitemaps/users-1.xml')).status()).toBe(404)
  expect(await read('/robots.txt')).toContain('Allow: /\nDisallow: /desk\nDisallow: /admin\n')
})

base('pages of topics, publishers and channels are sound', async ({ page }) => {
  base.setTimeout(180_000)
  const made = await printed()
  await page.goto(made.path)
  const paths = await Promise.all(
    [made.topic, made.publisher, made.channel].map((name) =>
      page.getByRole('main').getByRole('link', { name, exact: true }).first().getAttribute('href'),
    ),
  )
  const later = paths.map((path) => `${path}?after=1000-01-01_1`)
  for (const path of ['/topics', '/publishers', '/topics?after=0_2000000000', made.path, ...paths, ...later])
    await base.step(path!, async () => {
      await page.goto(path!)
      await sound(page)
    })
})
