import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import type { APIRequestContext } from '@playwright/test'
import { client } from '../db/connection'
import { changeSource } from '../db/source-doors'
import { withdrawClaim } from '../db/withdrawing'
import { system } from '../lib/permissions'
import { expect, test as base } from './fixtures'
import { claimOf, makePublished, passageOf, word } from './rows'

type SourceRow = { id: number; name: string; kind: 'person'; version: number }

const test = base.extend({ javaScriptEnabled: false })

const atom = async (request: APIRequestContext, address: string) =>
  parseAtomFeed(await (await request.get(address)).text())
const absolute = /^[a-z][a-z0-9+.-]*:\S+$/
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/
const filled = expect.stringMatching(/\S/) as unknown

const titles = async (request: APIRequestContext, address: string) =>
  (await atom(request, address)).entries?.map((entry) => entry.title?.value) ?? []

test('a new claim heads the feed of the newest, in both forms', async ({ page, request }) => {
  const claim = await makePublished()
  await expect.poll(() => titles(request, '/feed.xml')).toContain(claim.wording)
  const feed = await request.get('/feed.json')
  expect(feed.headers()['content-type']).toContain('application/feed+json')
  expect(feed.headers()['access-control-allow-origin']).toBe('*')
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

test('the heads of a search and of the corrections name their feeds', async ({ page }) => {
  const feeds = () =>
    page
      .locator('link[rel="alternate"][type="application/atom+xml"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  await page.goto('/search?q=river+%26+gate&stance=denies&order=oldest')
  expect(await feeds()).toEqual(['/search/feed.xml?q=river+%26+gate&stance=denies'])
  await page.goto('/search')
  expect(await feeds()).toEqual([])
  await page.goto('/corrections')
  expect(await feeds()).toEqual(['/corrections/feed.xml'])
})

test('a withdrawal stands in the feed of corrections without the words withdrawn', async ({ request }) => {
  const claim = await makePublished()
  await withdrawClaim(system, { ...(await claimOf(claim)), reason: `Recorded twice, ${claim.claim}.` })
  const body = async () => (await request.get('/corrections/feed.xml')).text()
  await expect.poll(body).toContain(`Recorded twice, ${claim.claim}.`)
  expect(await body()).not.toContain(claim.wording)
  await expect.poll(() => titles(request, '/feed.xml')).not.toContain(claim.wording)
})

test('a corrected source stands in the feed of corrections too', async ({ request }) => {
  const claim = await makePublished()
  const { source } = await passageOf(claim)
  const [row] = await client()`select id, name, kind, version from sources where id = ${source!.id}`
  const description = `keeper of the gates ${word()}`
  await changeSource(system, { ...(row as unknown as SourceRow), description, reason: 'A mistake of ours.' })
  const body = async () => (await request.get('/corrections/feed.xml')).text()
  await expect.poll(body).toContain(`Description: “${description}” for none.`)
})

test('a claim is embedded by the address under which the record was asked', async ({ request, baseURL }) => {
  const { path, wording, claim } = await makePublished()
  const answer = await request.get(`/oembed?url=${encodeURIComponent(new URL(path, baseURL).href)}`)
  const { title, html } = (await answer.json()) as { title: string; html: string }
  expect(title).toBe(wording)
  expect(html).toContain(`src="${new URL(`/embed/claims/${claim}`, baseURL).href}"`)
  const elsewhere = encodeURIComponent(`http://elsewhere.example${path}`)
  expect((await request.get(`/oembed?url=${elsewhere}`)).status()).toBe(404)
})

test('what is not there has no feed', async ({ request }) => {
  const status = async (address: string) => (await request.get(address)).status()
  expect(await status('/sources/2147483647/feed.xml')).toBe(404)
  expect(await status('/topics/2147483647/feed.json')).toBe(404)
  expect(await status('/search/feed.xml?from=never')).toBe(400)
  expect(await status('/articles/1/feed.xml')).toBe(404)
})

test('every feed holds what RFC 4287 and JSON Feed 1.1 ask for', async ({ request }) => {
  const claim = await makePublished({ topics: [`locks ${word()}`] })
  const gone = await makePublished()
  await withdrawClaim(system, { ...(await claimOf(gone)), reason: 'Recorded twice.' })
  const { source } = await passageOf(claim)
  const [topic] = /\/topics\/\d+/.exec(await (await request.get(claim.path)).text()) ?? []
  const feeds = ['/feed', '/corrections/feed', '/search/feed', `/sources/${source!.id}/feed`, `${topic}/feed`]
  for (const at of feeds) {
    const answer = await request.get(`${at}.xml`)
    expect(answer.headers()['content-type'], at).toMatch(/^application\/atom\+xml/)
    const feed = parseAtomFeed(await answer.text())
    expect(feed, at).toMatchObject({ id: expect.stringMatching(absolute), title: { value: filled } })
    expect(feed.updated, at).toMatch(moment)
    expect(
      feed.links?.map(({ rel }) => rel),
      at,
    ).toEqual(['self', 'alternate'])
    expect(feed.entries?.length, at).toBeGreaterThan(0)
    for (const entry of feed.entries ?? []) {
      expect(entry, at).toMatchObject({ id: expect.stringMatching(absolute), title: { value: filled } })
      expect(entry.updated, at).toMatch(moment)
      expect(entry.authors?.length ?? feed.authors?.length, at).toBeGreaterThan(0)
      expect(entry.links?.some(({ rel }) => rel === 'alternate') || entry.content, at).toBeTruthy()
    }
    // One name, one entry (RFC 4287, 4.2.6).
    expect(new Set(feed.entries?.map(({ id }) => id)).size, at).toBe(feed.entries?.length)

    const json = await request.get(`${at}.json`)
    expect(json.headers()['content-type'], at).toMatch(/^application\/feed\+json/)
    const told = (await json.json()) as { items: Record<string, unknown>[] }
    expect(told, at).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', title: filled })
    expect(told.items, at).toHaveLength(feed.entries!.length)
    for (const item of told.items) expect(item, at).toMatchObject({ id: filled, content_text: filled })
  }
})
