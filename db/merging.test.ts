import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { system } from '../lib/permissions'
import { closeDatabase, db } from './connection'
import { holdings } from './holdings'
import { merge } from './merging'
import { split } from './splitting'
import { addName, addRole } from './source-doors'
import { mergedInto } from './survivors'
import { aSource, join, owners, read, undo, why } from './test-merges'
import { conflict, invalidAt, makeDraft, makePublished, unique } from './test-rows'

afterAll(closeDatabase)

const saidBy = async (source: number) => (await makePublished(system, { source: { id: source } })).utterance
const namesOf = async (source: number) =>
  (
    await db().execute<{ name: string }>(
      sql`select name from source_names where source_id = ${source} order by id`,
    )
  ).map(({ name }) => name)
const nameOf = async (source: number) =>
  [...(await db().execute<{ name: string }>(sql`select name from sources where id = ${source}`))][0]!.name

test('every foreign key to what can be merged is a holding, or known to be none', async () => {
  const keys = await db().execute<{ noun: string; column: string; object: string }>(sql`
    select c.conrelid::regclass::text as noun, a.attname as "column", c.confrelid::regclass::text as object
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
    where c.contype = 'f' and c.confrelid::regclass::text in ('sources', 'claims', 'publishers', 'topics')`)
  const moved = Object.entries(holdings).flatMap(([object, held]) =>
    held.map(({ noun, column }) => `${noun}.${column} ${object}`),
  )
  const others = ['sources', 'claims', 'publishers', 'topics'].map((noun) => `${noun}.merged_into ${noun}`)
  // db/topic-moves.
  others.push('claim_topics.claim_id claims', 'claim_topics.topic_id topics')
  expect(keys.map(({ noun, column, object }) => `${noun}.${column} ${object}`).sort()).toEqual(
    [...moved, ...others].sort(),
  )
})

describe('a source merged into another', () => {
  test('gives it all that was its, and takes it back when undone', async () => {
    const [a, b] = [await aSource(), await aSource()]
    const [one, other] = [await saidBy(a), await saidBy(b)]
    await addName(system, { sourceId: a, name: 'A. Petrenko', kind: 'alias', language: null })
    await addRole(system, { sourceId: a, title: 'Pilot', organisationId: null, held: '2022/..' })
    const id = await join('sources', a, b)
    expect(await owners([one, other])).toEqual([b, b])
    expect(await namesOf(b)).toEqual(['A. Petrenko', await nameOf(a)])
    expect(await mergedInto('sources', a)).toBe(b)
    await undo(id)
    expect(await owners([one, other])).toEqual([a, b])
    expect(await namesOf(a)).toEqual(['A. Petrenko'])
    expect(await namesOf(b)).toEqual([])
    expect(await mergedInto('sources', a)).toBeNull()
  })

  test('keeps what the other has already, out of sight', async () => {
    const [a, b] = [await aSource(), await aSource()]
    for (const sourceId of [a, b])
      await addName(system, { sourceId, name: 'Móscow', kind: 'metonym', language: null })
    const id = await join('sources', a, b)
    expect(await namesOf(a)).toEqual(['Móscow'])
    await undo(id)
    expect([await namesOf(a), await namesOf(b)]).toEqual([['Móscow'], ['Móscow']])
  })

  test('counts for the other alone', async () => {
    const [a, b] = [await aSource(), await aSource()]
    await saidBy(a)
    await saidBy(b)
    await join('sources', a, b)
    const rows = await db().execute(sql`
      select id, public_utterances as said from sources where id in ${[a, b]} order by id`)
    expect([...rows]).toEqual([
      { id: a, said: 0 },
      { id: b, said: 2 },
    ])
  })

  test('is given nothing more', async () => {
    const [a, b] = [await aSource(), await aSource()]
    await join('sources', a, b)
    await expect(makeDraft(system, { source: { id: a } })).rejects.toMatchObject(invalidAt('source'))
    await expect(
      addName(system, { sourceId: a, name: 'Another', kind: 'alias', language: null }),
    ).rejects.toMatchObject(conflict)
  })

  test('comes out alone after a further merge, edits and additions: A into B stays apart from B into C', async () => {
    const [a, b, c, d] = [await aSource(), await aSource(), await aSource(), await aSource()]
    const [one, wrong, other, third] = [await saidBy(a), await saidBy(a), await saidBy(b), await saidBy(c)]
    const first = await join('sources', a, b)
    const [since] = [await saidBy(b)]
    await db().execute(sql`update utterances set source_id = ${d} where id = ${wrong}`)
    const second = await join('sources', b, c)
    expect(await mergedInto('sources', a)).toBe(c)
    await undo(first)
    expect(await owners([one, wrong, other, third, since])).toEqual([a, d, c, c, c])
    await undo(second)
    expect(await owners([one, wrong, other, third, since])).toEqual([a, d, b, c, b])
    expect([await namesOf(a), await namesOf(b), await namesOf(c)]).toEqual([[], [], []])
  })

  test('takes along what was recorded since, where that is asked for', async () => {
    const [a, b] = [await aSource(), await aSource()]
    const id = await join('sources', a, b)
    const [its, others] = [await saidBy(b), await saidBy(b)]
    await undo(id, [its])
    expect(await owners([its, others])).toEqual([a, b])
  })
})

describe('a merge is refused', () => {
  test('into itself, into a merged one, of a merged one, of another kind', async () => {
    const [a, b, c] = [await aSource(), await aSource(), await aSource()]
    await expect(join('sources', a, a)).rejects.toMatchObject(invalidAt('into'))
    await join('sources', a, b)
    await expect(join('sources', a, c)).rejects.toMatchObject(invalidAt('into'))
    await expect(join('sources', c, a)).rejects.toMatchObject(invalidAt('into'))
    await expect(join('sources', b, a)).rejects.toMatchObject(invalidAt('into'))
    const harbour = await aSource({ kind: 'organisation' })
    await expect(join('sources', b, harbour)).rejects.toMatchObject(invalidAt('into'))
  })

  test('on an older version of either, and without a reason', async () => {
    const [a, b] = [await aSource(), await aSource()]
    const [from, into] = [await read('sources', a), await read('sources', b)]
    await db().execute(sql`update sources set description = 'A pilot' where id = ${b}`)
    await expect(merge(system, { object: 'sources', from, into, reason: why })).rejects.toMatchObject(
      conflict,
    )
    await expect(join('sources', a, b, { reason: ' ' })).rejects.toMatchObject(invalidAt('reason'))
  })

  test('of an unnamed source into a person unless it is certain; its wording is no name of the person', async () => {
    const unnamed = await aSource({
      kind: 'unnamed',
      name: unique('a harbour official'),
      publisher: unique('The Herald'),
    })
    const person = await aSource()
    await expect(join('sources', unnamed, person)).rejects.toMatchObject(invalidAt('certain'))
    const said = await saidBy(unnamed)
    const id = await join('sources', unnamed, person, { certain: true })
    expect(await owners([said])).toEqual([person])
    expect(await namesOf(person)).toEqual([])
    await undo(id)
    expect(await owners([said])).toEqual([unnamed])
    await expect(undo(id)).rejects.toMatchObject(conflict)
  })
})

describe('a split', () => {
  test('gives chosen utterances and names to a new source, and takes them back', async () => {
    const a = await aSource()
    const [one, other] = [await saidBy(a), await saidBy(a)]
    const chosen = { object: 'sources', reason: why, utterances: [one], names: [] } as const
    const { id, into } = await split(system, {
      ...chosen,
      utterances: [one],
      names: [],
      from: await read('sources', a),
      into: { name: unique('Another Smith') },
    })
    expect(await owners([one, other])).toEqual([into, a])
    await undo(id)
    expect(await owners([one, other])).toEqual([a, a])
  })

  test('outlives the merge before it, and goes back past it', async () => {
    const [a, b, x] = [await aSource(), await aSource(), await aSource()]
    const one = await saidBy(a)
    const first = await join('sources', a, b)
    const parted = await split(system, {
      object: 'sources',
      reason: why,
      utterances: [one],
      from: await read('sources', b),
      into: { id: x },
    })
    await undo(first)
    expect(await owners([one])).toEqual([x])
    await undo(parted.id)
    expect(await owners([one])).toEqual([a])
  })

  test('of what stands elsewhere by now is refused whole', async () => {
    const [a, b] = [await aSource(), await aSource()]
    const [one, others] = [await saidBy(a), await saidBy(b)]
    await expect(
      split(system, {
        object: 'sources',
        reason: why,
        utterances: [one, others],
        from: await read('sources', a),
        into: { name: unique('Another') },
      }),
    ).rejects.toMatchObject(conflict)
    expect(await owners([one])).toEqual([a])
  })
})

describe('at the same time', () => {
  test('one is merged into two others: one of the two is refused', async () => {
    const [a, b, c] = [await aSource(), await aSource(), await aSource()]
    const outcomes = await Promise.allSettled([join('sources', a, b), join('sources', a, c)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('what is recorded of a source that is being merged stands at the other, or is refused', async () => {
    const [a, b] = [await aSource(), await aSource()]
    const saying = () => makeDraft(system, { source: { id: a } })
    const said = await Promise.allSettled([saying(), saying(), join('sources', a, b), saying(), saying()])
    expect(said[2].status).toBe('fulfilled')
    const left = await db().execute(sql`select id from utterances where source_id = ${a}`)
    expect([...left]).toEqual([])
  })
})
