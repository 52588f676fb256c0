import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import type { Exported } from '../lib/export'
import { system } from '../lib/permissions'
import { client, closeDatabase, type Database } from './connection'
import { exported, lastChange } from './export'
import { recordStatement } from './statements'
import { denialOn, edition, makeArticle, makeDraft, makePublished, statementOn, unique } from './test-rows'
import { MOST_SNAPSHOTS, openSnapshot } from './snapshot'
import { publish } from './publishing'
import { withdrawAttestation } from './withdrawing'

afterAll(closeDatabase)

const all = async (state: Parameters<typeof exported>[0]) => {
  const lines: Exported[] = []
  for await (const part of exported(state)) lines.push(...part)
  return lines
}

test('a public passage is told with its statement, source and article, a draft is not', async () => {
  const title = unique('Harbour report')
  const article = await makeArticle(system, {
    title,
    publisher: 'The Export Post',
    url: 'https://export.example/1',
  })
  const [wording, name, topic] = [unique('The quay was shut.'), unique('Ada Lund'), unique('quays')]
  const said = { channel: 'a briefing', capacity: 'pilot', topics: [topic] }
  const more = { claim: { wording }, source: { name, kind: 'person' as const }, ...said }
  await recordStatement(system, statementOn(article, more))
  expect(await all({ q: `"${wording}"` })).toEqual([])
  await publish(system, { articleId: article.id, only: null })
  expect(await all({ q: `"${wording}"` })).toEqual([
    {
      ...{
        claim: expect.any(Number),
        wording,
        stance: 'asserts',
        source: expect.any(Number),
        source_name: name,
      },
      ...{ capacity: 'pilot', speaks_for: null, said_on: '2023-03-17', channel: 'a briefing' },
      content: [expect.objectContaining({ exact: 'The harbour was closed at noon' })],
      ...{ quote_kind: 'direct', outlet: 'The Export Post', article: article.id, article_title: title },
      ...{ article_day: '2023-03-18', article_address: 'https://export.example/1', sample: false },
    },
  ])
})

test('each passage is a row, in the order of numbers, and a withdrawn one is none', async () => {
  const first = await makePublished(system)
  const second = await makePublished(system, { claim: { id: first.claim } })
  const source = { name: unique('Petra Holm'), kind: 'person' as const }
  await recordStatement(system, denialOn(second.article, { claim: { id: first.claim }, source }))
  await publish(system, { articleId: second.article.id, only: null })
  const [line] = (await all({})).filter(({ claim }) => claim === first.claim)
  const mine = async () =>
    (await all({ q: `"${line!.wording}"` })).map(({ stance, article }) => [stance, article])
  const [one, two] = [first.article.id, second.article.id]
  const before = await mine()
  expect(before).toEqual([
    ['asserts', one],
    ['asserts', two],
    ['denies', two],
  ])
  const { passage } = await edition(second)
  await withdrawAttestation(system, { ...passage, reason: 'It was a mistake.' })
  expect(await mine()).toEqual([before[0], before[2]])
})

test('the same state gives the same rows, and its moment goes on with the record', async () => {
  await makePublished(system)
  const [rows, moment] = [await all({}), await lastChange()]
  expect(rows.length).toBeGreaterThan(0)
  expect([await all({}), await lastChange()]).toEqual([rows, moment])
  expect(moment).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
})

test('its moment is that of the last change that readers saw', async () => {
  await makePublished(system)
  const [shown] =
    await client()`select id, at from revisions where shown is not null order by id desc limit 1`
  await makeDraft(system)
  const later = '2100-01-01T00:00:00Z'
  await client().begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update revisions set at = ${later} where id > ${shown!.id as number}`
  })
  expect((await lastChange()).slice(0, 19)).toBe(new Date(shown!.at as string).toISOString().slice(0, 19))
})

test('a snapshot does not see what is published meanwhile, and only so many are held', async () => {
  const said = await makePublished(system)
  const snapshot = (await openSnapshot())!
  const of = async (on?: Database) => {
    const claims: number[] = []
    for await (const lines of exported({}, on)) claims.push(...lines.map(({ claim }) => claim))
    return claims
  }
  const before = await of(snapshot.db)
  expect(before).toContain(said.claim)
  const later = await makePublished(system)
  expect(await of()).toContain(later.claim)
  expect(await of(snapshot.db)).toEqual(before)
  await expect(snapshot.db.execute(sql`update claims set language = 'de'`)).rejects.toThrow()
  const more = await Promise.all(Array.from({ length: MOST_SNAPSHOTS - 1 }, () => openSnapshot()))
  expect(await openSnapshot()).toBeNull()
  await Promise.all([snapshot, ...more].map((one) => one!.end()))
  const again = await openSnapshot()
  expect(again).not.toBeNull()
  await again!.end()
})
