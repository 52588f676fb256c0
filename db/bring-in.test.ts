import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { bringIn, bringInMany, changeArticle } from './bring-in'
import { closeDatabase, db } from './connection'
import { articles, articleVersions, publishers } from './schema-articles'
import { conflict, invalidAt, makeUser, unique } from './test-rows'

let editor: SignedIn
beforeAll(async () => {
  editor = await makeUser('editor')
})
afterAll(closeDatabase)

const plain = { title: null, publisher: null, author: null, url: null, language: null, date: null }
const articleOf = async (id: number) => (await db().select().from(articles).where(eq(articles.id, id)))[0]!

test('an article is stored with its first version, length in UTF-16 units and hash in UTF-8', async () => {
  const text = unique('“Хай щастить 🙂,” she said.')
  const id = await bringIn(editor, {
    text,
    title: 'Good luck',
    publisher: unique('The Paper'),
    author: 'B. Writer',
    url: 'https://example.org/luck',
    language: 'EN-gb',
    date: '17 March 2023',
  })
  expect(await articleOf(id)).toMatchObject({
    title: 'Good luck',
    byline: 'B. Writer',
    url: 'https://example.org/luck',
    language: 'en-GB',
    publishedOn: '2023-03-17',
    publishedFrom: '2023-03-17',
    publishedTo: '2023-03-17',
    createdBy: editor.id,
    sample: false,
  })
  const versions = await db()
    .select({
      number: articleVersions.number,
      text: articleVersions.text,
      length: articleVersions.length,
      sameHash: sql<boolean>`hash = encode(sha256(convert_to(text, 'UTF8')), 'hex')`,
    })
    .from(articleVersions)
    .where(eq(articleVersions.articleId, id))
  expect(versions).toEqual([{ number: 1, text, length: text.length, sameHash: true }])
})

test('only the text is needed: the title is proposed and the language is English', async () => {
  const id = await bringIn(editor, { ...plain, text: unique('The harbour is closed') })
  const { title, language, publishedOn } = await articleOf(id)
  expect([title.startsWith('The harbour is closed'), language, publishedOn]).toEqual([true, 'en', null])
})

test('the same text a second time is a conflict that names the article on record', async () => {
  const text = unique('The same text.')
  const id = await bringIn(editor, { ...plain, text, title: 'The first' })
  await expect(bringIn(editor, { ...plain, text, title: 'The second' })).rejects.toMatchObject({
    ...conflict,
    current: { id, title: 'The first' },
  })
  // Line ends and blanks at line ends make no other text.
  await expect(bringIn(editor, { ...plain, text: `\uFEFF${text} \r\n` })).rejects.toMatchObject(conflict)
})

test('of the same text brought in by several at once one is stored', async () => {
  const once = async () => {
    const text = unique('At the same time.')
    const all = await Promise.allSettled([1, 2, 3, 4].map(() => bringIn(editor, { ...plain, text })))
    const refused = all.filter((answer) => answer.status === 'rejected')
    expect(refused.map(({ reason }) => reason)).toEqual(Array(3).fill(expect.objectContaining(conflict)))
    expect(await db().$count(articleVersions, eq(articleVersions.text, text))).toBe(1)
  }
  // Several times, on connections that are open by then: once might come out right by chance.
  for (let time = 1; time <= 10; time++) await once()
})

describe('a publisher', () => {
  const from = async (publisher: string | null, url: string | null = null) =>
    (await articleOf(await bringIn(editor, { ...plain, text: unique('From a paper'), publisher, url })))
      .publisherId

  test('is made once, unconfirmed, with the host of the address', async () => {
    const name = unique('Évening Post')
    const id = await from(name, 'https://news.example.org/1')
    const [row] = await db().select().from(publishers).where(eq(publishers.id, id!))
    expect(row).toMatchObject({ name, host: 'news.example.org', confirmed: false, createdBy: editor.id })
    expect(await from(name.toUpperCase())).toBe(id)
    expect(await from(` ${name.toLowerCase()} `)).toBe(id)
  })

  test('of two articles at once is one', async () => {
    const name = unique('Morning Post')
    const [one, two] = await Promise.all([from(name), from(name.toUpperCase())])
    expect(one).toBe(two)
  })

  test('is none where none is named', async () => {
    expect(await from('  ')).toBeNull()
  })
})

describe('is refused at its field, and nothing is stored:', () => {
  const ok = { ...plain, title: 'A title' }
  const bad: [what: string, field: string, input: object][] = [
    ['no text', 'text', { text: ' \n\t ' }],
    ['more than 2 MB', 'text', { text: 'ж'.repeat(1_100_000) }],
    ['NUL in the text', 'text', { text: 'one\0two' }],
    ['a control character in the text', 'text', { text: 'one\u0007two' }],
    ['half a character in the text', 'text', { text: 'one\ud83dtwo' }],
    ['a day that does not exist', 'date', { date: '2023-02-30' }],
    ['a day in no known words', 'date', { date: 'the other day' }],
    ['a range that ends before it begins', 'date', { date: '2023-03/2022-02' }],
    ['a script as address', 'url', { url: 'javascript:alert(1)' }],
    ['an address without a host', 'url', { url: 'news' }],
    ['an address of more than 2000 characters', 'url', { url: `https://example.org/${'a'.repeat(2000)}` }],
    ['a language that is no tag', 'language', { language: 'English, please' }],
    ['a title of more than 500 characters', 'title', { title: 'a'.repeat(501) }],
    ['a publisher of more than 200 characters', 'publisher', { publisher: 'a'.repeat(201) }],
    ['an author of more than 300 characters', 'author', { author: 'a'.repeat(301) }],
    ['NUL in the title', 'title', { title: 'one\0two' }],
    ['NUL in the publisher', 'publisher', { publisher: 'one\0two' }],
    ['half a character in the author', 'author', { author: 'one\ud83d' }],
  ]
  test.each(bad)('%s', async (_, field, input) => {
    const before = await db().$count(articles)
    const refused = bringIn(editor, { ...ok, text: unique('Some text'), ...input })
    await expect(refused).rejects.toMatchObject(invalidAt(field))
    expect(await db().$count(articles)).toBe(before)
  })
})

test('what is known about an article is corrected; its text and hash stay', async () => {
  const id = await bringIn(editor, { ...plain, text: unique('Some text') })
  const change = { id, version: 1, title: 'Corrected', publisher: unique('Post'), author: null, url: null }
  await changeArticle(editor, { ...change, language: 'uk', date: '2023-03' })
  expect(await articleOf(id)).toMatchObject({
    title: 'Corrected',
    language: 'uk',
    publishedOn: '2023-03',
    publishedFrom: '2023-03-01',
    publishedTo: '2023-03-31',
    version: 2,
  })
  expect(await db().$count(articleVersions, eq(articleVersions.articleId, id))).toBe(1)
})

test('one of many with a character that cannot be stored is refused alone', async () => {
  const [text, other] = [unique('The gates were shut.'), unique('The gates were open.')]
  const outcomes = await bringInMany(editor, [
    { ...plain, text: `${text}\0` },
    { ...plain, text: other },
  ])
  expect(outcomes).toMatchObject([
    { error: { kind: 'invalid', problems: [{ field: 'text' }] } },
    { id: expect.any(Number) },
  ])
})
