import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import type { APIRequestContext } from '@playwright/test'
import { withdrawClaim } from '../db/withdrawing'
import { system } from '../lib/permissions'
import { expect, test as base } from './fixtures'
import { claimOf, makePublished, passageOf, word } from './rows'

const test = base.extend({ javaScriptEnabled: false })

const atom = async (request: APIRequestContext, address: string) =>
  parseAtomFeed(await (await request.get(address)).text())
const titles = async (request: APIRequestContext, address: string) =>
  (await atom(request, address)).entries?.map((entry) => entry.title?.value) ?? []

test('a new claim heads the feed of the newest, in both forms', async ({ page, request }) => {
  const claim = await makePublished()
  await expect.poll(() => titles(request, '/feed.xml')).toContain(claim.wording)
  const feed = await request.get('/feed.json')
  expect(feed.headers()['content-type']).toContain('application/feed+json')
  const items = parseJsonFeed(await feed.text()).items ?? []
  expect(items.length).toBeLessThanOrEqual(50)
  expect(items.map((item) => item.title)).toContain(claim.wording)
  await page.goto('/')
  await page.getByRole('main').getByRole('link', { name: 'Feed' }).waitFor()
  await expect(page.locator('link[type="application/atom+xml"]')).toHaveAttribute('href', /\/feed\.xml$/)
})

test('a source, a topic and a search have feeds of their own', async ({ page, request }) => {
  const topic = `harbour ${word()}`
  const claim = await makePublished({ topics: [topic] })
  const { source, claim: told } = await passageOf(claim)
  const name = source!.name
  expect(await titles(request, `/sources/${source!.id}/feed.xml`)).toEqual([told.wording])
  const search = `/search/feed.xml?q=${encodeURIComponent(name)}&stance=asserts`
  await expect.poll(() => titles(request, search)).toEqual([told.wording])
  expect(await titles(request, `/search/feed.xml?q=${encodeURIComponent(name)}&stance=denies`)).toEqual([])
  const [entry] = (await atom(request, `/sources/${source!.id}/feed.xml`)).entries ?? []
  expect(entry?.categories?.[0]?.term).toBe(topic)
  await page.goto(`/sources/${source!.id}`)
  await page.getByRole('main').getByRole('link', { name: 'Feed' }).waitFor()
})

test('a withdrawal stands in the feed of corrections without the words withdrawn', async ({ request }) => {
  const claim = await makePublished()
  await withdrawClaim(system, { ...(await claimOf(claim)), reason: `Recorded twice, ${claim.claim}.` })
  const body = async () => (await request.get('/corrections/feed.xml')).text()
  await expect.poll(body).toContain(`Recorded twice, ${claim.claim}.`)
  expect(await body()).not.toContain(claim.wording)
  await expect.poll(() => titles(request, '/feed.xml')).not.toContain(claim.wording)
})

test('what is not there has no feed', async ({ request }) => {
  const status = async (address: string) => (await request.get(address)).status()
  expect(await status('/sources/2147483647/feed.xml')).toBe(404)
  expect(await status('/topics/2147483647/feed.json')).toBe(404)
  expect(await status('/search/feed.xml?from=never')).toBe(400)
  expect(await status('/articles/1/feed.xml')).toBe(404)
})
