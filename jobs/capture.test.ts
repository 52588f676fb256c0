import { randomUUID } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { captureAgain, requestFile, requestPage } from '../db/arrivals'
import { bringIn } from '../db/bring-in'
import { client, closeDatabase } from '../db/connection'
import { system } from '../lib/permissions'
import { capture, type Tools } from './capture'
import { startReader } from './reading-thread'
import { startOutlet, storyPage, type Outlet } from '../db/test-outlet'

let outlet: Outlet
let tools: Tools
beforeAll(async () => {
  outlet = await startOutlet()
  tools = { reader: startReader(), opening: { allow: new Set([outlet.host]) } }
})
afterAll(async () => {
  await tools.reader.close()
  await outlet.close()
  await closeDatabase()
})

const plain = { title: null, publisher: null, author: null, url: null, language: null, date: null }
const fresh = (what = 'story') => `/${what}-${randomUUID().slice(0, 8)}`
const paragraphs = (mark: string = randomUUID()) => [
  `City Hall was told of the cracks in the bridge three months before it was closed, the former engineer said (${mark}).`,
  '“I put it in writing in October, and nobody answered me,” Ilse Marrin told the committee on Friday evening.',
  'The mayor has rejected the account, and said that no warning had reached the office before the winter.',
]
const story = (mark?: string) => ({
  title: 'Engineer says City Hall was warned',
  byline: 'Joss Amberley',
  published: '2025-03-14T18:04:00+01:00',
  paragraphs: paragraphs(mark),
})

async function bring(address: string) {
  const arrival = await requestPage(system, { ...plain, address })
  if (arrival.capture) await capture(arrival.capture, tools)
  return arrival
}
async function again(id: number) {
  const { capture: number } = await captureAgain(system, { id })
  await capture(number!, tools)
  return captureRow(number!)
}
const row = async (id: number) => (await client()`select * from articles where id = ${id}`)[0]!
const captureRow = async (id: number) => (await client()`select * from captures where id = ${id}`)[0]!
const versions = async (id: number) => [
  ...(await client()`select number, text from article_versions where article_id = ${id} order by number`),
]

test('a page becomes an article with what it tells of itself, and is kept as evidence', async () => {
  const path = fresh()
  const page = storyPage({ ...story(), canonical: `${outlet.origin}${path}` })
  outlet.serve(path, { body: page, headers: { etag: '"one"' } })
  const { articleId, capture: number } = await bring(`${outlet.origin}${path}?utm_source=letter`)
  const [publisher] =
    await client()`select p.name, p.host from publishers p join articles r on r.publisher_id = p.id where r.id = ${articleId}`
  expect(await row(articleId)).toMatchObject({
    title: 'Engineer says City Hall was warned',
    byline: 'Joss Amberley',
    language: 'en-GB',
    published_on: '2025-03-14',
    published_at: '2025-03-14T18:04:00+01:00',
    url: `${outlet.origin}${path}`,
    origin: 'address',
    problem: null,
  })
  expect(publisher!.name).toBe('Lowland Echo')
  const [version] = await versions(articleId)
  expect(version!.text).toMatch(/^City Hall was told[^]*before the winter\.$/)
  expect(version!.text).not.toMatch(/newsletter|Photograph|Read more|Home|©/)
  const kept = await captureRow(number!)
  expect(gunzipSync(kept.raw as Buffer).toString()).toBe(page)
  expect(kept).toMatchObject({
    state: 'version',
    status: 200,
    size: Buffer.byteLength(page),
    media_type: 'text/html',
  })
  expect(kept.headers).toMatchObject({ etag: '"one"' })
  expect(kept.raw_hash).toMatch(/^[0-9a-f]{64}$/)
})

test('looked at again it has a new version only where its words changed', async () => {
  const path = fresh()
  const first = story()
  outlet.serve(path, { body: storyPage(first), headers: { etag: '"a"' } })
  const { articleId } = await bring(`${outlet.origin}${path}`)
  expect(await again(articleId)).toMatchObject({ state: 'same', status: 304, raw: null })
  outlet.serve(path, { body: storyPage(first).replace('Sign up', 'Subscribe'), headers: { etag: '"b"' } })
  expect(await again(articleId)).toMatchObject({ state: 'same', status: 200, raw: null })
  const edited = {
    ...first,
    paragraphs: first.paragraphs.with(
      2,
      'The mayor has not answered our questions of last week, nor those of the committee.',
    ),
  }
  outlet.serve(path, { body: storyPage({ ...edited, modified: '2025-03-18T09:12:00+01:00' }) })
  expect(await again(articleId)).toMatchObject({ state: 'version', status: 200 })
  expect(await versions(articleId)).toHaveLength(2)
  expect((await row(articleId)).modified_at).toBe('2025-03-18T09:12:00+01:00')
})

test.each<[string, Parameters<Outlet['serve']>[1], RegExp]>([
  ['is gone', { status: 410 }, /410/],
  ['is a picture', { headers: { 'content-type': 'image/png' } }, /picture/],
  ['holds no words', '<html><body><div></div></body></html>', /no readable text/],
  ['leads to the front page', { status: 302, headers: { location: '/' } }, /front page/],
  [
    'leads into a private network',
    { status: 302, headers: { location: 'http://169.254.169.254/' } },
    /private/,
  ],
])('of a page that %s the article keeps the reason', async (_, answer, reason) => {
  outlet.serve('/', storyPage({ ...story(), title: 'All of today' }))
  const path = fresh()
  outlet.serve(path, answer)
  const { articleId, capture: number } = await bring(`${outlet.origin}${path}`)
  expect((await captureRow(number!)).problem).toMatch(reason)
  expect(await row(articleId)).toMatchObject({
    problem: expect.stringMatching(reason) as string,
    next_fetch: null,
  })
  expect(await versions(articleId)).toHaveLength(0)
  const text = paragraphs().join('\n\n')
  await bringIn(system, { ...plain, text, title: 'Pasted', articleId })
  expect(await row(articleId)).toMatchObject({ problem: null, title: 'Pasted' })
  expect(await versions(articleId)).toEqual([{ number: 1, text }])
})

test('a page that came while the worker was stopping is asked for again', async () => {
  const path = fresh()
  outlet.serve(path, storyPage(story()))
  const reader = startReader()
  await reader.close()
  const { articleId, capture: number } = await requestPage(system, {
    ...plain,
    address: `${outlet.origin}${path}`,
  })
  await capture(number!, { ...tools, reader })
  const { problem, next_fetch } = await row(articleId)
  expect(problem).toBe('Reading was ended.')
  expect(next_fetch).not.toBeNull()
})

test('a wall in place of the article is no new version of it', async () => {
  const path = fresh()
  const long = Array.from({ length: 8 }, () => paragraphs()).flat()
  outlet.serve(path, storyPage({ ...story(), paragraphs: long }))
  const { articleId } = await bring(`${outlet.origin}${path}`)
  outlet.serve(
    path,
    storyPage({
      ...story(),
      paragraphs: ['You have read three articles. Sign in to read on, it is free for a week.'],
    }),
  )
  expect(await again(articleId)).toMatchObject({
    state: 'failed',
    problem: expect.stringMatching(/far less text/) as string,
  })
  expect(await versions(articleId)).toHaveLength(1)
})

test('one article under several addresses is one', async () => {
  const [path, amp, other] = [fresh(), fresh('amp'), fresh('copy')]
  const mark = randomUUID()
  outlet.serve(path, storyPage({ ...story(mark) }))
  outlet.serve(amp, storyPage({ ...story(mark), title: 'AMP', canonical: `${outlet.origin}${path}` }))
  outlet.serve(other, storyPage({ ...story(mark), title: 'The same words elsewhere' }))
  const first = await bring(`${outlet.origin}${path}`)
  for (const address of [`${outlet.origin}${path}/amp?fbclid=1`, `${outlet.origin}${path}#top`])
    expect(await requestPage(system, { ...plain, address })).toMatchObject({
      articleId: first.articleId,
      held: true,
    })
  for (const address of [amp, other]) {
    const { articleId } = await bring(`${outlet.origin}${address}`)
    expect((await row(articleId)).joined_into).toBe(first.articleId)
  }
  const known =
    await client()`select count(*)::int as n from article_addresses where article_id = ${first.articleId}`
  expect(known[0]!.n).toBe(3)
  expect(await versions(first.articleId)).toHaveLength(1)
})

test('nearly the same words are offered as one article', async () => {
  const [path, copy] = [fresh(), fresh('copy')]
  const long = Array.from({ length: 8 }, () => paragraphs()).flat()
  outlet.serve(path, storyPage({ ...story(), paragraphs: long }))
  outlet.serve(
    copy,
    storyPage({ ...story(), paragraphs: [...long.slice(0, 23), 'The agency contributed to this report.'] }),
  )
  const first = await bring(`${outlet.origin}${path}`)
  const second = await bring(`${outlet.origin}${copy}`)
  const { twin_id, twin_score, joined_into } = await row(second.articleId)
  expect([twin_id, joined_into]).toEqual([first.articleId, null])
  expect(twin_score).toBeGreaterThan(0.8)
})

test.each([
  ['page.html', Buffer.from(storyPage(story()))],
  ['notes.md', Buffer.from(`# Engineer says City Hall was warned\n\n${paragraphs().join('\n\n')}\n`)],
  ['plain.txt', Buffer.from(`title: Engineer says City Hall was warned\n\n${paragraphs().join('\n\n')}`)],
])('the file %s is read as a page is', async (name, bytes) => {
  const { articleId, capture: number } = await requestFile(system, { name, mediaType: null, bytes })
  await capture(number!, tools)
  expect(await row(articleId)).toMatchObject({
    title: 'Engineer says City Hall was warned',
    origin: 'file',
    next_fetch: null,
  })
  expect((await versions(articleId))[0]!.text).toMatch(/^City Hall was told/)
  const kept = await captureRow(number!)
  expect(gunzipSync(kept.raw as Buffer).equals(bytes)).toBe(true)
})

test('a capture is done once', async () => {
  const path = fresh()
  outlet.serve(path, storyPage(story()))
  const { capture: number, articleId } = await bring(`${outlet.origin}${path}`)
  await capture(number!, tools)
  await capture(2_000_000_000, tools)
  expect(await versions(articleId)).toHaveLength(1)
})
