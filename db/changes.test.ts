import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { publicChanges } from './changes'
import { linkClaims } from './claim-links'
import { client, db } from './connection'
import { migrate } from './migrate'
import { sealRevisions } from './sealing'
import { settledSoon } from './settled'
import { changeStatement } from './statements'
import { system } from '../lib/permissions'
import { enterNew, leaveAll } from './test-drill'
import { edition, formOf, makeDraft, makePublished, makeUser, why } from './test-rows'
import { withdrawAttestation, withdrawClaim } from './withdrawing'

let editor: SignedIn
beforeAll(async () => {
  await migrate(await enterNew())
  editor = await makeUser('editor')
})
afterAll(leaveAll)

/** What is settled is looked up anew. */
const forget = () => void delete (globalThis as { __settled?: unknown }).__settled

/** All changes from a place on, page by page. */
async function allChanges(since: number, limit: number) {
  const items = []
  forget()
  for (let at = since; ;) {
    const page = await publicChanges({ since: at, limit })
    items.push(...page.items)
    expect(page.reached).toBeGreaterThanOrEqual(at)
    at = page.reached
    if (!page.more) return { items, reached: at }
  }
}

test('it tells what readers may see, in order, and no more of what was withdrawn', async () => {
  await makeDraft(editor)
  const { reached: start } = await allChanges(0, 100)
  const one = await makePublished(editor, { claim: { wording: 'The quay was closed.' } })
  await changeStatement(editor, { ...(await formOf(one.attestation)), stance: 'denies', reason: why })
  const { items, reached } = await allChanges(start, 2)
  expect(items.map(({ object, action, shown, path }) => [object, action, shown, path])).toEqual([
    ['article_versions', 'insert', null, `/articles/${one.article.id}`],
    ['attestations', 'update', 'added', `/claims/${one.claim}`],
    ['claims', 'update', 'added', `/claims/${one.claim}`],
    ['utterances', 'update', 'corrected', `/claims/${one.claim}`],
  ])
  expect(items[2]).toMatchObject({
    ...{ objectId: one.claim, before: { id: one.claim, state: 'draft' }, reason: null },
    after: { wording: 'The quay was closed.', state: 'published' },
  })
  expect(items[3]).toMatchObject({ before: { stance: 'asserts' }, after: { stance: 'denies' }, reason: why })
  expect(JSON.stringify(items)).not.toContain('created_by')
  await withdrawClaim(system, { ...(await edition(one)).claim, reason: 'It was never said.' })
  const later = await allChanges(reached, 100)
  expect(later.items).toMatchObject([
    { object: 'claims', shown: 'withdrawn', after: { state: 'withdrawn' }, reason: 'It was never said.' },
  ])
  expect(JSON.stringify(await allChanges(0, 100))).not.toContain('The quay was closed.')
})

test('of an utterance whose only passage was withdrawn it tells no words, of the others of its claim it does', async () => {
  const { reached: start } = await allChanges(0, 100)
  const one = await makePublished(editor, { channel: 'a briefing' })
  const other = await makePublished(editor, { claim: { id: one.claim }, channel: 'a whisper' })
  for (const [{ attestation }, channel] of [
    [one, 'a letter'],
    [other, 'a shout'],
  ] as const)
    await changeStatement(editor, { ...(await formOf(attestation)), channel })
  const told = async () =>
    (await allChanges(start, 100)).items.filter(({ object }) => object === 'utterances')
  expect((await told()).map(({ objectId }) => objectId)).toEqual([one.utterance, other.utterance])
  await withdrawAttestation(system, { ...(await edition(other)).passage, reason: 'It was never said.' })
  expect(await told()).toMatchObject([
    { objectId: one.utterance, before: { channel: 'a briefing' }, after: { channel: 'a letter' } },
  ])
  expect(JSON.stringify(await allChanges(start, 100))).not.toMatch(/whisper|shout/)
})

test('words that move tell of the claim that they leave, and a claim of those that are linked with it', async () => {
  const [from, to, draft] = [
    await makePublished(editor),
    await makePublished(editor),
    await makeDraft(editor),
  ]
  const one = await makePublished(editor, { claim: { id: from.claim } })
  const other = await makePublished(editor, { claim: { id: from.claim } })
  await linkClaims(editor, { from: to.claim, to: from.claim, kind: 'refines', reason: 'It says when.' })
  await linkClaims(editor, { from: draft.claim, to: from.claim, kind: 'refines', reason: 'It says when.' })
  const { reached: start } = await allChanges(0, 100)
  await changeStatement(editor, { ...(await formOf(one.attestation)), claim: { id: to.claim } })
  await changeStatement(editor, { ...(await formOf(other.attestation)), utterance: to.utterance })
  await withdrawClaim(system, { ...(await edition(from)).claim, reason: 'It was never said.' })
  const { items } = await allChanges(start, 100)
  const told = (object: string, id: number) =>
    items
      .filter((item) => item.object === object && item.objectId === id)
      .map(({ path, also }) => [path, also])
  const [toPath, fromPath] = [`/claims/${to.claim}`, `/claims/${from.claim}`]
  expect(told('utterances', one.utterance)).toContainEqual([toPath, [fromPath]])
  expect(told('attestations', other.attestation)).toContainEqual([toPath, [fromPath]])
  expect(told('claims', from.claim)).toEqual([[fromPath, [toPath]]])
})

test('what is committed later under a lower number is not passed over', async () => {
  const { reached: start } = await allChanges(0, 100)
  const slow = await makePublished(editor)
  const { reached } = await allChanges(start, 100)
  const connection = await client().reserve()
  try {
    await connection`begin`
    await connection`update claims set wording = 'A slower hand.' where id = ${slow.claim}`
    const quick = await makePublished(editor)
    forget()
    const during = await publicChanges({ since: reached, limit: 100 })
    expect(during.items).toEqual([])
    expect(during.reached).toBe(reached)
    await connection`commit`
    const { items } = await allChanges(during.reached, 100)
    expect(items.filter(({ object }) => object === 'claims').map(({ objectId }) => objectId)).toEqual([
      slow.claim,
      quick.claim,
    ])
  } finally {
    connection.release()
  }
})

test('a number beyond the last is refused, none that was told before', async () => {
  await allChanges(0, 100)
  // Nobody may see it, and by its number the next page is asked for all the same.
  await makeDraft(editor)
  const [row] = await client()`select max(id)::int as last from revisions`
  const last = row!.last as number
  expect(await publicChanges({ since: last, limit: 1 })).toEqual({ items: [], reached: last, more: false })
  forget()
  expect(await publicChanges({ since: last, limit: 1 })).toEqual({ items: [], reached: last, more: false })
  await expect(publicChanges({ since: last + 1, limit: 1 })).rejects.toMatchObject({
    kind: 'invalid',
    problems: [{ field: 'since', message: expect.stringContaining(`has the number ${last}.`) as string }],
  })
})

test('while somebody writes for long it tells what is sealed', async () => {
  const { reached: start } = await allChanges(0, 100)
  const { claim } = await makePublished(editor)
  await sealRevisions(system)
  const connection = await client().reserve()
  try {
    await connection`begin`
    await connection`update claims set wording = 'Held up.' where id = ${claim}`
    forget()
    const { items } = await publicChanges({ since: start, limit: 100 })
    expect(items.map(({ object }) => object)).toContain('claims')
  } finally {
    await connection`rollback`
    connection.release()
  }
})

test('however many ask, what is settled is looked up once a second', async () => {
  forget()
  const clock = vi.spyOn(performance, 'now').mockReturnValue(5000)
  const asked = vi.spyOn(db(), 'execute')
  try {
    const [first] = await Promise.all(Array.from({ length: 20 }, settledSoon))
    expect(asked.mock.calls.length).toBeLessThan(5)
    await makePublished(editor)
    asked.mockClear()
    clock.mockReturnValue(5999)
    expect(await settledSoon()).toBe(first)
    expect(asked).not.toHaveBeenCalled()
    clock.mockReturnValue(6000)
    expect(await settledSoon()).toBeGreaterThan(first!)
  } finally {
    clock.mockRestore()
    asked.mockRestore()
  }
})
