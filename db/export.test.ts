import { afterAll, expect, test } from 'vitest'
import type { Exported } from '../lib/export'
import { system } from '../lib/permissions'
import { closeDatabase } from './connection'
import { exported, lastChange } from './export'
import { recordStatement } from './statements'
import { denialOn, edition, makeArticle, makeDraft, makePublished, statementOn, unique } from './test-rows'
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
  await makeDraft(system)
  expect((await lastChange()) >= moment).toBe(true)
})
