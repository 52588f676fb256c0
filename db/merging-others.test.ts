import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { system } from '../lib/permissions'
import { closeDatabase, db } from './connection'
import { mergeTags } from './merge-tags'
import { EVERYTHING } from './notices'
import { mergedInto } from './survivors'
import { aSource, join, undo } from './test-merges'
import { makeArticle, makeDraft, unique } from './test-rows'

afterAll(closeDatabase)

const idOf = async (noun: 'publishers' | 'topics', name: string) =>
  [
    ...(await db().execute<{ id: number }>(sql`select id from ${sql.identifier(noun)} where name = ${name}`)),
  ][0]!.id
const publisherOf = async (article: number) =>
  [
    ...(await db().execute<{ id: number }>(
      sql`select publisher_id as id from articles where id = ${article}`,
    )),
  ][0]!.id
const topicsOf = async (claim: number) =>
  (
    await db().execute<{ name: string }>(sql`
      select t.name from claim_topics c join topics t on t.id = c.topic_id where c.claim_id = ${claim} order by t.id`)
  ).map(({ name }) => name)

test('a publisher merged into another: its articles are the other’s, also those that name it later', async () => {
  const [one, other] = [unique('The Herald'), unique('Herald Online')]
  const [a, b] = [
    await makeArticle(system, { publisher: one }),
    await makeArticle(system, { publisher: other }),
  ]
  const [from, into] = [await idOf('publishers', one), await idOf('publishers', other)]
  const id = await join('publishers', from, into)
  const later = await makeArticle(system, { publisher: one })
  expect(await Promise.all([a, b, later].map((article) => publisherOf(article.id)))).toEqual([
    into,
    into,
    into,
  ])
  await undo(id)
  // What came since stays where it was put.
  expect(await Promise.all([a, b, later].map((article) => publisherOf(article.id)))).toEqual([
    from,
    into,
    into,
  ])
  const left = await db().execute(sql`select name from publisher_names where publisher_id = ${into}`)
  expect([...left]).toEqual([])
})

test('pages are made anew where an outlet is another: its name and its rights stand on pages of every kind', async () => {
  expect(await db().transaction((tx) => mergeTags(tx, 'publishers', [1, 2]))).toEqual([EVERYTHING])
})

test('no merge makes an organisation a part of itself, and undoing it gives each part back', async () => {
  const office = () => aSource({ kind: 'organisation' })
  const [one, other, whole, part, room] = [
    await office(),
    await office(),
    await office(),
    await office(),
    await office(),
  ]
  const place = async (source: number, parent: number) =>
    void (await db().execute(
      sql`insert into organisation_parents (source_id, parent_id) values (${source}, ${parent})`,
    ))
  const places = async () => [
    ...(await db().execute<{ source: number; parent: number }>(sql`
      select source_id as source, parent_id as parent from organisation_parents
      where source_id in ${[one, other, whole, part, room]} order by id`)),
  ]
  await place(one, whole)
  await place(whole, part)
  await place(part, other)
  await place(room, one)
  const before = await places()
  const id = await join('sources', one, other)
  const [circle] = await db().execute(sql`
    with recursive up (id, parent) as (
      select source_id, parent_id from organisation_parents
      union select up.id, o.parent_id from up join organisation_parents o on o.source_id = up.parent)
    select 1 from up where id = parent and id = ${other}`)
  expect(circle).toBeUndefined()
  expect(await places()).toContainEqual({ source: room, parent: other })
  await undo(id)
  expect(await places()).toEqual(before)
})

test('a topic merged into another, and into a third: each claim has its own again when they are undone', async () => {
  const [a, b, c] = [unique('Ships'), unique('Shipping'), unique('Sea')]
  const first = await makeDraft(system, { topics: [a] })
  const both = await makeDraft(system, { topics: [a, b] })
  const [one, two, three] = [
    await idOf('topics', a),
    await idOf('topics', b),
    (await makeDraft(system, { topics: [c] })) && (await idOf('topics', c)),
  ]
  const into = await join('topics', one, two)
  expect([await topicsOf(first.claim), await topicsOf(both.claim)]).toEqual([[b], [b]])
  const onward = await join('topics', two, three)
  expect([await topicsOf(first.claim), await topicsOf(both.claim)]).toEqual([[c], [c]])
  expect(await mergedInto('topics', one)).toBe(three)
  await undo(into)
  expect([await topicsOf(first.claim), await topicsOf(both.claim)]).toEqual([[a], [a, c]])
  await undo(onward)
  expect([await topicsOf(first.claim), await topicsOf(both.claim)]).toEqual([[a], [a, b]])
})

test('a claim given the name of a merged topic has the other; one that lost it since does not get it back', async () => {
  const [a, b] = [unique('Ships'), unique('Shipping')]
  const lost = await makeDraft(system, { topics: [a] })
  await makeDraft(system, { topics: [b] })
  const [from, into] = [await idOf('topics', a), await idOf('topics', b)]
  const id = await join('topics', from, into)
  const later = await makeDraft(system, { topics: [a] })
  expect(await topicsOf(later.claim)).toEqual([b])
  await db().execute(sql`delete from claim_topics where claim_id = ${lost.claim}`)
  await undo(id)
  expect([await topicsOf(lost.claim), await topicsOf(later.claim)]).toEqual([[], [b]])
})

test('a narrower topic comes with a merge, unless it is wider than the other', async () => {
  const names = ['World', 'Europe', 'France', 'Occident'].map(unique)
  const rows = await db().execute<{ id: number }>(
    sql`insert into topics (name) select unnest(array[${sql.join(
      names.map((name) => sql`${name}`),
      sql`, `,
    )}]) returning id`,
  )
  const [world, europe, france, occident] = rows.map(({ id }) => id)
  const under = (id: number, parent: number) =>
    db().execute(sql`update topics set parent_id = ${parent} where id = ${id}`)
  await under(europe!, world!)
  await under(france!, europe!)
  await under(occident!, world!)
  const parents = async () =>
    (
      await db().execute<{ parent: number | null }>(
        sql`select parent_id as parent from topics where id in ${[europe!, france!, occident!]} order by id`,
      )
    ).map(({ parent }) => parent)
  const id = await join('topics', world!, france!)
  // Europe holds France: it cannot be a part of it.
  expect(await parents()).toEqual([world, europe, france])
  await undo(id)
  expect(await parents()).toEqual([world, europe, world])
})
