import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampler, type SignedIn } from '../lib/permissions'
import type { NewStatement } from '../lib/statement-input'
import { client, closeDatabase, db } from './connection'
import { claimsLike, sourcesLike, sourcesNamed } from './likeness'
import { passage, passagesOf } from './passages'
import { addName, recordSource } from './source-doors'
import { deskSource } from './source-desk'
import { deleteAttestation } from './detaching'
import { changeStatement, recordStatement } from './statements'
import { denialOn, edition, formOf, invalidAt, makeArticle, makeDraft, makePublished } from './test-rows'
import { makeUser, pieceOf, statementOn, unique } from './test-rows'
import { withdrawClaim } from './withdrawing'

let editor: SignedIn
beforeAll(async () => {
  editor = await makeUser('editor')
})
afterAll(closeDatabase)

const onRecord = async (id: number) => (await passage(db(), id))!

describe('recording', () => {
  test('writes claim, utterance and passage as drafts by the editor', async () => {
    const article = await makeArticle(editor, { language: 'uk' })
    const wording = unique('The harbour was closed.')
    const organisation = { name: unique('Harbour office'), kind: 'organisation' } as const
    const made = await recordStatement(
      editor,
      statementOn(article, {
        claim: { wording: `  ${wording} ` },
        speaksFor: organisation,
        capacity: 'harbour master',
        channel: 'a press briefing',
        topics: ['Ports', 'ports', 'Weather'],
      }),
    )
    expect(await onRecord(made.attestation)).toMatchObject({
      state: 'draft',
      kind: 'direct',
      stance: 'asserts',
      claim: { id: made.claim, wording, state: 'draft' },
      utterance: made.utterance,
      speaksFor: organisation,
      capacity: 'harbour master',
      channel: 'a press briefing',
      saidOn: { edtf: '2023-03-17', wording: 'on Friday', basis: 'relative' },
      content: [{ exact: 'The harbour was closed at noon', prefix: '“' }],
      cue: [{ exact: 'said' }],
      mention: [{ exact: 'Anna Petrenko' }],
      changed: { by: editor.name },
      attestations: 1,
      utterances: 1,
      sample: false,
    })
    const topics = (await onRecord(made.attestation)).topics.map((name) => name.toLowerCase())
    expect(topics).toEqual(['ports', 'weather'])
    const [row] = await client()`
      select c.language, u.said_from::text, u.said_to::text, u.created_by from claims c
      join utterances u on u.claim_id = c.id where c.id = ${made.claim}`
    expect(row).toEqual({
      language: 'uk',
      said_from: '2023-03-17',
      said_to: '2023-03-17',
      created_by: editor.id,
    })
  })

  test('keeps an unnamed source with the outlet of the article', async () => {
    const article = await makeArticle(editor, { publisher: unique('Quay Times') })
    for (const kind of ['unnamed', 'person'] as const) {
      const source = { name: unique('A senior official'), kind }
      await recordStatement(editor, statementOn(article, { source }))
      const [row] = await client()`
        select p.name as publisher from sources s left join publishers p on p.id = s.publisher_id
        where s.name = ${source.name}`
      expect(row?.publisher ?? null).toEqual(
        kind === 'unnamed' ? expect.stringContaining('Quay Times') : null,
      )
    }
  })

  test('takes pieces in any order and stores them in the order of the text', async () => {
    const article = await makeArticle(editor)
    const content = ['at noon', 'The harbour'].map((words) => pieceOf(article.text, words))
    const { attestation } = await recordStatement(editor, statementOn(article, { content }))
    expect((await onRecord(attestation)).content.map((piece) => piece.exact)).toEqual([
      'The harbour',
      'at noon',
    ])
  })

  test('may leave source and day open in a draft', async () => {
    const { attestation } = await makeDraft(editor, { source: null, saidOn: null })
    expect(await onRecord(attestation)).toMatchObject({ source: null, saidOn: null })
  })

  test('joins a claim on record: a second utterance of it, its wording and topics unchanged', async () => {
    const topics = [unique('Ports')]
    const first = await makeDraft(editor, { topics })
    const second = await makeDraft(editor, {
      claim: { id: first.claim },
      topics: ['Other'],
      stance: 'denies',
    })
    expect(second.claim).toBe(first.claim)
    expect(second.utterance).not.toBe(first.utterance)
    expect(await onRecord(second.attestation)).toMatchObject({ utterances: 2, topics })
  })

  test('joins an utterance on record: two passages, one utterance, whose source and day stand', async () => {
    const first = await makeDraft(editor)
    const count = async () => (await client()`select count(*) from sources`)[0]!.count
    const sources = await count()
    const second = await recordStatement(
      editor,
      denialOn(first.article, { utterance: first.utterance, saidOn: null }),
    )
    expect(second).toMatchObject({ utterance: first.utterance, claim: first.claim })
    const [one, two] = await passagesOf(db(), first.article.id)
    expect([one!.attestations, two!.attestations]).toEqual([2, 2])
    expect(two).toMatchObject({ source: one!.source, saidOn: one!.saidOn, stance: 'asserts' })
    expect(await count()).toBe(sources)
  })

  test('does not join a withdrawn claim, neither by the claim nor by an utterance of it', async () => {
    const gone = await makePublished(editor)
    await withdrawClaim(editor, { ...(await edition(gone)).claim, reason: 'Wrong' })
    const refused = invalidAt('claim')
    await expect(makeDraft(editor, { claim: { id: gone.claim } })).rejects.toMatchObject(refused)
    await expect(makeDraft(editor, { utterance: gone.utterance })).rejects.toMatchObject(refused)
    const { attestation } = await makeDraft(editor)
    const form = await formOf(attestation)
    await expect(changeStatement(editor, { ...form, claim: { id: gone.claim } })).rejects.toMatchObject(
      refused,
    )
    await expect(changeStatement(editor, { ...form, utterance: gone.utterance })).rejects.toMatchObject(
      refused,
    )
  })

  test('keeps nothing where a part is refused', async () => {
    const article = await makeArticle(editor)
    const source = { name: unique('Nobody'), kind: 'person' } as const
    const notFound = { kind: 'not-found' }
    const parts: Partial<NewStatement>[] = [
      { claim: { id: 2147483647 } },
      { utterance: 2147483647 },
      { speaksFor: { id: 2147483647 } },
      { versionId: 2147483647 },
    ]
    for (const part of parts)
      await expect(recordStatement(editor, statementOn(article, { source, ...part }))).rejects.toMatchObject(
        notFound,
      )
    const person = { name: unique('Person'), kind: 'person' } as const
    await expect(
      recordStatement(editor, statementOn(article, { source, speaksFor: person })),
    ).rejects.toMatchObject(invalidAt('speaksFor'))
    expect(await client()`select from sources where name in (${source.name}, ${person.name})`).toHaveLength(0)
    expect(await passagesOf(db(), article.id)).toEqual([])
  })
})

test('a real article is offered no sample claim or source', async () => {
  const name = unique('Sample harbour office')
  const wording = unique('The harbour gate was painted green in spring.')
  const real = await makeArticle(editor)
  const samples = await makeArticle(sampler)
  await recordStatement(
    sampler,
    statementOn(samples, { claim: { wording }, source: { name, kind: 'organisation' } }),
  )
  const offered = async ({ versionId }: { versionId: number }) =>
    (await claimsLike(editor, { wording, words: '', versionId })).map((claim) => claim.wording)
  expect([await offered(samples), await offered(real)]).toEqual([[wording], []])
  const named = async (options: { samples: boolean }) =>
    (await sourcesLike(editor, name, options)).filter((source) => source.name === name).length
  expect([await named({ samples: true }), await named({ samples: false })]).toEqual([1, 0])
})

test('sources of a name are read page by page, those called so first, public or not', async () => {
  const name = unique('Žofie Kovář')
  const made = (called: string) =>
    recordSource(editor, { name: called, kind: 'person', description: null, publisher: null })
  // So much longer that both are alike by how they begin alone, whatever signs the name ends in.
  const longer = [await made(`${name} the Younger`), await made(`${name} the Elder`)]
  const other = await made(unique('Quite another'))
  await addName(editor, { sourceId: other, name, kind: 'alias', language: null, held: null })
  const own = await made(name)
  const walked = []
  for (let after: string | undefined; ;) {
    const { lines, next } = await sourcesNamed(editor, { name: ` ${name.toUpperCase()} `, after, limit: 1 })
    expect(lines).toHaveLength(1)
    walked.push(lines[0]!)
    if (!next || walked.length === 4) break
    after = next
  }
  expect(walked.map(({ id, exact }) => [id, exact])).toEqual([
    [other, true],
    [own, true],
    ...longer.map((id) => [id, false]),
  ])
  expect(walked[0]).toMatchObject({ aliases: [name], shown: false, confirmed: false })
  const asked = { name, limit: 1 }
  await expect(sourcesNamed(editor, { ...asked, after: 'none_1' })).rejects.toMatchObject(invalidAt('after'))
  expect(await sourcesNamed(editor, { ...asked, name: ' ' })).toEqual({ lines: [], next: null })
})

test('a number that Postgres cannot hold is refused at its field', async () => {
  await expect(deleteAttestation(editor, { id: 9_999_999_999, version: 1 })).rejects.toMatchObject({
    kind: 'invalid',
    problems: [{ field: 'id' }],
  })
})

test('a reason is kept as it was read, and no longer than 500 characters', async () => {
  const statement = await makePublished(editor)
  const { claim } = await edition(statement)
  await withdrawClaim(editor, { ...claim, reason: `${' '.repeat(3000)}Wrong.` })
  const [row] = await client()`
    select reason from revisions where object = 'claims' and object_id = ${claim.id} order by id desc limit 1`
  expect(row?.reason).toBe('Wrong.')
})

describe('a mention that is remembered', () => {
  const remembered = async (name: string, more: Partial<NewStatement> = {}) => {
    const article = await makeArticle(editor, { language: 'uk' })
    const id = await recordSource(editor, { name, kind: 'organisation', description: null, publisher: null })
    const statement = denialOn(article, { source: { id }, remember: 'metonym', ...more })
    await recordStatement(editor, statement)
    await recordStatement(editor, statement)
    return (await deskSource(editor, id)).names
  }

  test('is another name of the source, once, in the language of the article', async () => {
    const names = await remembered(unique('Government'))
    expect(names).toMatchObject([{ name: 'Moscow', kind: 'metonym', language: 'uk' }])
    expect(names).toHaveLength(1)
  })

  test('is none where it is the name of the source already, or nothing is marked', async () => {
    expect(await remembered('MOSCOW')).toEqual([])
    expect(await remembered(unique('Government'), { mention: null })).toEqual([])
    expect(await remembered(unique('Government'), { remember: null })).toEqual([])
  })
})
