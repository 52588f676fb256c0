import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { publishAssessment, saveAssessment } from './assessing'
import { addComment, peopleNamed, seeMention, unseenMentions } from './comments'
import { deskClaim } from './claim-desk'
import { linkClaims, publishLink } from './claim-links'
import { closeDatabase, db } from './connection'
import { deskArticle } from './desk'
import { publish } from './publishing'
import { relatedClaims } from './related'
import { countForMe, ownReviews, reviewsFor, reviewToRead } from './review-desk'
import { assessmentsToReview, linksToReview } from './review-drafts'
import { acceptReview, returnReview, takeReviewBack } from './reviews'
import { deleteAttestation } from './detaching'
import { changeStatement, recordStatement } from './statements'
import { makeWaiting, withReview } from './test-review-doors'
import {
  conflict,
  denialOn,
  forbidden,
  formOf,
  makeArticle,
  makeDraft,
  makePublished,
  makeUser,
  statementOn,
  unique,
} from './test-rows'

let anna: SignedIn
let ben: SignedIn
let admin: SignedIn
beforeAll(async () => {
  anna = await makeUser('editor')
  ben = await makeUser('editor')
  admin = await makeUser('admin')
})
afterAll(closeDatabase)

const statesOf = async (claim: number) => {
  const [row] = await db().execute<{ claim: string; passages: string[] }>(sql`
    select c.state as claim, array_agg(a.state::text order by a.id) as passages
    from claims c join utterances u on u.claim_id = c.id join attestations a on a.utterance_id = u.id
    where c.id = ${claim} group by c.id`)
  return row
}
const reviewOf = async (claim: number) => {
  const [row] = await db().execute<{ id: number; state: string; by: number | null; passages: number }>(sql`
    select id, state, decided_by as by, cardinality(attestation_ids) as passages from reviews
    where claim_id = ${claim} order by id desc limit 1`)
  return row
}

test('what an editor publishes waits, is seen by others, and is public once a second person accepts', async () => {
  const draft = await makeDraft(anna)
  const asked = await withReview(() => publish(anna, { articleId: draft.article.id, only: null }))
  expect(asked).toEqual({ passages: 1, claims: 1, waits: true })
  expect(await statesOf(draft.claim)).toEqual({ claim: 'draft', passages: ['draft'] })
  const { id } = (await reviewOf(draft.claim))!
  expect((await ownReviews(anna)).map((line) => line.id)).toContain(id)
  expect((await reviewsFor(anna)).lines.map((line) => line.id)).not.toContain(id)
  expect((await reviewsFor(ben)).lines.map((line) => line.id)).toContain(id)
  const { version, seen, mayDecide, passages } = await reviewToRead(ben, id)
  expect([mayDecide, (await reviewToRead(anna, id)).mayDecide]).toEqual([true, false])
  expect(passages[0]!.text).toContain('The harbour was closed at noon')
  await acceptReview(ben, { id, version, seen })
  expect(await statesOf(draft.claim)).toEqual({ claim: 'published', passages: ['published'] })
  expect(await reviewOf(draft.claim)).toMatchObject({ state: 'accepted', by: ben.id })
})

test('nobody reviews their own: neither who asked nor who wrote, an admin as little', async () => {
  const asked = await makeWaiting(anna)
  await expect(acceptReview(anna, asked)).rejects.toMatchObject(forbidden)
  await expect(returnReview(anna, { ...asked, answer: 'No.' })).rejects.toMatchObject(forbidden)
  // Ben asks for what the admin and Anna wrote.
  const article = await makeArticle(anna)
  const said = await recordStatement(anna, statementOn(article))
  await recordStatement(admin, denialOn(article, { claim: { id: said.claim } }))
  await withReview(() => publish(ben, { articleId: article.id, only: null }))
  const { id } = (await reviewOf(said.claim))!
  for (const own of [anna, ben, admin]) {
    const { version, seen, mayDecide } = await reviewToRead(own, id)
    expect(mayDecide).toBe(false)
    await expect(acceptReview(own, { id, version, seen })).rejects.toMatchObject(forbidden)
  }
  expect(await statesOf(said.claim)).toEqual({ claim: 'draft', passages: ['draft', 'draft'] })
})

test('what changed after it was opened is looked at once more', async () => {
  const { id, version, seen, attestation, claim } = await makeWaiting(anna)
  await changeStatement(anna, { ...(await formOf(attestation)), capacity: 'harbour master' })
  await expect(acceptReview(ben, { id, version, seen })).rejects.toMatchObject(conflict)
  const again = await reviewToRead(ben, id)
  await acceptReview(ben, { id, version: again.version, seen: again.seen })
  expect(await statesOf(claim)).toMatchObject({ claim: 'published' })
})

test('what is returned comes back with its comment, and can be asked for anew', async () => {
  const { id, version, claim, article } = await makeWaiting(anna)
  await returnReview(ben, { id, version, answer: 'The day is wrong.' })
  expect((await ownReviews(anna)).find((line) => line.id === id)).toMatchObject({
    state: 'returned',
    answer: 'The day is wrong.',
    decidedBy: ben.name,
  })
  await expect(returnReview(ben, { id, version, answer: 'Again.' })).rejects.toMatchObject(conflict)
  await withReview(() => publish(anna, { articleId: article.id, only: null }))
  expect((await ownReviews(anna)).map((line) => line.id)).not.toContain(id)
  expect(await reviewOf(claim)).toMatchObject({ state: 'waiting' })
})

test('asked for twice it waits once, with all of its passages', async () => {
  const { article, claim } = await makeWaiting(anna)
  await recordStatement(anna, denialOn(article, { claim: { id: claim } }))
  await withReview(() => publish(anna, { articleId: article.id, only: null }))
  expect(await reviewOf(claim)).toMatchObject({ state: 'waiting', passages: 2 })
})

test('only who asked, or an admin, takes it back', async () => {
  const { id, version, claim } = await makeWaiting(anna)
  await expect(takeReviewBack(ben, { id, version })).rejects.toMatchObject(forbidden)
  await takeReviewBack(anna, { id, version })
  expect(await reviewOf(claim)).toMatchObject({ state: 'taken-back', by: null })
})

test('an admin publishes at once, and what waited is accepted with it', async () => {
  const { article, claim } = await makeWaiting(anna)
  await withReview(() => publish(admin, { articleId: article.id, only: null }))
  expect(await statesOf(claim)).toMatchObject({ claim: 'published' })
  expect(await reviewOf(claim)).toMatchObject({ state: 'accepted', by: admin.id })
})

test('where its drafts are gone there is nothing to accept', async () => {
  const { id, article, claim } = await makeWaiting(anna)
  const second = await recordStatement(anna, denialOn(article, { claim: { id: claim } }))
  const [first] = await db().execute<{ id: number; version: number }>(sql`
    select a.id, a.version from attestations a join utterances u on u.id = a.utterance_id
    where u.claim_id = ${claim} and a.id <> ${second.attestation}`)
  await deleteAttestation(anna, first!)
  const { version, seen, passages } = await reviewToRead(ben, id)
  expect(passages).toEqual([])
  await expect(acceptReview(ben, { id, version, seen })).rejects.toMatchObject({ kind: 'invalid' })
})

test('of two who accept at once one does, and the other hears of it', async () => {
  const carla = await makeUser('editor')
  const { claim, ...review } = await makeWaiting(anna)
  const outcomes = await Promise.allSettled([ben, carla].map((person) => acceptReview(person, review)))
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: conflict })
  expect(await statesOf(claim)).toMatchObject({ claim: 'published' })
})

test('no correction of an editor passes the second person by', async () => {
  const said = await makePublished(admin)
  const more = await recordStatement(admin, denialOn(said.article, { claim: { id: said.claim } }))
  await publish(admin, { articleId: said.article.id, only: null })
  const draft = await makeDraft(anna, { claim: { id: said.claim } })
  const wording = unique('Something else altogether.')
  const form = async (of: number, change: object) => ({ ...(await formOf(of)), ...change, reason: 'Better.' })
  await withReview(async () => {
    const past = [
      form(said.attestation, { claim: { wording } }),
      form(more.attestation, { claim: { own: wording } }),
      form(more.attestation, { stance: 'asserts' }),
      // By way of a draft of the same claim.
      form(draft.attestation, { claim: { wording } }),
      form(draft.attestation, { topics: ['Ports'] }),
    ]
    for (const change of past)
      await expect(changeStatement(anna, await change)).rejects.toMatchObject(forbidden)
    await changeStatement(anna, await form(draft.attestation, { stance: 'questions' }))
    await changeStatement(admin, await form(said.attestation, { claim: { wording } }))
  })
  const [row] = await db().execute(sql`select wording from claims where id = ${said.claim}`)
  expect(row).toEqual({ wording })
})

test('an assessment is published by another than who wrote it', async () => {
  const { claim } = await makePublished(admin)
  const written = {
    claim,
    rating: 'Disputed',
    reasons: 'The log says so.',
    assessedOn: '2023-04-01',
    evidence: [],
  }
  const id = await saveAssessment(anna, { ...written, version: null })
  const offered = async (actor: SignedIn) => (await deskClaim(actor, claim)).assessment!.mayPublish
  expect(await offered(anna)).toBe(true)
  await withReview(async () => {
    expect([await offered(anna), await offered(ben)]).toEqual([false, true])
    await expect(publishAssessment(anna, { id, version: 1 })).rejects.toMatchObject(forbidden)
    await publishAssessment(ben, { id, version: 1 })
    const change = saveAssessment(anna, { ...written, reasons: 'Another reason.', version: 2 })
    await expect(change).rejects.toMatchObject(forbidden)
  })
})

test('links and assessments wait for others than who wrote them, and are counted', async () => {
  const carla = await makeUser('editor')
  const [one, other, draft] = [await makePublished(admin), await makePublished(admin), await makeDraft(admin)]
  const judged = { rating: 'Disputed', reasons: 'The log says so.', assessedOn: '2023-04-01', evidence: [] }
  const write = (by: SignedIn, claim: number, version: number | null = null) =>
    saveAssessment(by, { ...judged, reasons: `${by.name} read the log.`, claim, version })
  await withReview(async () => {
    const before = [await countForMe(anna), await countForMe(ben), await countForMe(admin)]
    const two = { from: one.claim, to: other.claim, kind: 'refines', reason: 'The hour.' } as const
    const link = await linkClaims(anna, two)
    const assessment = await write(anna, one.claim)
    // What cannot be published yet, and what need not wait.
    await write(anna, draft.claim)
    await write(admin, other.claim)
    const waits = async (actor: SignedIn) => [
      (await linksToReview(actor, link - 1)).lines.some(({ id }) => id === link),
      (await assessmentsToReview(actor, assessment - 1)).lines.map(({ id }) => id),
    ]
    expect(await waits(anna)).toEqual([false, []])
    for (const second of [ben, carla, admin]) expect(await waits(second)).toEqual([true, [assessment]])
    expect([await countForMe(anna), await countForMe(ben), await countForMe(admin)]).toEqual([
      before[0],
      before[1]! + 2,
      before[2]! + 2,
    ])
    // Who had a hand in it is no second person.
    await write(ben, one.claim, 1)
    expect(await waits(ben)).toEqual([true, []])
    await publishLink(carla, { id: link, version: 1 })
    await publishAssessment(carla, { id: assessment, version: 2 })
    expect(await waits(carla)).toEqual([false, []])
  })
  await write(anna, (await makePublished(admin)).claim)
  expect((await assessmentsToReview(ben)).lines).toEqual([])
})

test('how much waits for one counts reviews, what came back and where one is named', async () => {
  const [writer, other, third] = [
    await makeUser('editor'),
    await makeUser('editor'),
    await makeUser('editor'),
  ]
  const before = await countForMe(other)
  const waits = await makeWaiting(writer)
  const shown = async () => (await deskArticle(other, waits.article.id)).passages[0]!.review
  expect(await shown()).toMatchObject({ id: waits.id, by: writer.name })
  expect([await countForMe(writer), await countForMe(other)]).toEqual([before, before + 1])
  await returnReview(other, { id: waits.id, version: waits.version, answer: 'The day is wrong.' })
  expect(await shown()).toBeNull()
  expect([await countForMe(writer), await countForMe(other)]).toEqual([before + 1, before])
  await db().execute(sql`update users set name = 'Cleo ' || id where id = ${third.id}`)
  await addComment(writer, { claimId: waits.claim, articleId: null, body: `@Cleo ${third.id}, which day?` })
  expect(await countForMe(third)).toBe(before + 1)
})

test('a link of claims waits as a draft, and is published by another than who made it', async () => {
  const [one, other] = [await makePublished(admin), await makePublished(admin)]
  const two = { from: one.claim, to: other.claim, kind: 'refines', reason: 'The hour.' } as const
  const related = async () => (await relatedClaims(one.claim)).length
  await withReview(async () => {
    const id = await linkClaims(anna, two)
    expect(await related()).toBe(0)
    const seen = async (actor: SignedIn) => (await deskClaim(actor, one.claim)).links[0]
    expect(await seen(anna)).toMatchObject({ state: 'draft', mayPublish: false })
    expect(await seen(ben)).toMatchObject({ state: 'draft', mayPublish: true })
    await expect(publishLink(anna, { id, version: 1 })).rejects.toMatchObject(forbidden)
    await publishLink(ben, { id, version: 1 })
    expect(await related()).toBe(1)
    expect(await seen(ben)).toMatchObject({ state: 'published', mayPublish: false })
    await expect(publishLink(ben, { id, version: 2 })).rejects.toMatchObject({ kind: 'invalid' })
    await linkClaims(admin, { ...two, kind: 'answers' })
    expect(await related()).toBe(2)
  })
})

test('who is named in a comment hears of it until it is seen or answered', async () => {
  const [dora, emil] = [await makeUser('editor'), await makeUser('editor')]
  await db().execute(sql`update users set name = 'Dora ' || id where id = ${dora.id}`)
  const { claim, article } = await makeDraft(emil)
  const on = { claimId: claim, articleId: null }
  const first = await addComment(emil, { ...on, body: `@Dora ${dora.id} is the day right?` })
  const second = await addComment(emil, {
    claimId: null,
    articleId: article.id,
    body: `And @dora ${dora.id} here.`,
  })
  expect((await unseenMentions(dora)).map(({ id }) => id)).toEqual([second, first])
  expect(await unseenMentions(emil)).toEqual([])
  expect((await peopleNamed(emil, [first])).map(({ id }) => id)).toEqual([dora.id])
  await seeMention(dora, { commentId: second })
  await addComment(dora, { ...on, body: 'It is.' })
  expect(await unseenMentions(dora)).toEqual([])
})
