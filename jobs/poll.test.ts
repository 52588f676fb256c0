import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { captureAgain } from '../db/arrivals'
import { client, closeDatabase } from '../db/connection'
import { deskFeed } from '../db/feed-desk'
import { makeFeed } from '../db/test-feed-doors'
import { freshAddress } from '../db/test-arrival-doors'
import { makeArticle, makeUser, unique } from '../db/test-rows'
import { system } from '../lib/permissions'
import { due } from './due'
import { capture, type Tools } from './capture'
import { poll } from './poll'
import { startReader } from './reading-thread'

const ITEMS = 30
const asked: IncomingMessage[] = []
let etag = '"1"'
let origin = ''
let tools: Tools

const pages: Record<string, (request: IncomingMessage, answer: ServerResponse) => void> = {
  '/feed.xml': (request, answer) => {
    if (request.headers['if-none-match'] === etag) return void answer.writeHead(304).end()
    answer.writeHead(200, { 'Content-Type': 'application/rss+xml', ETag: etag }).end(rss())
  },
  '/moved.xml': (_, answer) => void answer.writeHead(301, { Location: '/feed.xml?moved' }).end(),
  '/feed.xml?moved': (_, answer) =>
    void answer.writeHead(200, { 'Content-Type': 'application/xml' }).end(rss()),
  '/gone.xml': (_, answer) => void answer.writeHead(410).end(),
  '/busy.xml': (_, answer) => void answer.writeHead(503, { 'Retry-After': '7200' }).end(),
  '/private/feed.xml': (_, answer) => void answer.writeHead(200).end(rss()),
  '/robots.txt': (_, answer) =>
    void answer.writeHead(200, { 'Content-Type': 'text/plain' }).end('User-agent: *\nDisallow: /private/'),
  '/': (_, answer) =>
    void answer
      .writeHead(200, { 'Content-Type': 'text/html' })
      .end('<link rel="alternate" type="application/feed+json" href="/feed.json">'),
  '/forbidden-item.xml': (_, answer) =>
    void answer.writeHead(200, { 'Content-Type': 'application/xml' }).end(forbiddenItem()),
  '/forbidden-item.xml?again': (_, answer) =>
    void answer.writeHead(200, { 'Content-Type': 'application/xml' }).end(forbiddenItem('?again=1')),
  '/private/story': (_, answer) =>
    void answer.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>Story'),
  '/one.html': (_, answer) =>
    void answer.writeHead(200, { 'Content-Type': 'text/html' }).end(naming('/other.html')),
  '/other.html': (_, answer) =>
    void answer.writeHead(200, { 'Content-Type': 'text/html' }).end(naming('/one.html')),
  '/feed.json': (_, answer) => {
    const items = [{ id: '1', url: `${origin}/json/1`, title: 'The Kestrel Bridge' }]
    const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'Post', items }
    answer.writeHead(200, { 'Content-Type': 'application/feed+json' }).end(JSON.stringify(feed))
  },
}

const forbiddenItem = (query = '') =>
  `<rss version="2.0"><channel><title>Post</title><item><title>Story</title><link>${origin}/private/story${query}</link><guid>p</guid></item></channel></rss>`
const naming = (path: string) => `<link rel="alternate" type="application/rss+xml" href="${path}">`
const section = unique('section').replace(' ', '-')
const rss = () => {
  const items = Array.from(
    { length: ITEMS },
    (_, at) =>
      `<item><title>Story ${at}</title><link>${origin}/${section}/${at}</link><guid>story-${at}</guid></item>`,
  )
  return `<rss version="2.0"><channel><title>The Averil Courier</title>${items.join('')}</channel></rss>`
}

const server = createServer((request, answer) => {
  asked.push(request)
  const page = pages[request.url ?? '']
  if (page) page(request, answer)
  else answer.writeHead(404).end()
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  origin = `http://127.0.0.1:${port}`
  tools = { reader: startReader(), opening: { allow: new Set([`127.0.0.1:${port}`]) } }
})
afterAll(async () => {
  server.close()
  await tools.reader.close()
  await closeDatabase()
})
beforeEach(() => void asked.splice(0))

const articles = async () => {
  const [row] = await client()`
    select count(*)::int as count from articles where url like ${`${origin}/${section}/%`}`
  return row!.count as number
}

test('a feed of 30 items that is polled again and again makes 30 articles', async () => {
  const id = await makeFeed('', `${origin}/feed.xml`)
  await poll(id, tools)
  expect(await articles()).toBe(ITEMS)
  expect(await deskFeed(system, id)).toMatchObject({
    title: 'The Averil Courier',
    items: ITEMS,
    taken: ITEMS,
  })

  asked.splice(0)
  await poll(id, tools)
  expect(asked.map(({ headers }) => headers['if-none-match'])).toEqual(['"1"'])
  expect(await articles()).toBe(ITEMS)

  etag = '"2"'
  await poll(id, tools)
  expect(await articles()).toBe(ITEMS)
  const [row] = await client()`select etag, unchanged, failures from feeds where id = ${id}`
  expect(row).toEqual({ etag: '"2"', unchanged: 2, failures: 0 })
  const [queued] = await client()`
    select count(*)::int as count from graphile_worker.jobs j join captures c on j.key = 'capture:' || c.id
    where c.address like ${`${origin}/${section}/%`}`
  expect(queued!.count).toBe(ITEMS)
})

test('a feed that has moved for good is asked at its new address, and its items stay known', async () => {
  const id = await makeFeed('nothing of this', `${origin}/moved.xml`)
  await poll(id, tools)
  expect(await deskFeed(system, id)).toMatchObject({
    ...{ address: `${origin}/feed.xml?moved`, items: ITEMS, taken: 0, problem: null },
  })
  await poll(id, tools)
  expect(await deskFeed(system, id)).toMatchObject({ items: ITEMS })
})

test('a page that names its feed leads to it', async () => {
  const id = await makeFeed('bridge', `${origin}/`)
  await poll(id, tools)
  expect((await deskFeed(system, id)).address).toBe(`${origin}/feed.json`)
  expect((await deskFeed(system, id)).lines).toMatchObject([{ article: { title: 'The Kestrel Bridge' } }])
})

test('pages that name one another are no feed, and asked later each time', async () => {
  const id = await makeFeed('', `${origin}/one.html`)
  await client()`delete from graphile_worker._private_jobs`
  for (const failures of [1, 2]) {
    asked.splice(0)
    await poll(id, tools)
    expect(asked.filter(({ url }) => url !== '/robots.txt')).toHaveLength(2)
    const [row] = await client()`
      select failures, next_poll > now() + interval '50 minutes' as later, problem from feeds where id = ${id}`
    expect(row).toMatchObject({ failures, later: true, problem: expect.stringMatching(/no feed/) as string })
  }
  expect(await client()`select 1 from graphile_worker.jobs where key = ${`poll:${id}`}`).toHaveLength(0)
})

test('the page of an item is not opened where robots.txt does not let programs read it, unless somebody asks', async () => {
  const id = await makeFeed('', `${origin}/forbidden-item.xml`)
  await poll(id, tools)
  const [item] = await client()`
    select i.article_id as article, c.id as capture from feed_items i join captures c on c.article_id = i.article_id
    where i.feed_id = ${id}`
  const { article, capture: number } = item as { article: number; capture: number }
  const opened = () => asked.some(({ url }) => url === '/private/story')
  await capture(number, tools)
  expect(opened()).toBe(false)
  const [row] = await client()`select problem from articles where id = ${article}`
  expect(row!.problem).toMatch(/robots\.txt/)
  const { capture: again } = await captureAgain(await makeUser('editor'), { id: article })
  await capture(again!, tools)
  expect(opened()).toBe(true)
})

test('an item that an editor asks for while it waits is hers', async () => {
  const id = await makeFeed('', `${origin}/forbidden-item.xml?again`)
  await poll(id, tools)
  const [item] = await client()`select article_id as article from feed_items where feed_id = ${id}`
  const editor = await makeUser('editor')
  const { capture: number } = await captureAgain(editor, { id: item!.article as number })
  const [row] = await client()`select asked_by, state from captures where id = ${number}`
  expect(row).toEqual({ asked_by: editor.id, state: 'waiting' })
})

test('one that is gone is paused; one that is busy, forbidden or no feed is asked later', async () => {
  const told = async (path: string) => {
    const id = await makeFeed('', origin + path)
    await poll(id, tools)
    await poll(id, tools)
    const [row] = await client()`
      select active, failures, problem, next_poll > now() + interval '110 minutes' as later from feeds where id = ${id}`
    return row
  }
  expect(await told('/gone.xml')).toMatchObject({
    active: false,
    failures: 1,
    problem: expect.stringMatching(/410/) as string,
  })
  expect(await told('/busy.xml')).toMatchObject({ active: true, failures: 2, later: true })
  const forbidden = { active: true, failures: 2, problem: expect.stringMatching(/robots\.txt/) as string }
  expect(await told('/private/feed.xml')).toMatchObject(forbidden)
  expect(asked.map(({ url }) => url)).not.toContain('/private/feed.xml')
  expect(await told('/missing.xml')).toMatchObject({
    active: true,
    problem: expect.stringMatching(/404/) as string,
  })
})

test('the clock queues what is due', async () => {
  const id = await makeFeed('', `${origin}/due.xml`)
  await client()`delete from graphile_worker._private_jobs`
  await due()
  const jobs = await client()`select 1 from graphile_worker.jobs where key = ${`poll:${id}`}`
  expect(jobs).toHaveLength(1)
})

test('a step of the clock that fails is logged, and keeps no other from being done', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { id } = await makeArticle(system, { url: freshAddress() })
  await client()`update articles set next_fetch = now() where id = ${id}`
  await client()`alter table feeds rename to feeds_away`
  try {
    await due()
  } finally {
    await client()`alter table feeds_away rename to feeds`
  }
  expect(logged.mock.calls.map(([told]) => told as string)).toEqual(['feedsDue failed:'])
  logged.mockRestore()
  const queued = await client()`
    select 1 from graphile_worker.jobs j join captures c on j.key = 'capture:' || c.id where c.article_id = ${id}`
  expect(queued).toHaveLength(1)
})
