import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { system } from '../lib/permissions'
import { publish } from '../db/publishing'
import { withdrawClaim } from '../db/withdrawing'
import { expect, test } from './fixtures'
import { claimOf, makeArticle, makeDraft, makePublished, word } from './rows'

test.use({ expectedStatuses: [404, 410] })

/** Bytes of script, gzipped, that a reader page may cost; the framework alone takes some 136,000. */
const most = 150_000
const lists = ['/', '/claims', '/sources', '/articles', '/publishers', '/topics', '/on', '/corrections']

/** One address of every kind of reader page. */
async function everyKind(page: Page): Promise<string[]> {
  const topics = [`weights ${word()}`]
  const words = 'We shut the gates at noon'
  const article = await makeArticle(`“${words},” she said. ${word()}`, { publisher: `The ${word()} Post` })
  const made = await makeDraft(article, words, { topics, channel: `Radio ${word()}` })
  await publish(system, { articleId: article.id, only: null })
  const gone = await makePublished()
  await withdrawClaim(system, { ...(await claimOf(gone)), reason: 'It was said of another harbour.' })
  await page.goto(made.path)
  const main = page.getByRole('main')
  const first = (room: string) =>
    main.locator(`a[href^="/${room}/"]`).first().getAttribute('href', { timeout: 10_000 })
  const rows = await Promise.all(['sources', 'topics', 'publishers', 'channels', 'articles'].map(first))
  const paths = rows.flatMap((path) => path ?? [])
  expect(paths).toHaveLength(5)
  const today = new Date().toISOString().slice(0, 10)
  return [
    ...lists,
    ...paths,
    made.path,
    `${made.path}/history`,
    `${made.path}?asOf=${today}`,
    `${paths[0]}?asOf=${today}`,
    `/compare?a=${/\d+/.exec(paths[0]!)![0]}`,
    '/on/2025-04-02',
    '/search?q=noon',
    '/about',
    '/no-such-page',
    gone.path,
  ]
}

test('no kind of reader page sends more script than the framework needs', async ({ page }) => {
  test.setTimeout(180_000)
  let sent: Promise<number>[] = []
  page.on('response', (answer) => {
    if (answer.request().resourceType() === 'script')
      sent.push(answer.body().then((body) => gzipSync(body).length))
  })
  // Each page as the first that a reader opens.
  await page.route('**/*', (route) => route.continue())
  for (const path of await everyKind(page)) {
    sent = []
    await page.goto(path, { waitUntil: 'networkidle' })
    const bytes = (await Promise.all(sent)).reduce((sum, one) => sum + one, 0)
    test.info().annotations.push({ type: 'script', description: `${path}: ${bytes}` })
    expect.soft(bytes, path).toBeGreaterThan(0)
    expect.soft(bytes, path).toBeLessThanOrEqual(most)
  }
})
