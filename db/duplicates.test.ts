import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { system } from '../lib/permissions'
import { closeDatabase, db } from './connection'
import { duplicates, tellApart } from './duplicates'
import { addName } from './source-doors'
import { aSource, join, undo, why } from './test-merges'
import { makeArticle, makeDraft, denialOn, unique } from './test-rows'

afterAll(closeDatabase)

/** Reasons by which the first page gives these two. */
async function reasons(
  one: number,
  other: number,
  object: 'sources' | 'publishers' = 'sources',
): Promise<string[] | null> {
  const { lines } = await duplicates(system, { object })
  return lines.find(({ from, into }) => from.id === one && into.id === other)?.reasons ?? null
}

/** A name that no other test's is like. */
const surname = () =>
  `X${unique('')
    .replace(/[^a-z0-9]/g, '')
    .replace(/\d/g, (digit) => 'bcdfghklmn'[Number(digit)]!)}`

test('two sources of one name, with initials, by an alias, by an identifier', async () => {
  const [name, alias] = [surname(), surname()]
  const first = await aSource({ name: `Ánna ${name}` })
  await addName(system, { sourceId: first, name: `Frau ${alias}`, kind: 'pen', language: null })
  const same = await aSource({ name: `Anna ${name}` })
  expect(await reasons(same, first)).toEqual([`The same name, Anna ${name}`])
  const short = await aSource({ name: `A. ${name}` })
  expect(await reasons(short, first)).toEqual([`The same name with initials: A. ${name}, Ánna ${name}`])
  const pen = await aSource({ name: `Frau ${alias}` })
  expect(await reasons(pen, first)).toEqual([`The same name, Frau ${alias}`])
  const [one, other] = [await aSource({ name: surname() }), await aSource({ name: surname() })]
  for (const id of [one, other])
    await db().execute(
      sql`insert into identifiers (source_id, scheme, value) values (${id}, 'wikidata', ${`Q${one}`})`,
    )
  expect(await reasons(other, one)).toEqual([`The same identifier, wikidata Q${one}`])
})

test('that both stand in one article is told with another reason', async () => {
  const name = surname()
  const [first, second] = [await aSource({ name: `Anna ${name}` }), await aSource({ name: `A. ${name}` })]
  const article = await makeArticle(system)
  await makeDraft(system, { source: { id: first } }, article)
  await makeDraft(system, denialOn(article, { source: { id: second } }), article)
  expect(await reasons(second, first)).toContain('Both are quoted in one article')
})

test('two that are not the same are proposed no more, unless that is taken back; nor is a merged one', async () => {
  const name = surname()
  const [first, second] = [await aSource({ name: `Anna ${name}` }), await aSource({ name: `Anna ${name}` })]
  const apart = await tellApart(system, { object: 'sources', from: second, into: first, reason: why })
  expect(await reasons(second, first)).toBeNull()
  await undo(apart)
  expect(await reasons(second, first)).not.toBeNull()
  await join('sources', second, first)
  expect(await reasons(second, first)).toBeNull()
})

test('publishers of a like name', async () => {
  const name = surname()
  const rows = await db().execute<{ id: number }>(sql`
    insert into publishers (name) values (${`The ${name} Herald`}), (${`The ${name} Heralds`}) returning id`)
  const [first, second] = rows.map(({ id }) => id)
  expect(await reasons(second!, first!, 'publishers')).toEqual([
    `Names much alike: The ${name} Heralds, The ${name} Herald`,
  ])
})
