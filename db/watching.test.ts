import { eq, sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { system } from '../lib/permissions'
import { captureAgain, captureDue, requestPage, watchArticle } from './arrivals'
import { changeArticle } from './bring-in'
import { failCapture, storeUnchanged } from './captures'
import { closeDatabase, db } from './connection'
import { storePoll } from './polls'
import { captures } from './schema-arrivals'
import { articles } from './schema-articles'
import { asked, freshAddress, plainPage } from './test-arrival-doors'
import { feedRead, itemsOf, makeFeed } from './test-feed-doors'
import { makeArticle } from './test-rows'

afterAll(closeDatabase)

const set = (id: number, values: Partial<typeof articles.$inferInsert>) =>
  db().update(articles).set(values).where(eq(articles.id, id))
const onRecord = async (id: number) => (await db().select().from(articles).where(eq(articles.id, id)))[0]!
const isDue = { nextFetch: new Date(Date.now() - 60_000) }
const jobs = async (articleId: number) => [
  ...(await db().execute<{ queue_name: string | null; priority: number; run_at: string }>(sql`
    select j.* from graphile_worker.jobs j join captures c on j.key = 'capture:' || c.id
    where c.article_id = ${articleId} and c.state = 'waiting'`)),
]

test('an article that has lost its address keeps no other from being looked at', async () => {
  const [lost, odd, kept] = [
    await makeArticle(system, { url: freshAddress() }),
    await makeArticle(system, { url: freshAddress() }),
    await makeArticle(system, { url: freshAddress() }),
  ]
  for (const { id } of [lost, odd, kept]) await set(id, isDue)
  await set(lost.id, { url: null })
  // No address that is opened.
  await set(odd.id, { url: 'https://' })
  await captureDue(system)
  expect(await jobs(lost.id)).toHaveLength(0)
  expect((await onRecord(odd.id)).nextFetch).toBeNull()
  expect(await jobs(kept.id)).toHaveLength(1)
})

test('an article whose address is taken away is watched no longer', async () => {
  const { id } = await makeArticle(system, { url: freshAddress() })
  await set(id, isDue)
  const { version, title } = await onRecord(id)
  const metadata = { publisher: null, author: null, language: 'en', date: null }
  await changeArticle(system, { ...metadata, id, version, title, url: null })
  expect((await onRecord(id)).nextFetch).toBeNull()
})

test('what comes by itself goes behind what an editor waits for, page by page of a host', async () => {
  const feed = await makeFeed()
  const items = itemsOf(3)
  await storePoll(system, feedRead(feed, items))
  const watched = await makeArticle(system, { url: freshAddress() })
  await set(watched.id, isDue)
  await captureDue(system)
  const { articleId, capture } = await asked()
  const rows = await db().execute<{ id: number }>(
    sql`select article_id as id from feed_items where feed_id = ${feed} order by id`,
  )
  const jobsOf = await Promise.all([...rows, watched].map(({ id }) => jobs(id)))
  const [first, second, third, look] = jobsOf.map(([job]) => job!)
  const [now] = await jobs(articleId)
  for (const job of [first!, second!, third!, look!]) {
    expect(job.priority).toBeGreaterThan(now!.priority)
    expect(job.queue_name).toBe('pages:averil.example')
  }
  expect(now!.queue_name).toBeNull()
  const seconds = [first!, second!, third!].map(({ run_at }) => Date.parse(run_at) / 1000)
  expect(seconds.map((at) => Math.round(at - seconds[0]!))).toEqual([0, 2, 4])

  // An editor who asks for one of them has it at once, and no feed puts it back.
  await requestPage(system, { ...plainPage, address: items[0]!.address! })
  expect((await jobs(rows[2]!.id))[0]).toMatchObject({ queue_name: null, priority: now!.priority })
  const { address } = (await db().select().from(captures).where(eq(captures.id, capture!)))[0]!
  await storePoll(system, feedRead(await makeFeed(), [{ ...items[0]!, address }]))
  expect((await jobs(articleId))[0]).toMatchObject({ queue_name: null, priority: now!.priority })
})

const look = async (id: number) => {
  const { capture } = await captureAgain(system, { id })
  await storeUnchanged(system, { id: capture! })
  return (await onRecord(id)).nextFetch
}

test('a page that an editor watches no more is not, though it is opened again by hand', async () => {
  const { id } = await makeArticle(system, { url: freshAddress() })
  expect(await look(id)).not.toBeNull()
  await watchArticle(system, { id, watched: false })
  expect(await look(id)).toBeNull()
  // Nor where the opening fails.
  const { capture } = await captureAgain(system, { id })
  await failCapture(system, { id: capture!, problem: 'The page answers 503.', status: 503, forGood: false })
  expect((await onRecord(id)).nextFetch).toBeNull()
})

test('an old page that an editor watches is looked at from then on', async () => {
  const { id } = await makeArticle(system, { url: freshAddress() })
  const { capture } = await captureAgain(system, { id })
  await db().execute(sql`update captures set asked_at = now() - interval '200 days' where id = ${capture!}`)
  await storeUnchanged(system, { id: capture! })
  expect((await onRecord(id)).nextFetch).toBeNull()
  const { version } = await onRecord(id)
  await watchArticle(system, { id, watched: true })
  expect((await look(id))!.getTime()).toBeGreaterThan(Date.now() + 3_000_000)
  // It is the desk's own, no change of the record.
  expect((await onRecord(id)).version).toBe(version)
})

test('the database keeps no address of an item that is none of the web', async () => {
  const feed = await makeFeed()
  const insert = db().execute(
    sql`insert into feed_items (feed_id, key, address) values (${feed}, 'k', 'javascript:alert(1)')`,
  )
  await expect(insert).rejects.toMatchObject({ cause: { constraint_name: 'feed_items_scheme' } })
})
