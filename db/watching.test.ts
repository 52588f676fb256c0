import { eq, sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { system } from '../lib/permissions'
import { captureDue } from './arrivals'
import { changeArticle } from './bring-in'
import { closeDatabase, db } from './connection'
import { articles } from './schema-articles'
import { freshAddress } from './test-arrival-doors'
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
