import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { claimAsOf } from './as-of'
import { client, closeDatabase } from './connection'
import { sourceAsOf, topicAsOf } from './lists-then'
import { addName, addRole, changeSource, removeRole } from './source-doors'
import { changeStatement } from './statements'
import { savedBy, sourceOf } from './test-days'
import { formOf, makePublished, makeUser, unique, type Statement } from './test-rows'

let admin: SignedIn
beforeAll(async () => {
  admin = await makeUser('admin')
})
afterAll(closeDatabase)

const savedOn = (day: string) => savedBy(admin, day)

test('a source has on each day its name, other names, roles and statements of that day', async () => {
  const said = await makePublished(admin)
  const source = await sourceOf(said)
  const [name, title] = [unique('A. Petrenko'), unique('harbour master')]
  await addName(admin, { sourceId: source.id, name, kind: 'alias', language: null, held: null } as never)
  await addRole(admin, { sourceId: source.id, organisationId: null, title, held: null } as never)
  await savedOn('2023-01-01')
  const renamed = unique('Hanna Petrenko')
  const { version } = await sourceOf(said)
  const described = { kind: 'person', description: 'captain', reason: 'A mistake of ours.' } as const
  await changeSource(admin, { id: source.id, version, name: renamed, ...described })
  const [role] = await client()`select id from roles where source_id = ${source.id}`
  await removeRole(admin, { id: role!.id as number, reason: described.reason })
  await savedOn('2023-02-01')
  expect(await sourceAsOf(source.id, '2022-12-31')).toBeNull()
  const then = (await sourceAsOf(source.id, '2023-01-31'))!
  expect(then).toMatchObject({
    name: source.name,
    description: null,
    names: [{ name, kind: 'alias', held: null }],
  })
  expect(then.roles.map((held) => held.title)).toEqual([title])
  expect(then.statements.map(({ id, source }) => [id, source.name])).toEqual([[said.utterance, source.name]])
  const now = (await sourceAsOf(source.id, '2023-02-01'))!
  expect(now).toMatchObject({
    name: renamed,
    description: 'captain',
    names: [{ name, kind: 'alias', held: null }],
    roles: [],
  })
})

test('a statement is under another source, and under a topic, from the day on which it was put there', async () => {
  const topic = unique('tides')
  const said = await makePublished(admin, { topics: [topic] })
  const other = await sourceOf(await makePublished(admin))
  const source = await sourceOf(said)
  const [{ id: topicId }] = (await client()`select id from topics where name = ${topic}`) as unknown as [
    { id: number },
  ]
  await savedOn('2023-01-01')
  await changeStatement(admin, { ...(await formOf(said.attestation)), source: { id: other.id }, topics: [] })
  const again = await makePublished(admin, { source: { id: source.id } })
  await savedOn('2023-02-01')
  const of = async (id: number, day: string) => (await sourceAsOf(id, day))!.statements.map(({ id }) => id)
  expect(await of(source.id, '2023-01-31')).toEqual([said.utterance])
  expect(await of(source.id, '2023-02-01')).toEqual([again.utterance])
  expect(await of(other.id, '2023-01-31')).not.toContain(said.utterance)
  expect(await of(other.id, '2023-02-01')).toContain(said.utterance)
  const under = async (day: string) => (await topicAsOf(topicId, day)).lines.map(({ id }) => id)
  expect(await under('2022-12-31')).toEqual([])
  expect(await under('2023-01-31')).toEqual([said.utterance])
  expect(await under('2023-02-01')).toEqual([])
})

/** So many more utterances of the same claim and source, each printed once more, as if saved at that moment. */
async function saidAgain({ utterance, attestation }: Statement, times: number, at: string, state: string) {
  await client().begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx.unsafe(`
      with more as (
        insert into utterances (claim_id, source_id, speaks_for_id, stance, said_on, said_from, said_to, said_basis, public, created_at)
        select claim_id, source_id, speaks_for_id, stance, day::text, day, day, 'stated', '${state}' = 'published', '${at}'
        from utterances, (select '2023-03-18'::date + i / 2 as day from generate_series(1, ${times}) i) as days
        where id = ${utterance} returning id)
      insert into attestations (utterance_id, version_id, kind, content, state, public, created_at)
      select more.id, version_id, kind, content, '${state}', '${state}' = 'published', '${at}'
      from attestations, more where attestations.id = ${attestation}`)
  })
}

test('of a busy source and topic an early day has what was public by then, page by page', async () => {
  const topic = unique('ferries')
  const said = await makePublished(admin, { topics: [topic] })
  const source = await sourceOf(said)
  const [{ id: topicId }] = (await client()`select id from topics where name = ${topic}`) as unknown as [
    { id: number },
  ]
  await savedOn('2023-01-01')
  await saidAgain(said, 450, '2023-01-01T12:00:00Z', 'draft')
  await saidAgain(said, 450, '2023-02-01T12:00:00Z', 'published')
  expect((await sourceAsOf(source.id, '2023-01-31'))!.statements.map(({ id }) => id)).toEqual([
    said.utterance,
  ])
  expect((await topicAsOf(topicId, '2023-01-31')).lines.map(({ id }) => id)).toEqual([said.utterance])
  const walk = async (read: (after?: string) => Promise<{ ids: number[]; next: string | null }>) => {
    const seen: number[] = []
    for (let after: string | undefined; ;) {
      const { ids, next } = await read(after)
      expect(ids.length).toBeLessThanOrEqual(50)
      seen.push(...ids)
      if (!next) return seen
      after = next
    }
  }
  const rows = await client()`
    select id from utterances where claim_id = ${said.claim} and (public or id = ${said.utterance})
    order by said_to desc, id desc`
  const all = rows.map(({ id }) => id as number)
  expect(all).toHaveLength(451)
  const day = '2023-02-01'
  const ofSource = await walk(async (after) => {
    const { statements, next } = (await sourceAsOf(source.id, day, after))!
    return { ids: statements.map(({ id }) => id), next }
  })
  expect(ofSource).toEqual(all)
  const ofTopic = await walk(async (after) => {
    const { lines, next } = await topicAsOf(topicId, day, after)
    return { ids: lines.map(({ id }) => id), next }
  })
  expect(ofTopic).toEqual(all)
})

test('what was said on behalf of a source, and is not any more, stays with it on earlier days', async () => {
  const body = { name: unique('Harbour Board'), kind: 'organisation' as const }
  const said = await makePublished(admin, { speaksFor: body })
  const [row] = await client()`select speaks_for_id as id from utterances where id = ${said.utterance}`
  const board = row!.id as number
  const other = await makePublished(admin, { speaksFor: { id: board } })
  await savedOn('2023-01-01')
  await changeStatement(admin, { ...(await formOf(said.attestation)), speaksFor: null })
  await savedOn('2023-02-01')
  const of = async (day: string) => (await sourceAsOf(board, day))!.statements.map(({ id }) => id)
  expect(await of('2023-01-31')).toEqual([other.utterance, said.utterance])
  expect(await of('2023-02-01')).toEqual([other.utterance])
})

test('statements are in the order of the days that were known then', async () => {
  const source = { name: unique('Ivo Marsh'), kind: 'person' as const }
  const on = (edtf: string) => ({ edtf, wording: null, basis: 'stated' as const })
  const first = await makePublished(admin, { source, saidOn: on('2022-05-05') })
  const { id } = await sourceOf(first)
  const second = await makePublished(admin, { source: { id }, saidOn: on('2022-06-06') })
  await savedOn('2023-01-01')
  await changeStatement(admin, { ...(await formOf(first.attestation)), saidOn: on('2022-07-07') })
  await savedOn('2023-02-01')
  const of = async (day: string) => (await sourceAsOf(id, day))!.statements.map(({ id }) => id)
  expect(await of('2023-01-31')).toEqual([second.utterance, first.utterance])
  expect(await of('2023-02-01')).toEqual([first.utterance, second.utterance])
})

test('a claim is counted whole as of a day, however often it was said', async () => {
  const said = await makePublished(admin)
  await savedOn('2023-01-01')
  await saidAgain(said, 520, '2023-01-01T12:00:00Z', 'published')
  await saidAgain(said, 30, '2023-02-01T12:00:00Z', 'published')
  const count = async (day: string) => {
    const { utterances, counted } = (await claimAsOf(said.claim, day))!
    return { listed: utterances.length, ...counted }
  }
  const days = { firstSaid: '2023-03-17', lastSaid: '2023-12-03' }
  expect(await count('2023-01-31')).toEqual({ listed: 500, utterances: 521, sources: 1, ...days })
  expect(await count('2023-02-01')).toEqual({ listed: 500, utterances: 551, sources: 1, ...days })
})
