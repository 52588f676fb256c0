import { asc, desc, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system, type SignedIn } from '../lib/permissions'
import { client, closeDatabase, db, type Transaction } from './connection'
import { seals } from './schema-keeping'
import { sealRevisions } from './sealing'
import { makeDraft, makeUser } from './test-rows'
import { verifySeals, type Verified } from './verifying'

let editor: SignedIn
beforeAll(async () => {
  editor = await makeUser('editor')
  await makeDraft(editor)
  await sealRevisions(system)
  await makeDraft(editor)
  await sealRevisions(system)
})
afterAll(closeDatabase)

const newestSeal = async () => (await db().select().from(seals).orderBy(desc(seals.id)).limit(1))[0]!
/** A revision of the newest seal. */
const sealed = async () => (await newestSeal()).lastId - 1

/** What verification says after the owner of the database has done this; all of it is taken back. */
async function tampered(change: (tx: Transaction) => Promise<unknown>, expected?: string): Promise<Verified> {
  let verified: Verified | undefined
  await db()
    .transaction(async (tx) => {
      await tx.execute(sql`alter table revisions disable trigger all`)
      await tx.execute(sql`alter table seals disable trigger all`)
      await change(tx)
      verified = await verifySeals(tx, expected)
      tx.rollback()
    })
    .catch(() => null)
  return verified!
}

test('what was sealed is found as it was sealed, each revision in one batch', async () => {
  const verified = await verifySeals(db())
  expect(verified.findings).toEqual([])
  expect(verified.seals).toBeGreaterThan(1)
  const [counted] = await client()`select count(*)::int as all from revisions`
  expect(verified.revisions + verified.unsealed).toBe(counted!.all)
})

test('sealing again with nothing new makes no seal', async () => {
  await sealRevisions(system)
  const before = await newestSeal()
  expect(await sealRevisions(system)).toBe(0)
  expect(await newestSeal()).toEqual(before)
})

test('all columns of a revision are sealed', async () => {
  const columns = await client()`
    select column_name as name from information_schema.columns where table_name = 'revisions' order by ordinal_position`
  // One more needs its place in the canonical line, for what is sealed from then on.
  expect(columns.map(({ name }) => name).sort()).toEqual(
    ['id', 'at', 'actor_id', 'place', 'object', 'object_id', 'action', 'before', 'after', 'reason']
      .concat(['claim_id', 'shown'])
      .sort(),
  )
})

test.each([
  ['its reason', sql`reason = 'Nothing happened.'`],
  ['its time, by a microsecond', sql`at = at + interval '1 microsecond'`],
  ['who did it', sql`actor_id = null, place = '192.0.2.1'`],
  ['what was before', sql`before = '{"id": 1}'`],
  ['what came after', sql`after = after || '{"version": 99}'`],
  ['its object', sql`object = 'topics'`],
])('a revision changed by the owner in %s is named', async (_, change) => {
  const id = await sealed()
  const { findings } = await tampered((tx) =>
    tx.execute(sql`update revisions set ${change} where id = ${id}`),
  )
  expect(findings).toEqual([expect.stringContaining(`Revision ${id} was changed since seal`)])
})

test('a revision taken away is named', async () => {
  const id = await sealed()
  const { findings } = await tampered((tx) => tx.execute(sql`delete from revisions where id = ${id}`))
  expect(findings).toEqual([expect.stringContaining(`Revision ${id} is missing since seal`)])
})

test('a revision put among sealed ones is named', async () => {
  const { findings } = await tampered((tx) =>
    tx.execute(sql`insert into revisions (id, object, object_id, action) overriding system value
      values (-5, 'claims', 1, 'insert')`),
  )
  expect(findings).toEqual([expect.stringContaining('Revision -5 was added since seal')])
})

test('a seal taken from between is named, and one that was changed', async () => {
  const [first, second] = await db().select().from(seals).orderBy(asc(seals.id)).limit(2)
  const gone = await tampered((tx) => tx.execute(sql`delete from seals where id = ${first!.id}`))
  expect(gone.findings[0]).toContain(`Seal ${second!.id}`)
  expect(gone.findings[0]).toContain('the seals before it are missing')
  const changed = await tampered((tx) =>
    tx.execute(sql`update seals set hash = ${'a'.repeat(64)} where id = ${second!.id}`),
  )
  expect(changed.findings[0]).toContain(`Seal ${second!.id}`)
  expect(changed.findings[0]).toContain('was itself changed')
})

test('newest seals taken away are known only by a hash that was noted', async () => {
  const { id, hash } = await newestSeal()
  const take = (tx: Transaction) => tx.execute(sql`delete from seals where id = ${id}`)
  expect((await tampered(take)).findings).toEqual([])
  expect((await tampered(take, hash)).findings).toEqual([expect.stringContaining(hash)])
  expect((await verifySeals(db(), hash)).findings).toEqual([])
})

test('a write under way is waited for, so that no number is left out of its batch', async () => {
  const sql = client()
  const [publisher] = await sql`insert into publishers (name) values ('Slow Post') returning id`
  let release: () => void
  const held = new Promise<void>((resolve) => (release = resolve))
  let begun: () => void
  const writing = new Promise<void>((resolve) => (begun = resolve))
  const slow = sql.begin(async (tx) => {
    await tx`update publishers set name = 'Slow Courier' where id = ${publisher!.id}`
    begun()
    await held
  })
  await writing
  // Its number is lower than that of this one.
  await sql`insert into publishers (name) values ('Quick Post')`
  const before = await newestSeal()
  expect(await sealRevisions(system, 0)).toBe(0)
  const sealing = sealRevisions(system)
  release!()
  await slow
  expect(await sealing).toBeGreaterThan(1)
  const verified = await verifySeals(db())
  expect(verified).toMatchObject({ findings: [], unsealed: 0 })
  expect(verified.newest!.id).toBeGreaterThan(before.id)
})

test.each(['revisions', 'seals'])(
  'no row of %s is changed, deleted or emptied, by its owner either',
  async (table) => {
    const sql = client()
    const count = () => sql`select count(*) from ${sql(table)}`
    const before = await count()
    const refused = { code: '23514', constraint_name: `${table}_immutable` }
    await expect(sql`update ${sql(table)} set id = default`.simple()).rejects.toMatchObject(refused)
    await expect(sql`delete from ${sql(table)}`).rejects.toMatchObject(refused)
    await expect(sql`truncate ${sql(table)} cascade`).rejects.toMatchObject(refused)
    expect(await count()).toEqual(before)
  },
)
