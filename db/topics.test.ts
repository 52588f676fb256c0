import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { address } from '../lib/address'
import { channelPath } from '../lib/channel'
import { readSitemapFile, ROWS_IN_FILE } from '../lib/sitemap'
import { type SignedIn } from '../lib/permissions'
import { channelNamed } from './channels'
import { client, closeDatabase } from './connection'
import { outlineOf } from './outline'
import { publishedPublisher, publishedPublishers } from './publisher-pages'
import { publish } from './publishing'
import { searchStatements } from './search'
import { sitemapFiles, sitemapPages } from './sitemap'
import { publishedTopic, publishedTopics } from './topics'
import { makeArticle, makeDraft, makePublished, makeUser, unique } from './test-rows'
import { withdrawClaim } from './withdrawing'

let editor: SignedIn
let admin: SignedIn
beforeAll(async () => {
  editor = await makeUser('editor')
  admin = await makeUser('admin')
})
afterAll(closeDatabase)

async function idOf(table: 'topics' | 'publishers', name: string): Promise<number> {
  const [row] = await client()`select id from ${client()(table)} where name = ${name}`
  return row!.id as number
}

/** Every line of a list, page by page. */
async function all<Line>(
  page: (place: { after?: string }) => Promise<{ lines: Line[]; next: string | null }>,
) {
  const found: Line[] = []
  let after: string | undefined
  do {
    const { lines, next } = await page({ after })
    found.push(...lines)
    after = next ?? undefined
  } while (after)
  return found
}
const withdraw = async (claim: number) => {
  const [row] = await client()`select version from claims where id = ${claim}`
  await withdrawClaim(admin, { id: claim, version: row!.version as number, reason: 'It was a mistake.' })
}

describe('a topic', () => {
  test('is public with its first public claim, and no more when that is withdrawn', async () => {
    const name = unique('Ports')
    const draft = await makeDraft(editor, { topics: [name] })
    const id = await idOf('topics', name)
    expect(await publishedTopic(id)).toBeNull()
    await publish(editor, { articleId: draft.article.id, only: null })
    expect(await publishedTopic(id)).toMatchObject({ id, name, address: address(id, name) })
    await makePublished(editor, { topics: [name] })
    const line = (await all(publishedTopics)).find((topic) => topic.id === id)
    expect(line).toMatchObject({ count: 2, more: false })
    expect((await searchStatements({ topic: [String(id)] })).count).toBe(2)
    for (const { claim } of (await searchStatements({ topic: [String(id)] })).lines) await withdraw(claim.id)
    expect(await publishedTopic(id)).toBeNull()
    expect((await all(publishedTopics)).some((topic) => topic.id === id)).toBe(false)
  })

  test('stands in the list once, by its name', async () => {
    const mark = unique('A').toLowerCase()
    for (let count = 0; count < 53; count += 20)
      await makePublished(editor, {
        topics: Array.from({ length: 20 }, (_, at) => `${mark} ${String(count + at).padStart(3, '0')}`),
      })
    const names = (await all(publishedTopics)).map(({ name }) => name)
    const mine = names.filter((name) => name.startsWith(mark))
    expect(mine).toHaveLength(60)
    expect(mine).toEqual(mine.toSorted())
    expect(new Set(names).size).toBe(names.length)
  })
})

test('an outline tells the first and the last day, and who said most', async () => {
  const topics = [unique('Tides')]
  const name = unique('Ada Lund')
  const said = (edtf: string) => ({ edtf, wording: null, basis: 'editor' as const })
  const first = await makePublished(editor, {
    topics,
    source: { name, kind: 'person' },
    saidOn: said('1903-02'),
  })
  const [row] = await client()`select source_id from utterances where id = ${first.utterance}`
  const source = { id: row!.source_id as number }
  await makePublished(editor, { topics, source, saidOn: said('1904-01-05') })
  await makePublished(editor, { topics, saidOn: said('1903-05-01') })
  const outline = await outlineOf({ topic: [String(await idOf('topics', topics[0]!))] })
  expect(outline).toMatchObject({ firstSaid: '1903-02', lastSaid: '1904-01-05', partial: false })
  expect(outline.sources).toHaveLength(2)
  expect(outline.sources[0]).toMatchObject({ ...source, name, utterances: 2 })
})

test('a publisher has its public articles, newest first, and nothing where none is', async () => {
  const publisher = unique('The Averil Times')
  const text = () => unique('“The harbour was closed at noon,” Anna Petrenko said on Friday.')
  const older = await makeArticle(editor, { publisher, date: '2023-03-18', text: text() })
  const newer = await makeArticle(editor, { publisher, date: '2023-03-20', text: text() })
  await makeArticle(editor, { publisher, date: '2023-03-25', text: text() })
  const id = await idOf('publishers', publisher)
  expect(await publishedPublisher(id)).toBeNull()
  for (const article of [newer, older]) {
    await makeDraft(editor, {}, article)
    await publish(editor, { articleId: article.id, only: null })
  }
  const found = await publishedPublisher(id)
  expect(found).toMatchObject({ name: publisher, articles: 2, passages: 2, more: false })
  expect(found!.newest.map((article) => article.id)).toEqual([newer.id, older.id])
  expect((await all(publishedPublishers)).find((line) => line.id === id)).toMatchObject({ count: 2 })
  expect((await searchStatements({ publisher: [String(id)] })).count).toBe(2)
})

test('a channel is found in any case, under the spelling that is most frequent', async () => {
  const channel = unique('Her Telegram Channel')
  await makePublished(editor, { channel: channel.toUpperCase() })
  await makePublished(editor, { channel })
  await makePublished(editor, { channel })
  expect(await channelNamed(channel.toLowerCase())).toBe(channel)
  expect(await channelNamed(unique('No channel'))).toBeNull()
  expect((await searchStatements({ channel: [channel] })).count).toBe(3)
  await makeDraft(editor, { channel: `${channel} draft` })
  expect(await channelNamed(`${channel} draft`)).toBeNull()
})

test('the sitemap has what is public, with the moment of the last change that readers saw', async () => {
  const { claim } = await makePublished(editor)
  const draft = await makeDraft(editor)
  const file = readSitemapFile(`claims-${Math.ceil(claim / ROWS_IN_FILE)}`)!
  expect(await sitemapFiles()).toContainEqual(file)
  const entry = async (id: number) =>
    (await sitemapPages(file)).find(({ path }) => path.startsWith(`/claims/${id}-`))
  const changed = (await entry(claim))!.changed!
  const [row] = await client()`
    select floor(extract(epoch from max(at)))::int as at from revisions where claim_id = ${claim} and shown is not null`
  expect(Date.parse(changed)).toBe((row!.at as number) * 1000)
  expect(await entry(draft.claim)).toBeUndefined()
  await withdraw(claim)
  expect(await entry(claim)).toBeUndefined()
  expect(await sitemapPages({ kind: 'claims', number: 40000 })).toEqual([])
})

test('the sitemap has outlets, channels by their one address, and days that something was said on', async () => {
  const channel = unique('Dawn bulletin')
  const article = await makeArticle(editor, { publisher: unique('Dawn Post') })
  const said = await makePublished(editor, { channel }, article)
  await makePublished(editor, { channel })
  await makePublished(editor, { channel: channel.toUpperCase() })
  await makeDraft(editor, { channel: unique('Draft channel') })
  const files = await sitemapFiles()
  expect(files).toEqual(expect.arrayContaining([{ kind: 'publishers', number: 1 }]))
  const all = (await Promise.all(files.map(sitemapPages))).flat().map(({ path }) => path)
  expect(all).toContain(channelPath(channel))
  expect(all.filter((path) => path.toLowerCase() === channelPath(channel).toLowerCase())).toHaveLength(1)
  expect(all.join(' ')).not.toContain('Draft%20channel')
  const [row] = await client()`
    select u.said_on as day, r.publisher_id as publisher from utterances u
    join attestations a on a.utterance_id = u.id join article_versions v on v.id = a.version_id
    join articles r on r.id = v.article_id where u.id = ${said.utterance}`
  const { day } = row as unknown as { day: string }
  expect(all).toEqual(
    expect.arrayContaining([`/on/${day}`, `/on/${day.slice(0, 7)}`, `/on/${day.slice(0, 4)}`]),
  )
  expect(await sitemapPages({ kind: 'days', number: 1066 })).toEqual([])
  expect(await sitemapPages({ kind: 'channels', number: 40000 })).toEqual([])
  expect(await sitemapPages({ kind: 'days', number: 30000 })).toEqual([])
})

test('the sitemap names the files alone that hold a public page, however far apart', async () => {
  const far = 900_000_001
  await client()`
    insert into sources (id, name, kind, public_utterances) overriding system value
    values (${far - ROWS_IN_FILE}, ${unique('Draft')}, 'person', 0), (${far}, ${unique('Public')}, 'person', 1),
      (${far + ROWS_IN_FILE}, ${unique('Draft')}, 'person', 0)`
  const numbers = (await sitemapFiles()).filter(({ kind }) => kind === 'sources').map(({ number }) => number)
  await client()`delete from sources where id between ${far - ROWS_IN_FILE} and ${far + ROWS_IN_FILE}`
  const number = (far - 1) / ROWS_IN_FILE + 1
  expect(numbers.at(-1)).toBe(number)
  expect(numbers.at(-2)).toBeLessThan(number - 1)
  expect(numbers[0]).toBe(1)
})
