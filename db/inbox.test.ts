import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { InboxFilter } from '../lib/inbox'
import { system, type Actor, type SignedIn } from '../lib/permissions'
import { joinedTo } from './articles'
import { failCapture } from './captures'
import { client, closeDatabase } from './connection'
import { deskArticle } from './desk'
import { inbox, inboxCounts, inboxOrigins } from './inbox'
import { changeStatement, recordStatement } from './statements'
import { dismissSuggestion } from './suggestions'
import { asked } from './test-arrival-doors'
import { conflict, formOf, makeArticle, makePublished, makeUser, statementOn, unique } from './test-rows'
import { makeRead } from './test-suggestions'
import { addressesOf, joinArticles, keepApart, partArticle } from './twins'
import { changeWork, releaseArticle, takeArticle } from './work'

let hanna: SignedIn
let jonas: SignedIn
beforeAll(async () => {
  hanna = await makeUser('editor')
  jonas = await makeUser('editor')
})
afterAll(closeDatabase)

const found = async (actor: Actor, filter: Partial<InboxFilter>) =>
  (await inbox(actor, filter)).lines.map(({ id }) => id)
const workOn = async (id: number) => (await deskArticle(system, id)).work
/** A title that is this article's alone. */
const titled = async () => {
  const q = unique('Ferry')
  return { q, ...(await makeArticle(system, { title: q })) }
}

describe('the inbox', () => {
  test('shows an article by what is done with it', async () => {
    const { q, id } = await titled()
    const shows = async (actor: Actor) => {
      const counts = await inboxCounts(actor, { q })
      return Object.entries(counts).flatMap(([show, count]) => (count ? [show] : []))
    }
    expect(await shows(hanna)).toEqual(['to-do', 'new', 'all'])
    await takeArticle(hanna, { id })
    expect(await shows(hanna)).toEqual(['to-do', 'in-work', 'mine', 'all'])
    expect(await shows(jonas)).toEqual(['to-do', 'in-work', 'all'])
    for (const show of ['to-do', 'in-work', 'mine'] as const)
      expect(await found(hanna, { q, show })).toEqual([id])
    await changeWork(hanna, { ids: [id], work: 'done' })
    expect(await shows(hanna)).toEqual(['done', 'all'])
    await changeWork(jonas, { ids: [id], work: 'set-aside' })
    expect(await shows(hanna)).toEqual(['set-aside', 'all'])
    expect((await inbox(hanna, { q, show: 'set-aside' })).lines[0]).toMatchObject({
      work: { state: 'set-aside', by: { id: jonas.id, name: jonas.name } },
    })
    await changeWork(jonas, { ids: [id], work: 'new' })
    expect((await inbox(hanna, { q })).lines[0]!.work).toEqual({ state: 'new', by: null, since: null })
  })

  test('shows who has an article, what is on record of it and what is suggested', async () => {
    const article = await makeRead(system)
    const { suggestions } = article
    await takeArticle(jonas, { id: article.id })
    const line = async () =>
      (await inbox(hanna, { show: 'in-work' })).lines.find(({ id }) => id === article.id)
    expect(await line()).toMatchObject({
      publishedOn: '2023-03-18',
      read: true,
      passages: 0,
      suggestions: suggestions.length,
      work: { state: 'in-work', by: { id: jonas.id, name: jonas.name } },
    })
    await recordStatement(hanna, statementOn(article))
    await dismissSuggestion(hanna, suggestions[0]!)
    expect(await line()).toMatchObject({ passages: 1, drafts: 1, suggestions: suggestions.length - 1 })
  })

  test('finds by title and by publisher, accents and signs of patterns aside', async () => {
    const mark = unique('x').slice(2)
    const publisher = `Café ${mark}`
    const title = `100% of the ferries ${mark}_`
    const { id } = await makeArticle(system, { title, publisher })
    for (const q of [`100% of the FERRIES ${mark}_`, `cafe ${mark}`, mark])
      expect(await found(hanna, { q }), q).toEqual([id])
    for (const q of [`100_ of the ferries ${mark}`, `%${mark}%`])
      expect(await found(hanna, { q }), q).toEqual([])
    const { publishers } = await inboxOrigins(hanna)
    const named = publishers.find(({ name }) => name === publisher)!
    expect(await found(hanna, { publisher: named.id })).toEqual([id])
    expect(await found(hanna, { publisher: named.id, show: 'done' })).toEqual([])
  })

  test('one or two letters begin a word', async () => {
    const { id } = await makeArticle(system, { title: `Ǵq ${unique('harbour')}` })
    expect(await found(hanna, { q: 'gq' })).toContain(id)
    expect(await found(hanna, { q: 'q' })).not.toContain(id)
  })

  test('finds what a feed brought, once however often it told of it', async () => {
    const { id } = await makeArticle(system)
    const title = unique('Averil news')
    const [feed] =
      await client()`insert into feeds (address, title) values (${`https://a.example/${title}`}, ${title}) returning id`
    for (const key of ['a', 'b'])
      await client()`insert into feed_items (feed_id, key, article_id) values (${feed!.id}, ${key}, ${id})`
    expect((await inboxOrigins(hanna, { feed: feed!.id as number })).feeds).toContainEqual({
      id: feed!.id,
      name: title,
    })
    const { lines } = await inbox(hanna, { feed: feed!.id as number })
    expect(lines.map(({ id, via }) => [id, via])).toEqual([[id, title]])
  })

  test('holds what waits to be opened, and what could not be read with its reason', async () => {
    const { articleId, capture } = await asked()
    const line = async () => (await inbox(hanna, { show: 'new' })).lines.find(({ id }) => id === articleId)
    expect(await line()).toMatchObject({ read: false, problem: null, passages: 0, suggestions: 0 })
    const problem = 'The page answers 404.'
    await failCapture(system, { id: capture!, problem, status: 404, forGood: true })
    expect(await line()).toMatchObject({ read: false, problem })
    expect(await found(hanna, { show: 'unread' })).toContain(articleId)
  })
})

describe('two editors', () => {
  test('who take an article at once: one has it, the other is told who', async () => {
    const { id } = await makeArticle(system)
    const takes = await Promise.allSettled([hanna, jonas].map((actor) => takeArticle(actor, { id })))
    expect(takes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { by, since } = await workOn(id)
    const told = takes.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    expect(told.reason).toMatchObject({ kind: 'conflict', current: { by } })
    expect(told.reason.message).toMatch(
      new RegExp(`^${by!.name} has this article in work since \\d\\d:\\d\\d UTC\\.$`),
    )
    const holder = by!.id === hanna.id ? hanna : jonas
    await takeArticle(holder, { id })
    expect((await workOn(id)).since).toBe(since)
  })

  test('one takes over from the other only by the name of who has it', async () => {
    const { id } = await makeArticle(system)
    const third = await makeUser('editor')
    await takeArticle(hanna, { id })
    await expect(takeArticle(jonas, { id, from: third.id })).rejects.toMatchObject(conflict)
    await takeArticle(jonas, { id, from: hanna.id })
    expect((await workOn(id)).by).toEqual({ id: jonas.id, name: jonas.name })
    // What the third was told is out of date by now.
    await expect(takeArticle(third, { id, from: hanna.id })).rejects.toMatchObject(conflict)
  })

  test('only who has an article gives it back', async () => {
    const { id } = await makeArticle(system)
    await takeArticle(hanna, { id })
    await expect(releaseArticle(jonas, { id })).rejects.toMatchObject(conflict)
    await releaseArticle(hanna, { id })
    expect(await workOn(id)).toEqual({ state: 'new', by: null, since: null })
  })

  test('set many aside: what the other has is left, and told of', async () => {
    const [one, two, theirs] = [await makeArticle(system), await makeArticle(system), await titled()]
    await takeArticle(jonas, { id: theirs.id })
    const ids = [theirs.id, two.id, one.id]
    expect(await changeWork(hanna, { ids, work: 'set-aside' })).toEqual({
      changed: 2,
      left: [{ id: theirs.id, title: theirs.q, by: jonas.name }],
    })
    expect((await workOn(one.id)).state).toBe('set-aside')
    expect((await workOn(theirs.id)).by!.id).toBe(jonas.id)
  })

  test('who records a statement in a new article has it, and nobody takes it from another by writing', async () => {
    const article = await makeArticle(system)
    const { attestation } = await recordStatement(system, statementOn(article))
    expect((await workOn(article.id)).state).toBe('new')
    await changeStatement(hanna, { ...(await formOf(attestation)), capacity: 'harbour master' })
    expect((await workOn(article.id)).by!.id).toBe(hanna.id)
    await changeStatement(jonas, { ...(await formOf(attestation)), capacity: 'pilot' })
    expect((await workOn(article.id)).by!.id).toBe(hanna.id)
  })

  test('who write in a new article at once: both are on record, one has it', async () => {
    const article = await makeArticle(system)
    const write = (actor: SignedIn) => recordStatement(actor, statementOn(article))
    await Promise.all([write(hanna), write(jonas)])
    expect([hanna.id, jonas.id]).toContain((await workOn(article.id)).by!.id)
    expect((await deskArticle(system, article.id)).passages).toHaveLength(2)
  })

  test('in-work is no change of many, and no more than 200 are changed', async () => {
    const work = 'in-work' as 'new'
    await expect(changeWork(hanna, { ids: [1], work })).rejects.toMatchObject({ kind: 'invalid' })
    const ids = Array.from({ length: 201 }, (_, index) => index + 1)
    await expect(changeWork(hanna, { ids, work: 'done' })).rejects.toMatchObject({ kind: 'invalid' })
    await expect(changeWork(hanna, { ids: [2147483647], work: 'done' })).rejects.toMatchObject({
      kind: 'not-found',
    })
  })
})

describe('articles that look the same', () => {
  const words = (mark: string) =>
    Array.from({ length: 40 }, (_, at) => `The ferry ${mark} left the pier number ${at} at noon.`).join(' ')
  const makeTwins = async () => {
    const mark = unique('twin').replace(' ', '')
    const url = (part: string) => `https://${part}.example/${mark}`
    const one = await makeArticle(system, { text: words(mark), title: `First ${mark}`, url: url('one') })
    const other = await makeArticle(system, {
      text: `${words(mark)} More.`,
      title: `Second ${mark}`,
      url: url('two'),
    })
    return { mark, url, one, other }
  }

  test('are offered as one, on both of them and in the inbox', async () => {
    const { mark, one, other } = await makeTwins()
    const { twin } = await deskArticle(hanna, other.id)
    expect(twin).toMatchObject({ id: one.id, title: `First ${mark}`, noted: other.id })
    expect(twin!.score).toBeGreaterThan(0.9)
    expect((await deskArticle(hanna, one.id)).twin).toMatchObject({ id: other.id, noted: other.id })
    const { lines } = await inbox(hanna, { q: `Second ${mark}` })
    expect(lines[0]!.twin).toMatchObject({ id: one.id })
    await keepApart(hanna, { id: other.id })
    for (const { id } of [one, other]) expect((await deskArticle(hanna, id)).twin).toBeNull()
  })

  test('are one article with several addresses once joined, until they are parted', async () => {
    const { mark, url, one, other } = await makeTwins()
    expect(await joinArticles(hanna, { id: other.id, into: one.id })).toBe(one.id)
    expect(await found(hanna, { q: mark, show: 'all' })).toEqual([one.id])
    expect((await deskArticle(hanna, other.id)).joinedInto).toBe(one.id)
    expect(await addressesOf(hanna, one.id)).toEqual({
      addresses: [
        { address: url('one'), main: true },
        { address: url('two'), main: false },
      ],
      joined: [{ id: other.id, title: `Second ${mark}`, url: url('two') }],
    })
    await partArticle(hanna, { id: other.id })
    expect(await found(hanna, { q: mark, show: 'all' })).toEqual([other.id, one.id])
    expect((await addressesOf(hanna, one.id)).addresses.map(({ address }) => address)).toEqual([url('one')])
    expect((await addressesOf(hanna, other.id)).addresses.map(({ address }) => address)).toEqual([url('two')])
  })

  test('a joined article is not taken, and leads readers to the one it is part of', async () => {
    const { article } = await makePublished(system)
    const other = await makeArticle(system)
    await joinArticles(hanna, { id: other.id, into: article.id })
    await expect(takeArticle(hanna, { id: other.id })).rejects.toMatchObject(conflict)
    expect((await changeWork(hanna, { ids: [other.id], work: 'done' })).left).toMatchObject([{ by: null }])
    const to = await joinedTo(other.id)
    expect(to).toMatchObject({ id: article.id })
    expect(to!.address).toMatch(new RegExp(`^${article.id}-`))
    expect(await joinedTo(article.id)).toBeNull()
  })
})
