import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { client, closeDatabase } from './connection'
import { sourceCounts } from './source-timeline'
import { publishedTopic } from './topics'
import { publishedSource, statementsOf } from './sources'
import { addName, recordSource } from './source-doors'
import { makeArticle, makeDraft, makePublished, makeUser, statementOn, unique } from './test-rows'
import { publish } from './publishing'
import { recordStatement } from './statements'

let admin: SignedIn
let speaker: number
const topic = unique('harbours')
const outlet = unique('The Times')
const day = (edtf: string) => ({ edtf, wording: null, basis: 'editor' as const })

beforeAll(async () => {
  admin = await makeUser('admin')
  speaker = await recordSource(admin, {
    name: unique('Harbour choir'),
    kind: 'group',
    description: null,
    publisher: null,
  })
  const source = { id: speaker }
  const article = await makeArticle(admin, { publisher: outlet })
  const first = await recordStatement(
    admin,
    statementOn(article, { source, saidOn: day('2023-03-17'), topics: [topic] }),
  )
  await publish(admin, { articleId: article.id, only: null })
  // The same utterance in another article of the same outlet is one utterance still.
  const again = await makeArticle(admin, { publisher: outlet })
  await recordStatement(
    admin,
    statementOn(again, {
      claim: { id: first.claim },
      utterance: first.utterance,
      source: null,
      saidOn: null,
    }),
  )
  await publish(admin, { articleId: again.id, only: null })
  await makePublished(admin, { source, saidOn: day('2023-03-01/2023-04-02'), stance: 'denies' })
  await makePublished(admin, { source, saidOn: day('2024-03-17'), topics: [topic] })
  await makePublished(admin, { speaksFor: source, saidOn: day('2024-03-18') })
  await makeDraft(admin, { source, saidOn: day('2024-03-19') })
})
afterAll(closeDatabase)

const pairs = (choices: { value: string; count: number }[]) =>
  choices.map(({ value, count }) => [value, count])

test('counts each public utterance once, by month, stance, topic, year and outlet', async () => {
  const counts = await sourceCounts(speaker, {})
  const months = counts.months.map(({ month, stance, count }) => [month, stance, count]).sort()
  expect(months).toEqual([
    ['2023-03', 'asserts', 1],
    ['2023-04', 'denies', 1],
    ['2024-03', 'asserts', 2],
  ])
  expect(pairs(counts.stances)).toEqual([
    ['asserts', 3],
    ['denies', 1],
  ])
  expect(counts.topics).toMatchObject([{ name: topic, count: 2 }])
  expect(pairs(counts.years)).toEqual([
    ['2024', 2],
    ['2023', 2],
  ])
  expect(counts.outlets).toMatchObject([{ name: outlet, utterances: 1 }])
  expect(counts).toMatchObject({ found: 4, capped: false })
})

test('each facet counts under the rest of the filter, and the list holds what is counted', async () => {
  const filter = { year: '2023', stance: ['asserts' as const] }
  const counts = await sourceCounts(speaker, filter)
  expect(counts.found).toBe(1)
  expect(pairs(counts.stances)).toEqual([
    ['asserts', 1],
    ['denies', 1],
  ])
  expect(pairs(counts.years)).toEqual([
    ['2024', 2],
    ['2023', 1],
  ])
  expect(counts.months).toHaveLength(3)
  expect((await statementsOf(speaker, filter)).lines).toMatchObject([{ saidOn: '2023-03-17' }])
  const id = counts.topics[0]!.value
  expect((await statementsOf(speaker, { topic: id })).lines.map(({ saidOn }) => saidOn)).toEqual([
    '2024-03-17',
    '2023-03-17',
  ])
  expect((await publishedTopic(Number(id)))?.name).toBe(topic)
})

test('names come with their kind and days, roles by the time they were held', async () => {
  const person = await recordSource(admin, {
    name: unique('Vera Lind'),
    kind: 'person',
    description: null,
    publisher: null,
  })
  await makePublished(admin, { source: { id: person } })
  await addName(admin, { sourceId: person, name: 'Quay choir', kind: 'legal', language: 'en' })
  await client()`update source_names set held = '2019/2021' where source_id = ${person}`
  await client()`insert into roles (source_id, title, held, held_from, held_to) values
    (${person}, 'Undated', null, null, null), (${person}, 'Old', '2010/2012', '2010-01-01', '2012-12-31'),
    (${person}, 'Now', '2013/..', '2013-01-01', null)`
  expect(await publishedSource(person)).toMatchObject({
    names: [{ name: 'Quay choir', kind: 'legal', held: '2019/2021' }],
    roles: [{ title: 'Now' }, { title: 'Old' }, { title: 'Undated' }],
  })
})
