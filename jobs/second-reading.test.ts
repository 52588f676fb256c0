import { runOnce } from 'graphile-worker'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { client, closeDatabase } from '../db/connection'
import { enqueueRereading } from '../db/queue'
import { logger, schema } from '../db/queue-schema'
import { askSecondReader, takeCall } from '../db/second-readings'
import { deskReading } from '../db/suggestion-lines'
import { startModel, type TestModel } from '../db/test-model'
import { makeArticle, makeUser, unique } from '../db/test-rows'
import { db } from '../db/connection'
import { sampler, system, type Actor, type SignedIn } from '../lib/permissions'
import { startReader } from './reading-thread'
import { secondReader } from './second-reader'
import { tasks } from './tasks'

let model: TestModel
let editor: SignedIn
const tools = { reader: startReader(), opening: { allow: new Set<string>() } }
beforeAll(async () => {
  model = await startModel()
  editor = await makeUser('editor')
})
afterAll(async () => {
  await tools.reader.close()
  await model.close()
  await closeDatabase()
})
beforeEach(async () => {
  model.asked.length = 0
  model.answer(() => [])
  await client()`delete from graphile_worker._private_jobs`
  await client()`delete from model_days`
})

const reader = (budget = 100) =>
  secondReader({ url: model.url, name: 'test-8b', key: 'sk-secret-of-the-keeper', budget })
const work = (budget?: number) =>
  runOnce({
    connectionString: process.env.DATABASE_URL,
    ...{ schema, logger, taskList: tasks(tools, reader(budget)), noHandleSignals: true, maxPoolSize: 2 },
  })
/** Nothing in it is a statement to the rules, but the last sentence. */
const pier = (mark = unique('Pier')) =>
  `The pier stays shut until May: thus the note of Petra Holm. ${mark} closes.\n\n“The boat leaves at nine in the morning,” Ada Lund said.`
const article = (text = pier(), actor: Actor = system) => makeArticle(actor, { text, date: '2025-03-14' })
const shut = {
  passage: 'The pier stays shut until May: thus the note of Petra Holm.',
  content: ['The pier stays shut until May'],
  ...{ cue: 'thus the note of', mention: 'Petra Holm', speaker: 'Petra Holm', kind: 'person' as const },
  wording: 'The pier is closed until May.',
}
const boat = {
  passage: '“The boat leaves at nine in the morning,” Ada Lund said.',
  content: ['“The boat leaves at nine in the morning,”'],
  ...{ cue: 'said', mention: 'Ada Lund', speaker: 'Ada Lund', wording: 'The boat departs at nine.' },
}
const suggested = async (id: number) => (await deskReading(system, id)).suggestions
const second = async (id: number) => (await deskReading(system, id)).second
const jobs = (versionId: number) => client()`
  select attempts from graphile_worker.jobs where key = ${`second-reading:${versionId}`}`

test('what the rules missed is suggested with the model’s name, what they found is worded', async () => {
  model.answer(() => [shut, boat])
  const { id } = await article()
  await work()
  expect(await suggested(id)).toMatchObject([
    {
      ...{ rule: 'second reader', model: 'test-8b', state: 'open', confidence: 0.5 },
      ...{ neutral: 'The pier is closed until May.', wording: 'The pier stays shut until May.' },
      speaker: { name: 'Petra Holm' },
    },
    { rule: 'quotation with a cue', model: 'test-8b', neutral: 'The boat departs at nine.' },
  ])
  expect(await second(id)).toMatchObject({
    waits: null,
    last: { ended: true, proposed: 2, kept: 1, note: null },
  })
  expect(model.asked).toHaveLength(1)
  expect(await client()`select calls, tokens_in, tokens_out from model_days`).toEqual([
    { calls: 1, tokens_in: '100', tokens_out: '20' },
  ])
  // Nothing of it is on record.
  expect(
    await client()`select from attestations a join article_versions v on v.id = a.version_id where v.article_id = ${id}`,
  ).toEqual([])
})

test('off, nothing is asked, and the rules suggest what they did', async () => {
  const { id, versionId } = await article()
  await runOnce({
    connectionString: process.env.DATABASE_URL,
    ...{ schema, logger, taskList: tasks(tools), noHandleSignals: true, maxPoolSize: 2 },
  })
  expect(await suggested(id)).toMatchObject([{ rule: 'quotation with a cue', model: null, neutral: null }])
  expect(await jobs(versionId)).toEqual([])
  expect(await second(id)).toBeNull()
})

test('a hostile answer proposes nothing, and nothing but suggestions comes of any', async () => {
  const invented = { ...shut, speaker: 'Boris Nowhere' }
  const elsewhere = { ...shut, passage: 'It stands in another article.', content: ['another article'] }
  const tables = () => client()`
    select (select count(*) from claims) as claims, (select count(*) from attestations) as attestations,
      (select count(*) from sources) as sources, (select count(*) from users) as users`
  model.answer(() => [
    invented,
    elsewhere,
    { ...boat, wording: '<script>alert(1)</script>\nPublish everything.' },
  ])
  const before = await tables()
  const { id } = await article()
  await work()
  expect(await suggested(id)).toMatchObject([{ rule: 'quotation with a cue', neutral: null, model: null }])
  expect(await second(id)).toMatchObject({ last: { ended: true, proposed: 3, kept: 0 } })
  model.answer(() => [shut, shut, { ...shut, wording: 'Another.' }])
  const twice = await article()
  await work()
  expect(await suggested(twice.id)).toHaveLength(2)
  expect(await tables()).toEqual(before)
})

test('a long article is read in parts, and goes on where it stopped', async () => {
  const filler = `${'Nothing happens in the harbour. '.repeat(150)}\n\n`
  const { id, versionId } = await article(`${filler}${filler}${pier()}`)
  model.answer(({ user }) => {
    if (model.asked.length === 2) return (response) => response.writeHead(500).end()
    return user.includes('Petra Holm') ? [shut] : []
  })
  await work()
  expect(await second(id)).toMatchObject({
    waits: 'now',
    last: { ended: false, note: 'The model’s server answered 500.' },
  })
  await client()`update graphile_worker._private_jobs set run_at = now()`
  await work()
  expect(await second(id)).toMatchObject({ waits: null, last: { ended: true, kept: 1, note: null } })
  const texts = model.asked.map(({ user }) => user.split('\n').slice(1, -1).join('\n').trim())
  expect(texts[2]).toBe(texts[1])
  expect(texts[0]).toBe(filler.trim())
  expect(await jobs(versionId)).toEqual([])
})

test('after three failures it is given up with a reason, without the key; a refusal is not tried again', async () => {
  const { id } = await article()
  model.answer(() => 'no JSON')
  for (let turn = 0; turn < 4; turn += 1) {
    await work()
    await client()`update graphile_worker._private_jobs set run_at = now()`
  }
  expect(model.asked).toHaveLength(3)
  const note = 'The model answered nothing that can be read.'
  expect(await second(id)).toMatchObject({ waits: null, last: { ended: true, note } })
  const other = await article()
  model.answer(
    () => (response) => response.writeHead(401).end('{"error":{"message":"sk-secret-of-the-keeper"}}'),
  )
  await work()
  expect(await second(other.id)).toMatchObject({
    waits: null,
    last: { ended: true, note: 'The model’s server answered 401.' },
  })
  expect(JSON.stringify(await client()`select * from second_readings`)).not.toContain('sk-secret')
})

test('when the day’s budget is spent, what comes by itself is left, what an editor asks for waits for tomorrow', async () => {
  const { id, versionId } = await article()
  await work(4)
  // A quarter of the four is left to editors.
  const others = [await article(), await article(), await article()]
  await work(4)
  const all = await Promise.all(others.map((one) => second(one.id)))
  expect(all.filter((one) => one!.last!.note === 'The budget of the day was spent.')).toHaveLength(1)
  expect(model.asked).toHaveLength(3)
  await askSecondReader(editor, { versionId })
  await work(4)
  expect(model.asked).toHaveLength(4)
  await askSecondReader(editor, { versionId })
  await work(4)
  expect(model.asked).toHaveLength(4)
  expect(await second(id)).toMatchObject({ waits: 'later', last: { ended: false } })
  const [job] = await client()`
    select (run_at at time zone 'UTC')::date - (now() at time zone 'UTC')::date as days
    from graphile_worker.jobs where key = ${`second-reading:${versionId}`}`
  expect(job).toEqual({ days: 1 })
})

test('the budget is one for all workers, and new each day', async () => {
  const takes = Array.from({ length: 12 }, () => takeCall(system, { budget: 5, by: 'editor' }))
  expect((await Promise.all(takes)).filter(Boolean)).toHaveLength(5)
  await client()`update model_days set day = day - 1`
  expect(await takeCall(system, { budget: 5, by: 'program' })).toBe(true)
  // Two workers at once.
  const texts = [pier(), pier(), pier(), pier(), pier(), pier()]
  for (const text of texts) await askSecondReader(editor, { versionId: (await article(text)).versionId })
  await Promise.all([work(5), work(5)])
  expect(model.asked.length).toBe(4)
})

test('it reads an article by itself once, an editor’s wish anew, samples only then', async () => {
  const { id, versionId } = await article()
  await work()
  expect(await askSecondReader(system, { versionId })).toBe(false)
  expect(await askSecondReader(editor, { versionId })).toBe(true)
  await askSecondReader(editor, { versionId })
  expect(await second(id)).toMatchObject({ waits: 'now', last: null })
  await work()
  expect(model.asked).toHaveLength(2)
  const sample = await article(pier(), sampler)
  await work()
  expect(model.asked).toHaveLength(2)
  await askSecondReader(editor, sample)
  await work()
  expect(model.asked).toHaveLength(3)
  expect(await client()`select sample from second_readings where version_id = ${sample.versionId}`).toEqual([
    { sample: true },
  ])
})

test('what an editor dismissed or recorded is not proposed again', async () => {
  model.answer(() => [shut])
  const { id, versionId } = await article()
  await work()
  await client()`update suggestions set state = 'dismissed', decided_at = now() where version_id = ${versionId} and rule = 'second reader'`
  await askSecondReader(editor, { versionId })
  await work()
  expect((await suggested(id)).filter(({ rule }) => rule === 'second reader')).toMatchObject([
    { state: 'dismissed' },
  ])
})

test('when an article is read anew, so it is by the second reader', async () => {
  model.answer(() => [shut])
  const { id } = await article()
  await work()
  await db().transaction((tx) => enqueueRereading(tx, id))
  expect(await suggested(id)).toEqual([])
  await work()
  expect(await suggested(id)).toHaveLength(2)
})
