import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { closeDatabase, db } from './connection'
import { bringInPeople, previewPeople } from './people'
import { recordSource } from './source-doors'
import { deskSource } from './source-desk'
import { makeUser, unique } from './test-rows'

let admin: SignedIn
beforeAll(async () => {
  admin = await makeUser('admin')
})
afterAll(closeDatabase)

const file = (text: string, choices: Record<string, string> = {}) => ({
  name: 'people.csv',
  bytes: new TextEncoder().encode(text),
  choices,
})
const revisions = async () => {
  const [row] = await db().execute<{ count: number }>(sql`select count(*)::int as count from revisions`)
  return row!.count
}
const numberOf = async (name: string) => {
  const rows = await db().execute<{ id: number }>(sql`select id from sources where name = ${name}`)
  expect(rows).toHaveLength(1)
  return rows[0]!.id
}

test('people come with names, identifiers, roles and parents; the same file a second time changes nothing', async () => {
  const [ada, office, region] = [unique('Ada'), unique('Office'), unique('Région')]
  const digits = String(Date.now())
  const rows = [
    'kind,name,other_names,viaf,description,role,organisation,from,to,parent',
    `person,${ada},${ada} Lund,${digits},A clerk.,Clerk,${office},2020,2021-06,`,
    `person,${ada},,,,Chair,${office},2021-07,,`,
    `organisation,${office},,,,,,,,${region}`,
    `person,,,,,,,,,`,
  ].join('\n')
  const { matched, problems } = await previewPeople(admin, file(rows))
  expect(matched.map(({ state }) => state)).toEqual(['new', 'new', 'new'])
  expect(problems).toMatchObject([{ at: 'line 5', field: 'name' }])

  expect(await bringInPeople(admin, file(rows))).toMatchObject({ made: 3, added: 0, left: 0, problems })
  const source = await deskSource(admin, await numberOf(ada))
  expect(source).toMatchObject({
    confirmed: true,
    description: 'A clerk.',
    names: [{ name: `${ada} Lund` }],
    roles: [
      { title: 'Chair', organisation: office, held: '2021-07/..' },
      { title: 'Clerk', organisation: office, held: '2020/2021-06' },
    ],
  })
  const kept = await db().execute(sql`select scheme, value from identifiers where source_id = ${source.id}`)
  expect([...kept]).toEqual([{ scheme: 'viaf', value: digits }])
  const parents = await db().execute(sql`
    select parent_id as id from organisation_parents where source_id = ${await numberOf(office)}`)
  expect([...parents]).toEqual([{ id: await numberOf(region) }])
  const told = await db().execute(sql`
    select reason from revisions where object = 'sources' and object_id = ${source.id}`)
  expect([...told]).toEqual([{ reason: 'Brought in from the file “people.csv”.' }])

  const before = await revisions()
  expect(await bringInPeople(admin, file(rows))).toMatchObject({ made: 0, added: 0, left: 0 })
  expect(await revisions()).toBe(before)
})

test('accents aside a name is known, and several of a name wait for a choice', async () => {
  const mark = unique('Zoe').replace(' ', '')
  const plain = { kind: 'person', description: null, publisher: null } as const
  const first = await recordSource(admin, { ...plain, name: `Žofie ${mark}` })
  const rows = `name,description\nZofie ${mark},A pilot.`
  expect(await bringInPeople(admin, file(rows))).toMatchObject({ made: 0, added: 1 })
  expect(await deskSource(admin, first)).toMatchObject({ description: 'A pilot.' })
  const second = await recordSource(admin, { ...plain, name: `Zofie ${mark}` })
  const again = `name,description\nZofie ${mark},A harbour pilot.`
  const { matched } = await previewPeople(admin, file(again))
  expect(matched).toMatchObject([{ state: 'choose', among: [{ id: first }, { id: second }] }])
  expect(await bringInPeople(admin, file(again))).toMatchObject({ made: 0, added: 0, left: 1 })
  const choices = { [matched[0]!.entry.key]: String(second) }
  expect(await bringInPeople(admin, file(again, choices))).toMatchObject({ made: 0, added: 1, left: 0 })
  expect(await deskSource(admin, second)).toMatchObject({ description: 'A harbour pilot.' })
})

test('the page of an organisation that gets a part by a file is made anew', async () => {
  const [office, region] = [unique('Office'), unique('Region')]
  await bringInPeople(admin, file(`kind,name\norganisation,${region}`))
  const held = globalThis as { __pages?: { expire(tags: string[]): void; clear(): void } }
  const told: string[] = []
  held.__pages = { expire: (tags) => void told.push(...tags), clear: () => {} }
  try {
    await bringInPeople(admin, file(`kind,name,parent\norganisation,${office},${region}`))
  } finally {
    delete held.__pages
  }
  expect(told).toContain(`source:${await numberOf(region)}`)
})

test('the same file sent twice at once is brought in once', async () => {
  const name = unique('Ada')
  const sent = await Promise.all([1, 2].map(() => bringInPeople(admin, file(`name\n${name}`))))
  expect(sent.map(({ made }) => made).sort()).toEqual([0, 1])
  await numberOf(name)
})

test('a file that makes an organisation a part of itself is refused as a whole', async () => {
  const [a, b] = [unique('A'), unique('B')]
  const rows = `kind,name,parent\norganisation,${a},${b}\norganisation,${b},${a}`
  await expect(bringInPeople(admin, file(rows))).rejects.toMatchObject({ kind: 'invalid' })
  const { matched } = await previewPeople(admin, file(rows))
  expect(matched.map(({ state }) => state)).toEqual(['new', 'new'])
})
