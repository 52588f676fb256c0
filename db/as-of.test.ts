import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { claimAsOf } from './as-of'
import { client, closeDatabase } from './connection'
import { sourceAsOf, topicAsOf } from './lists-then'
import { publish } from './publishing'
import { addName, addRole, changeSource, removeRole } from './source-doors'
import { changeStatement, recordStatement } from './statements'
import {
  denialOn,
  edition,
  formOf,
  makeDraft,
  makePublished,
  makeUser,
  unique,
  type Statement,
} from './test-rows'
import { daysOfClaim } from './timemap'
import { reinstateClaim, withdrawAttestation, withdrawClaim } from './withdrawing'

let admin: SignedIn
beforeAll(async () => {
  admin = await makeUser('admin')
})
afterAll(closeDatabase)

const reason = 'It was a mistake.'

/** What the user has saved since the last time is moved to noon of this day. */
async function savedOn(day: string): Promise<void> {
  const at = `${day}T12:00:00Z`
  await client().begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    for (const table of [
      'claims',
      'utterances',
      'attestations',
      'sources',
      'topics',
      'roles',
      'source_names',
    ])
      await tx`update ${tx(table)} set created_at = ${at}
        where created_by = ${admin.id} and created_at > now() - interval '1 hour'`
    await tx`update revisions set at = ${at} where actor_id = ${admin.id} and at > now() - interval '1 hour'`
  })
}

async function sourceOf({ utterance }: Statement) {
  const [row] = await client()`
    select s.id, s.name, s.kind, s.version from utterances u join sources s on s.id = u.source_id where u.id = ${utterance}`
  return row as unknown as { id: number; name: string; kind: 'person'; version: number }
}

describe('a claim', () => {
  test('has on each day the wording, the stances, the topics and the passages of that day', async () => {
    const [first, second, topic] = [
      unique('The gate was shut.'),
      unique('The gate was open.'),
      unique('gates'),
    ]
    const said = await makeDraft(admin, { claim: { wording: first }, topics: [topic] })
    await savedOn('2023-01-01')
    await publish(admin, { articleId: said.article.id, only: null })
    await savedOn('2023-02-01')
    const form = await formOf(said.attestation)
    await changeStatement(admin, { ...form, claim: { wording: second }, stance: 'denies', topics: [] })
    await savedOn('2023-03-01')
    const later = await recordStatement(admin, denialOn(said.article, { claim: { id: said.claim } }))
    await publish(admin, { articleId: said.article.id, only: [later.attestation] })
    await savedOn('2023-04-01')

    expect(await claimAsOf(said.claim, '2022-12-31')).toBeNull()
    expect(await claimAsOf(said.claim, '2023-01-31')).toBeNull()
    const seen = async (day: string) => {
      const claim = (await claimAsOf(said.claim, day))!
      const { wording, topics, utterances } = claim
      return {
        wording,
        topics: topics.map(({ name }) => name),
        said: utterances.map(({ id, stance, passages }) => [id, stance, passages.length]),
      }
    }
    const published = { wording: first, topics: [topic], said: [[said.utterance, 'asserts', 1]] }
    expect(await seen('2023-02-01')).toEqual(published)
    expect(await seen('2023-02-28')).toEqual(published)
    const corrected = { wording: second, topics: [], said: [[said.utterance, 'denies', 1]] }
    expect(await seen('2023-03-31')).toEqual(corrected)
    const both = await seen('2023-04-01')
    expect(both.said).toHaveLength(2)
    expect(both.said).toContainEqual([later.utterance, 'denies', 1])
    const then = (await claimAsOf(said.claim, '2023-02-28'))!
    expect(then.utterances[0]!.passages[0]!.text).toContain('The harbour was closed at noon')
    expect(then.history.map(({ on }) => on)).toEqual(['2023-02-01'])
    expect(then.address).toContain('open')
    expect(await daysOfClaim(said.claim)).toEqual(['2023-02-01', '2023-03-01', '2023-04-01'])
  })

  test('is not there on the days on which it was withdrawn, nor at all while it is', async () => {
    const said = await makePublished(admin)
    await savedOn('2023-01-01')
    await withdrawClaim(admin, { ...(await edition(said)).claim, reason })
    await savedOn('2023-02-01')
    expect(await claimAsOf(said.claim, '2023-01-15')).toBeNull()
    await reinstateClaim(admin, { ...(await edition(said)).claim, reason })
    await savedOn('2023-03-01')
    const there = await Promise.all(
      ['2023-01-15', '2023-02-01', '2023-02-28', '2023-03-01'].map(
        async (day) => !!(await claimAsOf(said.claim, day)),
      ),
    )
    expect(there).toEqual([true, false, false, true])
    expect(await daysOfClaim(said.claim)).toEqual(['2023-01-01', '2023-03-01'])
  })

  test('keeps for earlier days the passage that was withdrawn and the utterance that moved away', async () => {
    const said = await makePublished(admin)
    const twice = await recordStatement(admin, denialOn(said.article, { utterance: said.utterance }))
    const moving = await recordStatement(
      admin,
      denialOn(await makeDraft(admin).then(({ article }) => article), { claim: { id: said.claim } }),
    )
    await publish(admin, { articleId: said.article.id, only: null })
    const [article] = await client()`
      select v.article_id as id from attestations a join article_versions v on v.id = a.version_id
      where a.id = ${moving.attestation}`
    await publish(admin, { articleId: article!.id as number, only: [moving.attestation] })
    const other = await makePublished(admin)
    await savedOn('2023-01-01')
    await withdrawAttestation(admin, { ...(await edition(twice)).passage, reason })
    await client().begin(async (tx) => {
      await tx`select set_config('onrecord.actor', ${String(admin.id)}, true)`
      await tx`update utterances set claim_id = ${other.claim} where id = ${moving.utterance}`
    })
    await savedOn('2023-02-01')
    const passages = async (claim: number, day: string) =>
      Object.fromEntries(
        (await claimAsOf(claim, day))!.utterances.map(({ id, passages }) => [id, passages.map((p) => p.id)]),
      )
    expect(await passages(said.claim, '2023-01-31')).toEqual({
      [said.utterance]: [said.attestation, twice.attestation],
      [moving.utterance]: [moving.attestation],
    })
    expect(await passages(said.claim, '2023-02-01')).toEqual({ [said.utterance]: [said.attestation] })
    expect(Object.keys(await passages(other.claim, '2023-01-31'))).toEqual([String(other.utterance)])
    expect(Object.keys(await passages(other.claim, '2023-02-01'))).toContain(String(moving.utterance))
  })

  test('that came in bulk, without changes of its own, is there from the day it was made', async () => {
    const said = await makePublished(admin)
    await savedOn('2023-01-01')
    await client().begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`delete from revisions where actor_id = ${admin.id} and at = '2023-01-01T12:00:00Z'`
    })
    expect(await claimAsOf(said.claim, '2022-12-31')).toBeNull()
    expect(await claimAsOf(said.claim, '2023-01-01')).not.toBeNull()
    expect(await daysOfClaim(said.claim)).toHaveLength(1)
  })
})

test('a source has on each day its name, other names, roles and statements of that day', async () => {
  const said = await makePublished(admin)
  const source = await sourceOf(said)
  const [name, title] = [unique('A. Petrenko'), unique('harbour master')]
  await addName(admin, { sourceId: source.id, name, kind: 'alias', language: null, held: null } as never)
  await addRole(admin, { sourceId: source.id, organisationId: null, title, held: null } as never)
  await savedOn('2023-01-01')
  const renamed = unique('Hanna Petrenko')
  const { version } = await sourceOf(said)
  await changeSource(admin, { id: source.id, version, name: renamed, kind: 'person', description: 'captain' })
  const [role] = await client()`select id from roles where source_id = ${source.id}`
  await removeRole(admin, { id: role!.id as number })
  await savedOn('2023-02-01')
  expect(await sourceAsOf(source.id, '2022-12-31')).toBeNull()
  const then = (await sourceAsOf(source.id, '2023-01-31'))!
  expect(then).toMatchObject({ name: source.name, description: null, aliases: [name] })
  expect(then.roles.map((held) => held.title)).toEqual([title])
  expect(then.statements.map(({ id, source }) => [id, source.name])).toEqual([[said.utterance, source.name]])
  const now = (await sourceAsOf(source.id, '2023-02-01'))!
  expect(now).toMatchObject({ name: renamed, description: 'captain', aliases: [name], roles: [] })
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
  const under = async (day: string) => (await topicAsOf(topicId, day)).map(({ id }) => id)
  expect(await under('2022-12-31')).toEqual([])
  expect(await under('2023-01-31')).toEqual([said.utterance])
  expect(await under('2023-02-01')).toEqual([])
})
