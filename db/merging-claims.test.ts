import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { system } from '../lib/permissions'
import { publishAssessment, saveAssessment } from './assessing'
import { linkClaims } from './claim-links'
import { closeDatabase, db } from './connection'
import { publish } from './publishing'
import { reviewsFor, reviewToRead } from './review-desk'
import { acceptReview } from './reviews'
import { split } from './splitting'
import { mergedInto } from './survivors'
import { judged, reason } from './test-link-doors'
import { join, owners, read, undo } from './test-merges'
import { makeWaiting } from './test-review-doors'
import {
  conflict,
  edition,
  forbidden,
  invalidAt,
  makeDraft,
  makePublished,
  makeUser,
  unique,
} from './test-rows'
import { reinstateClaim, withdrawClaim } from './withdrawing'

afterAll(closeDatabase)

const stateOf = async (id: number) =>
  [
    ...(await db().execute<{ state: string; reason: string | null }>(
      sql`select state, withdrawn_reason as reason from claims where id = ${id}`,
    )),
  ][0]!
const topicsOf = async (id: number) =>
  (
    await db().execute<{ name: string }>(sql`
      select t.name from claim_topics c join topics t on t.id = c.topic_id where c.claim_id = ${id} order by t.name`)
  ).map(({ name }) => name)

test('a public claim merged into another leads there, and is public again when that is undone', async () => {
  const [one, other] = [await makePublished(system), await makePublished(system)]
  const id = await join('claims', one.claim, other.claim)
  expect(await owners([one.utterance], 'claim_id')).toEqual([other.claim])
  expect(await stateOf(one.claim)).toEqual({
    state: 'withdrawn',
    reason: `Merged into claim ${other.claim}`,
  })
  expect(await mergedInto('claims', one.claim)).toBe(other.claim)
  await undo(id)
  expect(await owners([one.utterance, other.utterance], 'claim_id')).toEqual([one.claim, other.claim])
  expect(await stateOf(one.claim)).toEqual({ state: 'published', reason: null })
  const told = await db().execute<{ shown: string }>(sql`
    select shown from revisions where object = 'claims' and object_id = ${one.claim} and shown is not null order by id`)
  expect(told.map(({ shown }) => shown)).toEqual(['added', 'withdrawn', 'reinstated'])
})

test('further edits, another merge, undoing the first: each claim has its own words', async () => {
  const [a, b, c] = [await makePublished(system), await makePublished(system), await makePublished(system)]
  const first = await join('claims', a.claim, b.claim)
  const since = await makePublished(system, { claim: { id: b.claim } })
  const second = await join('claims', b.claim, c.claim)
  await undo(first)
  const all = [a.utterance, b.utterance, c.utterance, since.utterance]
  expect(await owners(all, 'claim_id')).toEqual([a.claim, c.claim, c.claim, c.claim])
  expect((await stateOf(a.claim)).state).toBe('published')
  expect((await stateOf(b.claim)).state).toBe('withdrawn')
  await undo(second)
  expect(await owners(all, 'claim_id')).toEqual([a.claim, b.claim, c.claim, b.claim])
})

test('topics come with a merge and go with its undoing, but for those the other has by another', async () => {
  const [shared, own] = [unique('Shared'), unique('Own')]
  const a = await makeDraft(system, { topics: [shared, own] })
  const b = await makeDraft(system)
  const c = await makeDraft(system, { topics: [shared] })
  const first = await join('claims', a.claim, b.claim)
  const second = await join('claims', c.claim, b.claim)
  expect(await topicsOf(b.claim)).toEqual([own, shared].sort())
  await undo(first)
  expect(await topicsOf(b.claim)).toEqual([shared])
  await undo(second)
  expect(await topicsOf(b.claim)).toEqual([])
  expect(await topicsOf(a.claim)).toEqual([own, shared].sort())
})

test('links between the two and a second assessment stay where they were', async () => {
  const [a, b, c] = [await makePublished(system), await makePublished(system), await makePublished(system)]
  const between = await linkClaims(system, { from: a.claim, to: b.claim, kind: 'contradicts', reason })
  const onward = await linkClaims(system, { from: a.claim, to: c.claim, kind: 'contradicts', reason })
  for (const { claim } of [a, b]) {
    const id = await saveAssessment(system, judged(claim))
    await publishAssessment(system, { id, version: 1 })
  }
  const id = await join('claims', a.claim, b.claim)
  const links = async () => [
    ...(await db().execute(
      sql`select from_id, to_id from claim_links where id in ${[between, onward]} order by id`,
    )),
  ]
  expect(await links()).toEqual([
    { from_id: a.claim, to_id: b.claim },
    { from_id: b.claim, to_id: c.claim },
  ])
  await undo(id)
  expect(await links()).toEqual([
    { from_id: a.claim, to_id: b.claim },
    { from_id: a.claim, to_id: c.claim },
  ])
})

test('what is withdrawn is not merged, and what is public not into a draft', async () => {
  const [one, other, draft] = [
    await makePublished(system),
    await makePublished(system),
    await makeDraft(system),
  ]
  await expect(join('claims', one.claim, draft.claim)).rejects.toMatchObject(invalidAt('into'))
  await withdrawClaim(system, { ...(await edition(one)).claim, reason })
  await expect(join('claims', one.claim, other.claim)).rejects.toMatchObject(invalidAt('into'))
  await expect(join('claims', other.claim, one.claim)).rejects.toMatchObject(invalidAt('into'))
})

test('a merged claim is not put back but by undoing the merge', async () => {
  const [one, other] = [await makePublished(system), await makePublished(system)]
  await join('claims', one.claim, other.claim)
  const asked = { ...(await read('claims', one.claim)), reason }
  await expect(reinstateClaim(system, asked)).rejects.toMatchObject(conflict)
})

test('a claim whose other was withdrawn since comes back withdrawn, with that reason', async () => {
  const [one, other] = [await makePublished(system), await makePublished(system)]
  const id = await join('claims', one.claim, other.claim)
  await withdrawClaim(system, { ...(await edition(other)).claim, reason })
  await undo(id)
  expect(await stateOf(one.claim)).toEqual({ state: 'withdrawn', reason })
})

test('utterances of a public claim go to a new public one, and back', async () => {
  const one = await makePublished(system)
  const more = await makePublished(system, { claim: { id: one.claim } })
  const asked = async () => ({
    object: 'claims' as const,
    from: await read('claims', one.claim),
    into: { name: unique('Another claim.') },
    utterances: [more.utterance],
    reason,
  })
  const { id, into } = await split(system, await asked())
  expect(await owners([one.utterance, more.utterance], 'claim_id')).toEqual([one.claim, into])
  expect((await stateOf(into)).state).toBe('published')
  await undo(id)
  expect(await owners([one.utterance, more.utterance], 'claim_id')).toEqual([one.claim, one.claim])
  expect(await stateOf(into)).toEqual({
    state: 'withdrawn',
    reason: `Its words stand in claim ${one.claim} again`,
  })
})

test('drafts at a public claim go to a new one, which is a draft, and back', async () => {
  const one = await makePublished(system)
  const draft = await makeDraft(system, { claim: { id: one.claim } })
  const asked = {
    object: 'claims' as const,
    from: await read('claims', one.claim),
    into: { name: unique('Another claim.') },
    utterances: [draft.utterance],
    reason,
  }
  const { id, into } = await split(system, asked)
  expect((await stateOf(into)).state).toBe('draft')
  await publish(system, { articleId: draft.article.id, only: [draft.attestation] })
  expect((await stateOf(into)).state).toBe('published')
  await undo(id)
  expect(await owners([draft.utterance], 'claim_id')).toEqual([one.claim])
  expect((await stateOf(into)).state).toBe('withdrawn')
})

test('a draft that was published at the other comes back public', async () => {
  const [draft, other] = [await makeDraft(system), await makePublished(system)]
  const id = await join('claims', draft.claim, other.claim)
  await publish(system, { articleId: draft.article.id, only: [draft.attestation] })
  await undo(id)
  expect((await stateOf(draft.claim)).state).toBe('published')
})

test('a public claim of which nothing comes back stays withdrawn', async () => {
  const [one, other] = [await makePublished(system), await makePublished(system)]
  const id = await join('claims', one.claim, other.claim)
  const third = await makePublished(system)
  await db().execute(sql`update utterances set claim_id = ${third.claim} where id = ${one.utterance}`)
  await undo(id)
  expect(await stateOf(one.claim)).toEqual({ state: 'withdrawn', reason: 'Nothing printed stands in it' })
})

test('two that wait for a second person wait as one, and are accepted together', async () => {
  const [one, other] = [await makeWaiting(), await makeWaiting()]
  await join('claims', one.claim, other.claim)
  const reader = await makeUser('editor')
  expect((await reviewsFor(reader)).lines.map(({ id }) => id)).not.toContain(one.id)
  const { version, seen, passages } = await reviewToRead(reader, other.id)
  expect(passages.map(({ id }) => id)).toEqual([one.attestation, other.attestation])
  // Nobody reviews their own, whichever of the two it was.
  await expect(acceptReview(one.editor, { id: other.id, version, seen })).rejects.toMatchObject(forbidden)
  expect(await acceptReview(reader, { id: other.id, version, seen })).toMatchObject({ passages: 2 })
})
