import { randomUUID } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { system } from '../lib/permissions'
import { captureAgain, requestPage } from './arrivals'
import { storeCapture } from './captures'
import { client, closeDatabase } from './connection'
import { makeUser, unique } from './test-rows'
import { partArticle } from './twins'

afterAll(closeDatabase)

const plain = { title: null, publisher: null, author: null, url: null, language: null, date: null }
/** A text of its own, of many words that no other holds. */
const words = () =>
  Array.from({ length: 12 }, () => `${randomUUID().replaceAll('-', ' ')} was said of the bridge.`).join(' ')
const site = () => `https://${randomUUID().slice(0, 8)}.example`

type Page = { text: string; canonical?: string; final?: string; publisher?: string }

/** What the worker does once it has read the page that a capture asks for. */
const store = (id: number, address: string, { text, canonical, final, publisher }: Page) =>
  storeCapture(system, {
    id,
    opened: {
      finalAddress: final ?? address,
      status: 200,
      headers: {},
      mediaType: 'text/html',
      bytes: Buffer.from(text),
    },
    read: {
      title: 'Engineer says City Hall was warned',
      byline: null,
      publisher: publisher ?? null,
      publishedOn: null,
      publishedAt: null,
      modifiedAt: null,
      language: 'en',
      canonical: canonical ?? null,
      text,
    },
  })

async function visit(address: string, page: Page) {
  const { articleId, capture } = await requestPage(system, { ...plain, address })
  await store(capture!, address, page)
  return { id: articleId, capture: capture! }
}
const row = async (id: number) => (await client()`select * from articles where id = ${id}`)[0]!
const texts = async (id: number) =>
  (await client()`select text from article_versions where article_id = ${id} order by number`).map(
    ({ text }) => text as string,
  )

test.each([
  ['name the front page as their own address', (host: string) => ({ canonical: `${host}/` })],
  ['name one address as their own', (host: string) => ({ canonical: `${host}/story` })],
  ['lead to one address', (host: string) => ({ final: `${host}/subscribe` })],
])('two different texts whose pages %s are two articles', async (_, more) => {
  const host = site()
  const [first, second] = [words(), words()]
  const one = await visit(`${host}/one`, { text: first, ...more(host) })
  const other = await visit(`${host}/two`, { text: second, ...more(host) })
  expect(await row(other.id)).toMatchObject({ joined_into: null, url: `${host}/two` })
  expect([await texts(one.id), await texts(other.id)]).toEqual([[first], [second]])
})

test('an article that names the address of another is offered as the same one', async () => {
  const host = site()
  const one = await visit(`${host}/story`, { text: words() })
  const other = await visit(`${host}/copy`, { text: words(), canonical: `${host}/story` })
  expect(await row(other.id)).toMatchObject({ twin_id: one.id, twin_score: null, joined_into: null })
})

test('nearly the same words under an address of an article are joined, and kept as evidence', async () => {
  const host = site()
  const text = words()
  const one = await visit(`${host}/story`, { text })
  const cut = text.slice(0, text.length / 2)
  for (const words of [`${text} Read more.`, cut]) {
    const amp = await visit(`${host}/${randomUUID()}`, { text: words, canonical: `${host}/story` })
    expect((await row(amp.id)).joined_into).toBe(one.id)
    const [kept] = await client()`select raw, state from captures where id = ${amp.capture}`
    expect(kept!.state).toBe('same')
    expect(gunzipSync(kept!.raw as Buffer).toString()).toBe(words)
  }
  expect(await texts(one.id)).toEqual([text])
})

test('what holds far more than the article on record is not thrown away', async () => {
  const host = site()
  const text = words()
  const one = await visit(`${host}/story`, { text: text.slice(0, 300) })
  const whole = await visit(`${host}/whole`, { text, canonical: `${host}/story` })
  expect(await texts(whole.id)).toEqual([text])
  expect(await row(whole.id)).toMatchObject({ twin_id: one.id, joined_into: null })
})

test('what an editor parted is not joined again, and is opened for its text', async () => {
  const host = site()
  const text = words()
  const one = await visit(`${host}/story`, { text })
  const amp = await visit(`${host}/copy`, { text: `${text} More.`, canonical: `${host}/story` })
  await partArticle(await makeUser('editor'), { id: amp.id })
  expect((await row(amp.id)).next_fetch).not.toBeNull()
  const { capture } = await captureAgain(system, { id: amp.id })
  await store(capture!, `${host}/copy`, { text: `${text} More.`, canonical: `${host}/story` })
  expect(await row(amp.id)).toMatchObject({ joined_into: null, url: `${host}/copy` })
  expect([await texts(one.id), await texts(amp.id)]).toEqual([[text], [`${text} More.`]])
})

test('another spelling of an article that was read leads to its main address', async () => {
  const host = site()
  const one = await visit(`${host}/story`, { text: words() })
  const amp = await requestPage(system, { ...plain, address: `${host}/story/amp` })
  expect(amp).toMatchObject({ articleId: one.id, held: true })
  const [asked] = await client()`select address from captures where id = ${amp.capture}`
  expect(asked!.address).toBe(`${host}/story`)
})

test('an address on another site is not believed, only noted', async () => {
  const [victim, evil] = [site(), site()]
  const paper = unique('The Victim')
  const story = await visit(`${victim}/story`, { text: words(), publisher: paper })
  await client()`update publishers set host = ${new URL(victim).hostname} where name = ${paper}`
  const claims = await visit(`${evil}/trap`, { text: words(), canonical: `${victim}/story` })
  expect(await row(claims.id)).toMatchObject({ url: `${evil}/trap`, twin_id: story.id, joined_into: null })
  const [publisher] =
    await client()`select name from publishers where id = ${(await row(claims.id)).publisher_id as number}`
  expect(publisher!.name).toBe(new URL(evil).hostname)
  const free = await visit(`${evil}/free`, { text: words(), canonical: `${victim}/never-read` })
  expect((await row(free.id)).url).toBe(`${evil}/free`)
  const later = await visit(`${victim}/never-read`, { text: words() })
  expect(later.id).not.toBe(free.id)
})

test('two openings of one article at once make one', async () => {
  for (let round = 0; round < 8; round += 1) {
    const host = site()
    const text = words()
    const page = { text, canonical: `${host}/story` }
    const [one, other] = await Promise.all([
      visit(`${host}/one`, page),
      visit(`${host}/two`, { ...page, text: `${text} More.` }),
    ])
    const joined = [(await row(one.id)).joined_into, (await row(other.id)).joined_into]
    expect(joined.filter(Boolean)).toHaveLength(1)
  }
})
