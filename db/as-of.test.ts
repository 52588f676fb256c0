import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { claimAsOf } from './as-of'
import { changeArticle } from './bring-in'
import { client, closeDatabase } from './connection'
import { sourceAsOf } from './lists-then'
import { publish } from './publishing'
import { markGone } from './repair-doors'
import { changeStatement, recordStatement } from './statements'
import { savedBy } from './test-days'
import { addWording, placeOf, reworded } from './test-repair-rows'
import { denialOn, edition, formOf, makeDraft, makePublished, makeUser, unique } from './test-rows'
import { daysOfClaim } from './timemap'
import { reinstateClaim, withdrawAttestation, withdrawClaim } from './withdrawing'

let admin: SignedIn
beforeAll(async () => {
  admin = await makeUser('admin')
})
afterAll(closeDatabase)

const reason = 'It was a mistake.'

const savedOn = (day: string) => savedBy(admin, day)

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
    expect(then.since).toBe('2023-02-01')
    expect(then.address).toContain('open')
    expect(await daysOfClaim(said.claim)).toEqual(['2023-02-01', '2023-03-01', '2023-04-01'])
  })

  test('tells of the changes by then, however many came later', async () => {
    const said = await makePublished(admin)
    await savedOn('2023-01-01')
    for (let time = 0; time < 60; time += 1)
      await client()`update claims set wording = ${unique('The gate was shut.')} where id = ${said.claim}`
    const told = (await claimAsOf(said.claim, '2023-01-31'))!.history.map(({ what }) => what)
    expect(told).toEqual(['Published.'])
  })

  test('names its article, the day and the outlet as they stood then', async () => {
    const said = await makePublished(admin)
    await savedOn('2023-01-01')
    const read = async (day: string) =>
      (await claimAsOf(said.claim, day))!.utterances[0]!.passages[0]!.article
    const before = await read('2023-01-01')
    const [row] = await client()`select version, url, language from articles where id = ${said.article.id}`
    const { version, url, language } = row as unknown as { version: number; url: string; language: string }
    const [title, publisher] = [unique('Gate reopened'), unique('The Herald')]
    const known = { id: said.article.id, version, url, language, author: null, reason: 'A mistake of ours.' }
    await changeArticle(admin, { ...known, title, publisher, date: '2022-12-24' })
    await savedOn('2023-02-01')
    expect(await read('2023-01-31')).toEqual(before)
    expect(await read('2023-02-01')).toMatchObject({ title, publisher, publishedOn: '2022-12-24' })
    const source = (await claimAsOf(said.claim, '2023-01-31'))!.utterances[0]!.source.id
    const lines = async (day: string) => (await sourceAsOf(source, day))!.statements[0]!.publishers
    expect([await lines('2023-01-31'), await lines('2023-02-01')]).toEqual([
      [before.publisher].flatMap((name) => name ?? []),
      [publisher],
    ])
    const renamed = unique('The Morning Herald')
    await client().begin(async (tx) => {
      await tx`select set_config('onrecord.actor', ${String(admin.id)}, true)`
      await tx`update publishers set name = ${renamed} where name = ${publisher}`
    })
    await savedOn('2023-03-01')
    expect((await read('2023-02-28')).publisher).toBe(publisher)
    expect((await read('2023-03-01')).publisher).toBe(renamed)
    expect([await lines('2023-02-28'), await lines('2023-03-01')]).toEqual([[publisher], [renamed]])
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

  test('keeps for earlier days the utterance that moved away, and of no day a passage that was withdrawn since', async () => {
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
      [said.utterance]: [said.attestation],
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

test('a passage tells what its article had made of it by then, and nothing of later versions', async () => {
  const said = await makePublished(admin)
  await savedOn('2023-01-01')
  const put = async (day: string) =>
    client().begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      const at = `${day}T12:00:00Z`
      const recent = tx`> now() - interval '1 hour'`
      await tx`update article_versions set created_at = ${at} where article_id = ${said.article.id} and created_at ${recent}`
      await tx`update captures set at = ${at} where article_id = ${said.article.id} and at ${recent}`
      await tx`update anchors set created_at = ${at} where attestation_id = ${said.attestation} and created_at ${recent}`
      await tx`update revisions set at = ${at} where object = 'anchors' and at ${recent}
        and object_id in (select id from anchors where attestation_id = ${said.attestation})`
    })
  await put('2023-01-01')
  await addWording(admin, said.article.id, reworded(said.article.text))
  await put('2023-02-01')
  const { id, version } = await placeOf(said)
  await markGone(admin, { id, version })
  await put('2023-03-01')
  const passage = async (day: string) => {
    const { current, change, text } = (await claimAsOf(said.claim, day))!.utterances[0]!.passages[0]!
    expect(text).toContain('The harbour was closed at noon')
    return { current, change }
  }
  expect(await passage('2023-01-31')).toEqual({ current: true, change: null })
  expect(await passage('2023-02-01')).toEqual({ current: false, change: null })
  expect(await passage('2023-03-01')).toMatchObject({ current: false, change: { runs: null, version: 2 } })
})
