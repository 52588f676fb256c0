import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sampler, type SignedIn } from '../lib/permissions'
import { client, closeDatabase } from './connection'
import { publish } from './publishing'
import { removeSamples } from './samples'
import { addParent, addRole, recordSource } from './source-doors'
import { aSource, join, undo } from './test-merges'
import { conflict, makeArticle, makeDraft } from './test-rows'
import { makeUser, unique } from './test-rows'
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

describe('a real row that rests on a sample row stops the removal and is named:', () => {
  /** Refused with these words; afterwards the row is put out of the way so that the next removal succeeds. */
  async function stopped(words: string, ...sql: string[]): Promise<void> {
    const before = await countRows(true)
    await expect(removeSamples(admin)).rejects.toMatchObject({
      ...conflict,
      message: expect.stringContaining(words) as string,
      current: [expect.stringContaining(words)] as unknown,
    })
    expect(await countRows(true)).toEqual(before)
    for (const statement of sql) await client().unsafe(statement)
    await removeSamples(admin)
    expect(await countRows(true)).toEqual(none)
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
