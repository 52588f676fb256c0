import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { client, closeDatabase } from './connection'
import { addName, addRole } from './source-doors'
import { changeStatement } from './statements'
import { formOf, makeArticle, makeDraft, makePublished, makeUser, unique, type Statement } from './test-rows'
import { makeResetLink } from './invitations'
import { takeLink } from './links'
import { edition } from './test-rows'
import { withdrawClaim } from './withdrawing'

type Revision = {
  actor_id: number | null
  action: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  reason: string | null
}

let editor: SignedIn
let admin: SignedIn
let statement: Statement
let rows: Record<string, { id: number; column: string; value: string }>

beforeAll(async () => {
  editor = await makeUser('editor')
  admin = await makeUser('admin')
  statement = await makePublished(editor, { topics: [unique('Ports')] })
  const [ids] = await client()`
    select u.source_id as source, ct.topic_id as topic from utterances u
    join claim_topics ct on ct.claim_id = u.claim_id where u.id = ${statement.utterance}`
  const { source, topic } = ids as unknown as { source: number; topic: number }
  await addName(admin, { sourceId: source, name: unique('Captain'), kind: 'alias', language: 'en' })
  await addRole(admin, { sourceId: source, title: unique('Pilot'), organisationId: null, held: null })
  const [publisher] = await client()`insert into publishers (name) values (${unique('Post')}) returning id`
  const [name] = await client()`select id from source_names where source_id = ${source}`
  const [role] = await client()`select id from roles where source_id = ${source}`
  rows = {
    users: { id: editor.id, column: 'name', value: 'Another Name' },
    publishers: { id: publisher!.id, column: 'name', value: unique('Another post') },
    articles: { id: statement.article.id, column: 'title', value: 'Another title' },
    sources: { id: source, column: 'description', value: 'A pilot.' },
    source_names: { id: name!.id, column: 'name', value: unique('Mate') },
    roles: { id: role!.id, column: 'title', value: 'Master' },
    claims: { id: statement.claim, column: 'wording', value: unique('Another wording.') },
    utterances: { id: statement.utterance, column: 'channel', value: 'a press briefing' },
    attestations: { id: statement.attestation, column: 'kind', value: 'mixed' },
    topics: { id: topic, column: 'name', value: unique('Harbours') },
  }
})
afterAll(closeDatabase)

/** Revisions of one row, the oldest first. */
async function revisionsOf(object: string, id: number): Promise<Revision[]> {
  return client()<Revision[]>`
    select actor_id, action, before, after, reason from revisions
    where object = ${object} and object_id = ${id} order by id`
}

const changeable = [
  'users',
  'publishers',
  'articles',
  'sources',
  'source_names',
  'roles',
  'claims',
  'utterances',
]

describe.each([...changeable, 'attestations', 'topics'])('a change of %s by plain SQL', (table) => {
  test('is kept with before, after, user and reason, and counts the version', async () => {
    const { id, column, value } = rows[table]!
    const sql = client()
    const [before] = await sql`select version from ${sql(table)} where id = ${id}`
    const kept = await revisionsOf(table, id)
    await sql.begin(async (tx) => {
      await tx`select set_config('onrecord.actor', ${String(admin.id)}, true),
        set_config('onrecord.reason', 'Put right by hand', true)`
      await tx`update ${tx(table)} set ${tx({ [column]: value })} where id = ${id}`
    })
    const [revision, ...more] = (await revisionsOf(table, id)).slice(kept.length)
    expect(more).toEqual([])
    expect(revision).toMatchObject({ actor_id: admin.id, action: 'update', reason: 'Put right by hand' })
    expect(revision!.before![column]).not.toBe(value)
    expect(revision!.after![column]).toBe(value)
    const [after] = await sql`select version from ${sql(table)} where id = ${id}`
    expect(after!.version).toBe(before!.version + 1)
  })

  test('that changes nothing writes none and counts no version', async () => {
    const { id, column } = rows[table]!
    const sql = client()
    const now = () =>
      sql`select version, (select count(*) from revisions) from ${sql(table)} where id = ${id}`
    const before = await now()
    await sql`update ${sql(table)} set ${sql(column)} = ${sql(column)} where id = ${id}`
    expect(await now()).toEqual(before)
  })
})

test.each([
  ['claims', 'last_said', '1999-01-01'],
  ['sources', 'public_utterances', 77],
  ['articles', 'public_passages', 77],
])(
  'a change of %s.%s, which triggers keep, writes none and counts no version',
  async (table, column, value) => {
    const { id } = rows[table]!
    const sql = client()
    const now = () =>
      sql`select version, (select count(*) from revisions) from ${sql(table)} where id = ${id}`
    const before = await now()
    await sql`update ${sql(table)} set ${sql({ [column]: value })} where id = ${id}`
    const [changed] = await sql`select ${sql(column)}::text as value from ${sql(table)} where id = ${id}`
    expect(changed!.value).toBe(String(value))
    expect(await now()).toEqual(before)
  },
)

test('publication changes what readers see of utterances and sources without a revision of them', async () => {
  const draft = await makeDraft(editor)
  const before = await revisionsOf('utterances', draft.utterance)
  await client().begin(async (tx) => {
    await tx`update attestations set state = 'published' where id = ${draft.attestation}`
    await tx`update claims set state = 'published', published_at = now() where id = ${draft.claim}`
  })
  const [utterance] = await client()`select public, version from utterances where id = ${draft.utterance}`
  expect(utterance).toEqual({ public: true, version: 1 })
  expect(await revisionsOf('utterances', draft.utterance)).toEqual(before)
})

test('insert and delete of a row, and of a topic of a claim, are kept too', async () => {
  const sql = client()
  const [made] = await sql`insert into publishers (name) values (${unique('Short')}) returning id`
  await sql`delete from publishers where id = ${made!.id}`
  const [insert, gone, ...more] = await revisionsOf('publishers', made!.id)
  expect(insert).toMatchObject({ action: 'insert', before: null, after: { id: made!.id } })
  expect(gone).toMatchObject({ action: 'delete', before: { id: made!.id }, after: null, actor_id: null })
  expect(more).toEqual([])
  await sql`delete from claim_topics where claim_id = ${statement.claim}`
  expect((await revisionsOf('claim_topics', statement.claim)).map((row) => row.action)).toEqual([
    'insert',
    'delete',
  ])
})

test('rows that one statement makes each have their own, in their order, and none where it makes none', async () => {
  const sql = client()
  const names = ['Morning', 'Noon', 'Night'].map(unique)
  const add = () =>
    sql`insert into topics (name) select unnest(${names}::text[]) on conflict do nothing returning id`
  const made = await add()
  const kept = await sql`
    select object_id as id, after ->> 'name' as name, reason from revisions
    where object = 'topics' and object_id >= ${made[0]!.id} and after ->> 'name' in ${sql(names)} order by id`
  expect(kept).toEqual(made.map(({ id }, at) => ({ id, name: names[at], reason: null })))
  expect(await add()).toEqual([])
  expect(await revisionsOf('topics', made[2]!.id)).toHaveLength(1)
})

test('a door leaves the acting user and the reason', async () => {
  const { claim } = await makePublished(editor).then(edition)
  await withdrawClaim(editor, { ...claim, reason: 'The quotation was misread.' })
  expect((await revisionsOf('claims', claim.id)).at(-1)).toMatchObject({
    actor_id: editor.id,
    reason: 'The quotation was misread.',
    before: { state: 'published' },
    after: { state: 'withdrawn' },
  })
})

test('the user and the reason of one write are gone at the next', async () => {
  const draft = await makeDraft(editor)
  await changeStatement(editor, { ...(await formOf(draft.attestation)), channel: 'a letter' })
  // One after the other on every connection of the pool.
  const seen = await Promise.all(
    Array.from({ length: 20 }, () => client()`select coalesce(acting_user()::text, 'nobody') as who`),
  )
  expect(new Set(seen.map(([row]) => row!.who))).toEqual(new Set(['nobody']))
})

test('no revision is changed, deleted or emptied', async () => {
  const sql = client()
  const refused = { code: '23514', constraint_name: 'revisions_immutable' }
  const count = () => sql`select count(*) from revisions`
  const before = await count()
  await expect(sql`update revisions set reason = 'none'`).rejects.toMatchObject(refused)
  await expect(sql`delete from revisions`).rejects.toMatchObject(refused)
  await expect(sql`truncate revisions`).rejects.toMatchObject(refused)
  expect(await count()).toEqual(before)
})

test('no password and no text of an article stands in a revision; that a password changed does', async () => {
  const article = await makeArticle(editor)
  const { token } = await makeResetLink(admin, { id: editor.id })
  await takeLink(token, { name: null, password: 'another long password' }, '192.0.2.7')
  const leaks = await client()`
    select object from revisions
    where before ?| array['password_hash', 'text'] or after ?| array['password_hash', 'text']
      or before::text like '%argon2%' or after::text like '%argon2%'
      or after::text like ${`%${article.text.slice(-20)}%`} and object = 'article_versions'`
  expect([...leaks]).toEqual([])
  const last = (await revisionsOf('users', editor.id)).at(-1)
  expect(last).toMatchObject({ actor_id: editor.id, after: { password: 'changed' } })
})
