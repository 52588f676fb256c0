import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sampler, type SignedIn } from '../lib/permissions'
import { changeArticle } from './bring-in'
import { client, closeDatabase } from './connection'
import { removeSamples } from './samples'
import { propose } from './proposing'
import { addName, addRole } from './source-doors'
import { changeStatement, recordStatement } from './statements'
import { denialOn, edition, formOf, makeArticle, makeDraft, makePublished } from './test-rows'
import { makeUser, unique } from './test-rows'
import { withdrawClaim } from './withdrawing'
import { countRows, makeSample, none } from './test-samples'

let editor: SignedIn
let admin: SignedIn
let sample: Awaited<ReturnType<typeof makeSample>>
beforeAll(async () => {
  editor = await makeUser('editor')
  admin = await makeUser('admin')
  // Other tests of the room leave samples of their own.
  await removeSamples(admin)
})
beforeEach(async () => {
  sample = await makeSample(editor)
})
afterAll(closeDatabase)

describe('removal', () => {
  test('takes every sample row, leaves every real one and one line in the audit log', async () => {
    await makePublished(editor, { topics: [unique('Real')] })
    const real = await countRows(false)
    const gone = await countRows(true)
    expect(Math.min(...Object.values(gone))).toBeGreaterThan(0)
    const [last] = await client()`select max(id) as id from revisions`
    const removed = await removeSamples(admin)
    expect(removed).toBe(Object.values(gone).reduce((sum, n) => sum + n))
    expect(await countRows(true)).toEqual(none)
    expect(await countRows(false)).toEqual(real)
    const lines =
      await client()`select actor_id, object, action, before from revisions where id > ${last!.id}`
    expect([...lines]).toEqual([
      { actor_id: admin.id, object: 'samples', action: 'delete', before: { rows: removed } },
    ])
  })

  test('takes withdrawn claims and drafts too', async () => {
    await withdrawClaim(admin, { ...(await edition(sample)).claim, reason: 'Wrong' })
    await recordStatement(sampler, denialOn(sample.article))
    await removeSamples(admin)
    expect(await countRows(true)).toEqual(none)
  })

  test('leaves the numbers unused', async () => {
    await removeSamples(admin)
    const next = await makePublished(editor)
    expect(next.claim).toBeGreaterThan(sample.claim)
    expect(next.article.id).toBeGreaterThan(sample.article.id)
    expect(next.attestation).toBeGreaterThan(sample.attestation)
    const [reused] =
      await client()`select count(*)::int as n from sources where id <= ${sample.source} and id >= ${sample.source}`
    expect(reused!.n).toBe(0)
  })

  test('takes what an editor records from a sample article, and names and roles that she gives a sample source', async () => {
    await makeDraft(editor, { topics: [unique('Topic')] }, sample.article)
    const form = await formOf(sample.attestation)
    await changeStatement(editor, { ...form, source: { name: unique('Made in a sample'), kind: 'person' } })
    await addName(admin, {
      sourceId: sample.source,
      name: unique('Real alias'),
      kind: 'alias',
      language: 'en',
    })
    await addRole(admin, { sourceId: sample.source, title: 'Real role', organisationId: null, held: null })
    const identifier = { sourceId: sample.source, scheme: 'wikidata', value: 'Q42' } as const
    await propose(editor, { door: 'addIdentifier', input: identifier, reason: 'It is the same.' })
    const real = await countRows(false)
    await removeSamples(admin)
    expect(await client()`select from proposals where object_id = ${sample.source}`).toHaveLength(0)
    expect(await countRows(true)).toEqual(none)
    expect(await countRows(false)).toEqual({
      ...real,
      source_names: real.source_names! - 1,
      roles: real.roles! - 1,
    })
  })

  test('takes the address that an editor gives to a sample article, and what looks like it stands', async () => {
    const { id } = sample.article
    const [{ title, version }] =
      (await client()`select title, version from articles where id = ${id}`) as unknown as [
        { title: string; version: number },
      ]
    const url = 'https://averil.example/another'
    const change = { id, version, title, publisher: null, author: null, language: 'en', date: null, url }
    await changeArticle(editor, { ...change, reason: 'A mistake of ours.' })
    await client()`update article_addresses set sample = false where article_id = ${id} and address <> ${url}`
    const real = await makeArticle(editor)
    await client()`update articles set twin_id = ${id}, twin_score = 0.9 where id = ${real.id}`
    await removeSamples(admin)
    expect(await countRows(true)).toEqual(none)
    const [left] = await client()`select twin_id, twin_score from articles where id = ${real.id}`
    expect(left).toEqual({ twin_id: null, twin_score: null })
  })

  test('takes a sample passage of a real utterance: the utterance keeps its own', async () => {
    const real = await makePublished(editor)
    await makePublished(editor, { utterance: real.utterance }, sample.article)
    await removeSamples(admin)
    const left = await client()`select id, public from attestations where utterance_id = ${real.utterance}`
    expect([...left]).toEqual([{ id: real.attestation, public: true }])
  })

  test('waits for what the worker is just writing of a sample article, and takes it too', async () => {
    const { versionId } = sample.article
    await client()`delete from readings where version_id = ${versionId}`
    const worker = await client().reserve()
    try {
      await worker`begin`
      await worker`insert into readings (version_id, suggestions) values (${versionId}, 0)`
      const removed = removeSamples(admin)
      const waiting = async () => {
        const [row] = await client()`select count(*)::int as n from pg_locks where not granted`
        return row!.n as number
      }
      await expect.poll(waiting, { timeout: 20_000 }).toBeGreaterThan(0)
      await worker`commit`
      expect(await removed).toBeGreaterThan(0)
    } finally {
      worker.release()
    }
    expect(await countRows(true)).toEqual(none)
  })
})
