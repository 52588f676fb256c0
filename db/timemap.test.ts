import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { client, closeDatabase } from './connection'
import { sourceAsOf, topicAsOf } from './lists-then'
import { publish } from './publishing'
import { changeSource } from './source-doors'
import { changeStatement } from './statements'
import { savedBy, sourceOf } from './test-days'
import { edition, formOf, makeDraft, makePublished, makeUser, unique } from './test-rows'
import { dayNearest, timemapOf } from './timemap'
import { reinstateClaim, withdrawClaim } from './withdrawing'

let admin: SignedIn
beforeAll(async () => {
  admin = await makeUser('admin')
})
afterAll(closeDatabase)

const savedOn = (day: string) => savedBy(admin, day)
const reason = 'It was a mistake.'

test('a source and a topic have the days on which they changed and were there, each with its page', async () => {
  const topic = unique('lighthouses')
  const said = await makeDraft(admin, { topics: [topic] })
  const source = await sourceOf(said)
  const [row] = await client()`select id from topics where name = ${topic}`
  const topicId = row!.id as number
  await savedOn('2023-01-01')
  await publish(admin, { articleId: said.article.id, only: null })
  await savedOn('2023-02-01')
  await changeSource(admin, { ...(await sourceOf(said)), description: 'captain', reason })
  await savedOn('2023-03-01')
  await withdrawClaim(admin, { ...(await edition(said)).claim, reason })
  await savedOn('2023-04-01')
  expect(await timemapOf('sources', source.id)).toBeNull()
  await reinstateClaim(admin, { ...(await edition(said)).claim, reason })
  await savedOn('2023-05-01')
  const map = (await timemapOf('sources', source.id))!
  expect(map.days).toEqual(['2023-02-01', '2023-03-01', '2023-05-01'])
  expect(map.address).toMatch(new RegExp(`^${source.id}-`))
  const topics = (await timemapOf('topics', topicId))!
  expect(topics.days).toEqual(['2023-02-01', '2023-05-01'])
  for (const day of map.days) expect(await sourceAsOf(source.id, day)).not.toBeNull()
  for (const day of topics.days) expect((await topicAsOf(topicId, day)).lines).toHaveLength(1)
  expect(await dayNearest(['sources', `${source.id}-x`], '2020-01-01')).toBe('2023-02-01')
  expect(await dayNearest(['topics', `${topicId}-x`], '2023-04-15')).toBe('2023-02-01')
  expect(await dayNearest(['claims', `${said.claim}-x`], '2020-01-01')).toBe('2023-02-01')
  expect(await dayNearest(['claims', `${2_000_000_000}-x`], '2020-01-01')).toBe('2020-01-01')
})

test('what was said by another until then begins under its source of now', async () => {
  const said = await makePublished(admin)
  await savedOn('2023-01-01')
  const source = { name: unique('Mara Quill'), kind: 'person' as const }
  await changeStatement(admin, { ...(await formOf(said.attestation)), source })
  await savedOn('2023-02-01')
  const { id } = await sourceOf(said)
  expect((await timemapOf('sources', id))!.days).toEqual(['2023-02-01'])
})
