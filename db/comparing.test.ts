import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import type { NewStatement } from '../lib/statement-input'
import { comparedSources, onTheSameClaims, sharedTopics, sourcesOnRecord } from './comparing'
import { client, closeDatabase } from './connection'
import { recordSource } from './source-doors'
import { makeDraft, makePublished, makeUser, unique } from './test-rows'

let admin: SignedIn
let ann: number
let office: number
const topic = unique('docks')
const day = (edtf: string) => ({ edtf, wording: null, basis: 'editor' as const })
const source = (kind: 'person' | 'group') =>
  recordSource(admin, { name: unique('Ann'), kind, description: null, publisher: null })
const say = (id: number, claim: number | null, more: Partial<NewStatement> = {}) =>
  makePublished(admin, { source: { id }, ...(claim ? { claim: { id: claim } } : {}), ...more })

const claims: Record<string, number> = {}
beforeAll(async () => {
  admin = await makeUser('admin')
  ann = await source('person')
  office = await source('group')
  const first = async (name: string, more: Partial<NewStatement> = {}) => {
    claims[name] = (await say(ann, null, { saidOn: day('2025-01-10'), ...more })).claim
    return claims[name]
  }
  await say(office, await first('same', { topics: [topic] }), { saidOn: day('2025-02-01') })
  await say(office, await first('denied'), { stance: 'denies', saidOn: day('2025-02-02') })
  await say(office, await first('asked'), { stance: 'questions', saidOn: day('2025-02-03') })
  await first('alone')
  await first('held')
  claims.counter = (await say(office, null, { saidOn: day('2025-02-04') })).claim
  claims.theirs = (await makePublished(admin, { speaksFor: { id: office }, saidOn: day('2024-01-01') })).claim
  const draft = await makeDraft(admin, { source: { id: office } })
  await client()`insert into claim_links (from_id, to_id, kind, reason) values
    (${claims.counter}, ${claims.held!}, 'contradicts', 'They cannot both be so.'),
    (${claims.alone!}, ${draft.claim}, 'contradicts', 'They cannot both be so.'),
    (${claims.alone!}, ${claims.theirs}, 'refines', 'It says more.')`
})
afterAll(closeDatabase)

test('sets the statements of two sources side by side', async () => {
  const found = await comparedSources(ann, office, {})
  expect(found.both).toMatchObject({ count: 1, lines: [{ a: { claim: { id: claims.same } } }] })
  const opposed = found.opposed.lines.map(({ a, b }) => [a.claim.id, b.claim.id, b.stance])
  expect(opposed).toEqual([
    [claims.held, claims.counter, 'asserts'],
    [claims.denied, claims.denied, 'denies'],
  ])
  expect(found.otherwise.lines).toMatchObject([{ a: { claim: { id: claims.asked } } }])
  expect(found.onlyA).toMatchObject({ count: 1, lines: [{ claim: { id: claims.alone } }] })
  expect(found.onlyB).toMatchObject({ count: 1, lines: [{ claim: { id: claims.theirs } }] })
  expect(found.capped).toBe(false)
})

test('keeps to a topic and to a time', async () => {
  const [shared] = await sharedTopics(ann, office)
  expect(shared?.name).toBe(topic)
  const narrow = await comparedSources(ann, office, { topic: String(shared!.id) })
  expect([narrow.both.count, narrow.opposed.count, narrow.onlyA.count, narrow.onlyB.count]).toEqual([
    1, 0, 0, 0,
  ])
  const later = await comparedSources(ann, office, { from: '2025-02-02', to: '2025-02-03' })
  expect([later.both.count, later.onlyA.count, later.onlyB.count]).toEqual([0, 0, 2])
})

test('leaves what one said on behalf of the other with the one who spoke', async () => {
  const [voice, house] = [await source('person'), await source('group')]
  const told = await say(voice, null, { speaksFor: { id: house } })
  const own = await say(house, null)
  const found = await comparedSources(voice, house, {})
  expect([found.both.count, found.opposed.count, found.otherwise.count]).toEqual([0, 0, 0])
  expect(found.onlyA.lines).toMatchObject([{ claim: { id: told.claim } }])
  expect(found.onlyB.lines).toMatchObject([{ claim: { id: own.claim } }])
  expect((await comparedSources(house, voice, {})).onlyB.lines).toMatchObject([{ claim: { id: told.claim } }])
  expect((await comparedSources(house, ann, {})).onlyA.count).toBe(2)
})

test('knows who is on record, and who spoke on the same claims', async () => {
  const hidden = await source('person')
  expect([...(await sourcesOnRecord([ann, hidden])).keys()]).toEqual([ann])
  expect(await onTheSameClaims(ann)).toMatchObject([{ id: office, claims: 3 }])
})
