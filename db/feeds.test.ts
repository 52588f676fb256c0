import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { system } from '../lib/permissions'
import { closeDatabase, db } from './connection'
import { deskFeed } from './feed-desk'
import { addFeed, changeFeed, pollNow } from './feeds'
import { failPoll, feedsDue, feedToPoll, moveFeed, storePoll } from './polls'
import { freshAddress } from './test-arrival-doors'
import { feedRead, itemsOf, makeFeed } from './test-feed-doors'
import { conflict, invalidAt, makeArticle } from './test-rows'

afterAll(closeDatabase)

const jobs = (id: number) => db().execute(sql`select 1 from graphile_worker.jobs where key = ${`poll:${id}`}`)
const onRecord = async (id: number) => (await db().execute(sql`select * from feeds where id = ${id}`))[0]!
const seconds = async (id: number) =>
  (
    await db().execute<{ s: number }>(
      sql`select extract(epoch from next_poll - now())::float as s from feeds where id = ${id}`,
    )
  )[0]!.s
const pass = (id: number) => db().execute(sql`update feeds set next_poll = now() where id = ${id}`)

test('a feed that is added is asked at once, and is there once', async () => {
  const address = `${freshAddress()}/feed.xml?section=1`
  const id = await addFeed(system, { address: `${address}#top`, words: 'bridge, City Hall,\nbridge ,' })
  expect(await deskFeed(system, id)).toMatchObject({
    ...{ address, words: ['bridge', 'City Hall'], active: true, polledAt: null, items: 0, lines: [] },
    title: address.replace('https://', ''),
  })
  expect(await jobs(id)).toHaveLength(1)
  await expect(addFeed(system, { address, words: '' })).rejects.toMatchObject(invalidAt('address'))
  await expect(addFeed(system, { address: 'ftp://a.example', words: '' })).rejects.toMatchObject(
    invalidAt('address'),
  )
  const long = 'a'.repeat(101)
  await expect(addFeed(system, { address: freshAddress(), words: long })).rejects.toMatchObject({
    kind: 'invalid',
  })
})

test('each item is an article once, whatever is told again', async () => {
  const id = await makeFeed()
  const items = itemsOf(30)
  expect(await storePoll(system, feedRead(id, items))).toBe(30)
  expect(await storePoll(system, feedRead(id, items))).toBe(0)
  expect(await storePoll(system, feedRead(id, null))).toBe(0)
  const feed = await deskFeed(system, id)
  expect(feed).toMatchObject({ title: 'The Averil Courier', items: 30, taken: 30, next: null })
  expect(feed.lines.map((line) => line.title)).toEqual(items.map(({ title }) => title))
  const [made] = await db().execute(sql`
    select count(distinct r.id)::int as articles, count(distinct c.id)::int as captures,
      min(r.published_on) as day, min(r.byline) as byline, min(r.origin::text) as origin
    from feed_items i join articles r on r.id = i.article_id join captures c on c.article_id = r.id
    where i.feed_id = ${id}`)
  expect(made).toEqual({
    ...{ articles: 30, captures: 30, day: '2025-03-14', byline: 'Joss Amberley', origin: 'feed' },
  })
  expect(await onRecord(id)).toMatchObject({ unchanged: 2, failures: 0, etag: '"1"' })
})

test('only chosen words are taken, and an article that is known is linked', async () => {
  const id = await makeFeed('kestrel bridge')
  const [bridge, other, known, none] = itemsOf(4)
  const address = freshAddress()
  const held = await makeArticle(system, { url: address })
  await storePoll(
    system,
    feedRead(id, [
      { ...bridge!, title: 'Cracks in the Kestrel Bridge' },
      other!,
      { ...known!, address, summary: 'At the KESTREL BRIDGE.' },
      { ...none!, address: null, title: 'Kestrel bridge' },
    ]),
  )
  const { lines, items, taken } = await deskFeed(system, id)
  expect([items, taken]).toEqual([4, 2])
  expect(lines.map(({ article }) => article && article.read)).toEqual([false, null, true, null])
  expect(lines[2]!.article!.id).toBe(held.id)
  const opened = await db().execute(sql`select 1 from captures where article_id = ${held.id}`)
  expect(opened).toHaveLength(0)
})

test('a feed is asked later each time that nothing is new, and later still where it fails', async () => {
  const id = await makeFeed()
  await storePoll(system, feedRead(id, itemsOf(1)))
  const first = await seconds(id)
  await storePoll(system, feedRead(id, null))
  const quiet = await seconds(id)
  expect(quiet).toBeGreaterThan(first)
  const failed = { id, problem: 'The page answers 503.', gone: false, retryAfter: null }
  await failPoll(system, failed)
  await failPoll(system, failed)
  expect(await seconds(id)).toBeGreaterThan(quiet)
  expect(await onRecord(id)).toMatchObject({ failures: 2, problem: failed.problem, active: true })
  await failPoll(system, { ...failed, retryAfter: 80_000 })
  expect(await seconds(id)).toBeGreaterThan(79_000)
  await storePoll(system, feedRead(id, null))
  expect(await onRecord(id)).toMatchObject({ failures: 0, problem: null })
})

test('feeds whose time has come are queued once', async () => {
  const id = await makeFeed()
  await db().execute(sql`delete from graphile_worker._private_jobs`)
  await pass(id)
  expect(await feedsDue(system)).toBeGreaterThan(0)
  expect(await jobs(id)).toHaveLength(1)
  expect(await feedsDue(system)).toBe(0)
})

test('a feed that is gone is paused with the reason, and asked again by hand', async () => {
  const id = await makeFeed()
  await failPoll(system, { id, problem: 'The page answers 410: it is gone.', gone: true, retryAfter: null })
  const gone = await deskFeed(system, id)
  expect(gone).toMatchObject({ active: false, problem: 'The page answers 410: it is gone.' })
  expect(await feedToPoll(system, { id })).toBeNull()
  await expect(pollNow(system, { id })).rejects.toMatchObject(conflict)
  await expect(pollNow(system, { id: 2_000_000_000 })).rejects.toMatchObject({ kind: 'not-found' })
  await changeFeed(system, { id, version: gone.version, title: 'A title', words: '', active: true })
  expect(await deskFeed(system, id)).toMatchObject({ active: true, problem: null, title: 'A title' })
  await pollNow(system, { id })
  const stale = { id, version: gone.version, title: 'Another', words: '', active: true }
  await expect(changeFeed(system, stale)).rejects.toMatchObject(conflict)
  await storePoll(system, feedRead(id, []))
  expect((await deskFeed(system, id)).title).toBe('A title')
})

test('a feed that has moved for good is asked there, unless another one is', async () => {
  const [id, twin] = [await makeFeed(), await makeFeed()]
  const moved = freshAddress()
  await storePoll(system, { ...feedRead(id, itemsOf(1)), moved })
  expect((await feedToPoll(system, { id }))!.address).toBe(moved)
  const home = freshAddress()
  expect(await moveFeed(system, { id, address: home })).toBe(true)
  expect(await moveFeed(system, { id: twin, address: home })).toBe(false)
  expect(await deskFeed(system, twin)).toMatchObject({
    active: false,
    problem: 'It has moved to the address of “The Averil Courier”, which is asked already.',
  })
})

test('the items of a long feed are taken a few at a time, and what the server told last', async () => {
  const id = await makeFeed()
  const items = itemsOf(60)
  // The 31st from the last: the second chunk breaks off.
  const broken = items.at(-31)!
  await db().execute(sql`create function fault() returns trigger language plpgsql as
    $$ begin if new.title = 'Fault' then raise exception 'a fault'; end if; return new; end $$`)
  await db().execute(
    sql`create trigger fault before insert on feed_items for each row execute function fault()`,
  )
  try {
    const told = items.map((item) => (item === broken ? { ...item, title: 'Fault' } : item))
    await expect(storePoll(system, feedRead(id, told))).rejects.toThrow('a fault')
  } finally {
    await db().execute(sql`drop trigger fault on feed_items`)
    await db().execute(sql`drop function fault`)
  }
  expect(await deskFeed(system, id)).toMatchObject({ items: 25, taken: 25, polledAt: null })
  expect(await onRecord(id)).toMatchObject({ etag: null })
  expect(await storePoll(system, feedRead(id, items))).toBe(35)
  expect(await onRecord(id)).toMatchObject({ etag: '"1"' })
})

test('two feeds with the same items in other orders do not refuse one another', async () => {
  const [one, other] = [await makeFeed(), await makeFeed()]
  const items = itemsOf(100)
  const stored = await Promise.all([
    storePoll(system, feedRead(one, items)),
    storePoll(system, feedRead(other, items.toReversed())),
  ])
  expect(stored).toEqual([100, 100])
  const [made] = await db().execute(sql`
    select count(distinct article_id)::int as articles from feed_items where feed_id in (${one}, ${other})`)
  expect(made).toEqual({ articles: 100 })
})

test('an item whose address is none of the web is kept without it', async () => {
  const id = await makeFeed()
  const [item] = itemsOf(1)
  await storePoll(system, feedRead(id, [{ ...item!, address: 'javascript:alert(1)' }]))
  const [kept] = await db().execute(sql`select address, article_id from feed_items where feed_id = ${id}`)
  expect(kept).toEqual({ address: null, article_id: null })
})
