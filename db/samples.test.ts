import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sampler, system, type SignedIn } from '../lib/permissions'
import { captureAgain } from './arrivals'
import { saveAssessment } from './assessing'
import { changeArticle } from './bring-in'
import { linkClaims } from './claim-links'
import { client, closeDatabase } from './connection'
import { publish } from './publishing'
import { removeSamples } from './samples'
import { readSettings } from './settings'
import { propose } from './proposing'
import { addName, addParent, addRole, recordSource } from './source-doors'
import { changeStatement, recordStatement } from './statements'
import { aSource, join, undo } from './test-merges'
import { makeSuggestions } from './suggestions'
import { conflict, denialOn, edition, formOf, makeArticle, makeDraft, makePublished } from './test-rows'
import { makeUser, unique, type Statement } from './test-rows'
import { withdrawClaim } from './withdrawing'

let editor: SignedIn
let admin: SignedIn
beforeAll(async () => {
  editor = await makeUser('editor')
  admin = await makeUser('admin')
  // Other tests of the room leave samples of their own.
  await removeSamples(admin)
})
afterAll(closeDatabase)

const tables = [
  'publishers',
  'articles',
  'article_versions',
  'article_addresses',
  'text_sketches',
  'captures',
  'sources',
  'source_names',
  'roles',
  'topics',
  'claims',
  'claim_links',
  'assessments',
  'evidence',
  'utterances',
  'attestations',
  'readings',
  'suggestions',
]

/** How many rows of each table are sample (or real). */
async function rows(sample: boolean): Promise<Record<string, number>> {
  const counts = await Promise.all(
    tables.map(
      (table) => client()`select count(*)::int as n from ${client()(table)} where sample = ${sample}`,
    ),
  )
  return Object.fromEntries(tables.map((table, index) => [table, counts[index]![0]!.n as number]))
}
const none = Object.fromEntries(tables.map((table) => [table, 0]))

const quoted =
  '“The harbour was closed at noon,” Anna Petrenko said on Friday.\n\nMoscow denied it: “No ship was turned away.” Report'

/** A published statement of the sample data with a row in every table. */
async function makeSample(): Promise<Statement & { source: number }> {
  const text = `${unique(quoted)} ${Array.from({ length: 30 }, (_, word) => `word${word}`).join(' ')}`
  const url = `https://${unique('sample').replace(' ', '-')}.example/story`
  const article = await makeArticle(sampler, { publisher: unique('Sample Post'), url, text })
  await captureAgain(editor, { id: article.id })
  const source = await recordSource(sampler, {
    name: unique('Sample'),
    kind: 'person',
    description: null,
    publisher: null,
  })
  await addName(sampler, { sourceId: source, name: unique('Alias'), kind: 'alias', language: 'en' })
  await addRole(sampler, { sourceId: source, title: 'Pilot', organisationId: null, held: null })
  const topics = [unique('Sample topic')]
  await makeSuggestions(system, { versionId: article.versionId })
  const made = await makePublished(sampler, { topics, source: { id: source } }, article)
  const denial = await recordStatement(sampler, denialOn(article))
  await linkClaims(sampler, {
    from: made.claim,
    to: denial.claim,
    kind: 'contradicts',
    reason: 'One denies.',
  })
  const { scale } = await readSettings()
  await saveAssessment(sampler, {
    claim: made.claim,
    version: null,
    rating: scale[0]!,
    reasons: 'It is made up.',
    assessedOn: '2023-03-18',
    evidence: [{ side: 'for', articleId: article.id }],
  })
  return { ...made, source }
}

let sample: Awaited<ReturnType<typeof makeSample>>
beforeEach(async () => {
  sample = await makeSample()
})

describe('removal', () => {
  test('takes every sample row, leaves every real one and one line in the audit log', async () => {
    await makePublished(editor, { topics: [unique('Real')] })
    const real = await rows(false)
    const gone = await rows(true)
    expect(Math.min(...Object.values(gone))).toBeGreaterThan(0)
    const [last] = await client()`select max(id) as id from revisions`
    const removed = await removeSamples(admin)
    expect(removed).toBe(Object.values(gone).reduce((sum, n) => sum + n))
    expect(await rows(true)).toEqual(none)
    expect(await rows(false)).toEqual(real)
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
    expect(await rows(true)).toEqual(none)
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
    const real = await rows(false)
    await removeSamples(admin)
    expect(await client()`select from proposals where object_id = ${sample.source}`).toHaveLength(0)
    expect(await rows(true)).toEqual(none)
    expect(await rows(false)).toEqual({
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
    await changeArticle(editor, change)
    await client()`update article_addresses set sample = false where article_id = ${id} and address <> ${url}`
    const real = await makeArticle(editor)
    await client()`update articles set twin_id = ${id}, twin_score = 0.9 where id = ${real.id}`
    await removeSamples(admin)
    expect(await rows(true)).toEqual(none)
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
})

describe('a real row that rests on a sample row stops the removal and is named:', () => {
  /** Refused with these words; afterwards the row is put out of the way so that the next removal succeeds. */
  async function stopped(words: string, ...sql: string[]): Promise<void> {
    const before = await rows(true)
    await expect(removeSamples(admin)).rejects.toMatchObject({
      ...conflict,
      message: expect.stringContaining(words) as string,
      current: [expect.stringContaining(words)] as unknown,
    })
    expect(await rows(true)).toEqual(before)
    for (const statement of sql) await client().unsafe(statement)
    await removeSamples(admin)
    expect(await rows(true)).toEqual(none)
  }

  test('an article of a sample publisher', async () => {
    const [row] = await client()`
      select p.name from publishers p join articles a on a.publisher_id = p.id where a.id = ${sample.article.id}`
    const title = unique('A real title')
    const { id } = await makeArticle(editor, { title, publisher: row!.name as string })
    await stopped(title, `update articles set publisher_id = null where id = ${id}`)
  })

  test('an article that is joined into a sample one', async () => {
    const title = unique('A real title')
    const { id } = await makeArticle(editor, { title })
    await client()`update articles set joined_into = ${sample.article.id} where id = ${id}`
    await stopped(title, `update articles set joined_into = null where id = ${id}`)
  })

  test('a row of a list that led to a sample article', async () => {
    const name = unique('list.csv')
    const [list] = await client()`insert into imports (name, rows) values (${name}, 1) returning id`
    await client()`insert into import_rows (import_id, line, article_id, state)
      values (${list!.id as number}, 2, ${sample.article.id}, 'same')`
    await stopped(name, `delete from import_rows where import_id = ${list!.id as number}`)
  })

  test('an item of a feed that led to a sample article', async () => {
    const title = unique('Feed')
    const address = `https://${randomUUID()}.example/feed`
    const [feed] =
      await client()`insert into feeds (address, title) values (${address}, ${title}) returning id`
    await client()`insert into feed_items (feed_id, key, article_id)
      values (${feed!.id as number}, 'one', ${sample.article.id})`
    await stopped(title, `delete from feed_items where feed_id = ${feed!.id as number}`)
  })

  test('an unnamed source that a sample publisher keeps unnamed', async () => {
    const [row] = await client()`select name from publishers where sample limit 1`
    const name = unique('An official')
    const publisher = row!.name as string
    const id = await recordSource(editor, { name, kind: 'unnamed', description: null, publisher })
    await stopped(name, `delete from sources where id = ${id}`)
  })

  test('an utterance by a sample source', async () => {
    const wording = unique('A real claim.')
    const { utterance } = await makeDraft(editor, { claim: { wording }, source: { id: sample.source } })
    await stopped(wording, `update utterances set source_id = null where id = ${utterance}`)
  })

  test('an utterance of a sample claim', async () => {
    const draft = await makeDraft(editor, { claim: { id: sample.claim } })
    const [claim] = await client()`select wording from claims where id = ${sample.claim}`
    await stopped(
      claim!.wording as string,
      `delete from attestations where id = ${draft.attestation}`,
      `delete from utterances where id = ${draft.utterance}`,
    )
  })

  test('a passage of a sample utterance', async () => {
    const draft = await makeDraft(editor, { utterance: sample.utterance })
    await stopped(
      'The harbour was closed at noon',
      `delete from attestations where id = ${draft.attestation}`,
    )
  })

  test('a part of a sample organisation', async () => {
    const office = {
      name: unique('Office'),
      kind: 'organisation',
      description: null,
      publisher: null,
    } as const
    const parentId = await recordSource(sampler, office)
    const sourceId = await recordSource(admin, { ...office, name: unique('Branch') })
    await addParent(admin, { sourceId, parentId, held: null })
    await stopped(office.name, `delete from organisation_parents where source_id = ${sourceId}`)
  })

  test('a role at a sample organisation', async () => {
    const office = {
      name: unique('Office'),
      kind: 'organisation',
      description: null,
      publisher: null,
    } as const
    const organisationId = await recordSource(sampler, office)
    const person = { name: unique('Real'), kind: 'person', description: null, publisher: null } as const
    const sourceId = await recordSource(admin, person)
    await addRole(admin, { sourceId, title: 'Clerk', organisationId, held: null })
    await stopped(person.name, `delete from roles where source_id = ${sourceId}`)
  })

  test('a claim with a sample topic', async () => {
    const [topic] = await client()`
      select t.name from topics t join claim_topics ct on ct.topic_id = t.id where ct.claim_id = ${sample.claim}`
    const wording = unique('A real claim.')
    const { claim } = await makeDraft(editor, { claim: { wording }, topics: [topic!.name as string] })
    await stopped(wording, `delete from claim_topics where claim_id = ${claim}`)
  })

  test('a topic below a sample topic', async () => {
    const [wider] = await client()`select id from topics where sample limit 1`
    const name = unique('A real topic')
    await client()`insert into topics (name, parent_id) values (${name}, ${wider!.id as number})`
    await stopped(name, `delete from topics where name = '${name}'`)
  })

  test('a public claim whose only public words stand in a sample article', async () => {
    const wording = unique('A real claim.')
    const real = await makeDraft(editor, { claim: { wording } })
    const inSample = await makeDraft(editor, { claim: { id: real.claim } }, sample.article)
    await publish(editor, { articleId: sample.article.id, only: [inSample.attestation] })
    await stopped(wording, `update attestations set state = 'published' where id = ${real.attestation}`)
  })

  test('a real source that was merged into a sample one, and the other way round', async () => {
    const [real, other] = [await aSource(), await aSource()]
    const invented = await recordSource(sampler, {
      name: unique('Invented'),
      kind: 'person',
      description: null,
      publisher: null,
    })
    const ids = [await join('sources', real, sample.source), await join('sources', invented, other)]
    await expect(removeSamples(admin)).rejects.toMatchObject({
      kind: 'conflict',
      current: expect.arrayContaining([
        expect.stringMatching(/^the merge of Anna Petrenko .* into Sample /),
        expect.stringMatching(/^the merge of Invented .* into Anna Petrenko /),
      ]) as unknown,
    })
    for (const id of ids) await undo(id)
  })
})
