import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { publishedArticle } from './article-view'
import { publishedArticles } from './articles'
import { newestStatements, publishedClaim, tally } from './claims'
import { client, closeDatabase } from './connection'
import { publish } from './publishing'
import { nearestSpellings, searchStatements, sourcesCalled } from './search'
import { addName, addRole, recordSource } from './source-doors'
import { publishedSource, publishedSources, statementsOf } from './sources'
import { changeStatement, recordStatement } from './statements'
import { denialOn, edition, formOf, makeArticle, makeDraft, makePublished, makeUser } from './test-rows'
import { unique, type Statement } from './test-rows'
import { reinstateClaim, withdrawAttestation, withdrawClaim } from './withdrawing'

let editor: SignedIn
let admin: SignedIn
beforeAll(async () => {
  editor = await makeUser('editor')
  admin = await makeUser('admin')
})
afterAll(closeDatabase)

const reason = 'It was a mistake.'
const speaker = async ({ utterance }: Statement) => {
  const [row] = await client()`
    select s.id, s.name from utterances u join sources s on s.id = u.source_id where u.id = ${utterance}`
  return row as unknown as { id: number; name: string }
}

/** Which reads of the public record give this statement, its source or its article: lists from its place in them on. */
async function seen(statement: Statement, word: string): Promise<Record<string, boolean>> {
  const source = await speaker(statement)
  const { article } = statement
  const has = (lines: { claim: { id: number } }[]) => lines.some((line) => line.claim.id === statement.claim)
  return {
    claim: (await publishedClaim(statement.claim)) !== null,
    source: (await publishedSource(source.id)) !== null,
    article: (await publishedArticle(article.id)) !== null,
    newest: has((await newestStatements({ after: `2023-03-17_${statement.claim + 1}` })).lines),
    statements: has((await statementsOf(source.id)).lines),
    sources: (await publishedSources({ after: `1_${source.id + 1}` })).lines.some(
      ({ id }) => id === source.id,
    ),
    articles: (await publishedArticles({ after: `2023-03-18_${article.id + 1}` })).lines.some(
      ({ id }) => id === article.id,
    ),
    wording: has((await searchStatements({ q: word })).lines),
    printed: has((await searchStatements({ q: `"harbour was closed" ${word}` })).lines),
    name: has((await searchStatements({ q: source.name })).lines),
    called: (await sourcesCalled(source.name, 10)).some((line) => line.id === source.id),
    spelling: (await nearestSpellings(source.name)).some((line) => line.id === source.id),
  }
}
const all = (answer: boolean) => ({
  claim: answer,
  source: answer,
  article: answer,
  newest: answer,
  statements: answer,
  sources: answer,
  articles: answer,
  wording: answer,
  printed: answer,
  name: answer,
  called: answer,
  spelling: answer,
})

describe('readers', () => {
  test('see a statement only while it is published', async () => {
    const word = unique('x').replace('x ', 'word')
    const statement = await makeDraft(editor, { claim: { wording: `The ${word} was closed.` } })
    expect(await seen(statement, word)).toEqual(all(false))
    await publish(editor, { articleId: statement.article.id, only: null })
    expect(await seen(statement, word)).toEqual(all(true))
    await withdrawClaim(editor, { ...(await edition(statement)).claim, reason })
    expect(await seen(statement, word)).toEqual(all(false))
    await reinstateClaim(editor, { ...(await edition(statement)).claim, reason })
    expect(await seen(statement, word)).toEqual(all(true))
  })

  test('see neither drafts nor withdrawn words beside published ones', async () => {
    const first = await makePublished(editor)
    const saidOn = { edtf: '2024-01-01', wording: null, basis: 'editor' } as const
    const draft = await recordStatement(
      editor,
      denialOn(first.article, { claim: { id: first.claim }, saidOn }),
    )
    const gone = await makePublished(editor, { claim: { id: first.claim }, saidOn })
    await withdrawAttestation(editor, { ...(await edition(gone)).passage, reason })
    const claim = (await publishedClaim(first.claim))!
    expect(claim.utterances.map(({ id }) => id)).toEqual([first.utterance])
    expect(claim.utterances[0]!.passages.map(({ id }) => id)).toEqual([first.attestation])
    expect((await publishedArticle(first.article.id))!.notes.map(({ saidOn }) => saidOn)).toEqual([
      '2023-03-17',
    ])
    expect(await publishedArticle(gone.article.id)).toBeNull()
    expect(await publishedSource((await speaker(gone)).id)).toBeNull()
    const after = `2023-03-17_${first.claim + 1}`
    const line = (await newestStatements({ after })).lines.find(({ claim }) => claim.id === first.claim)
    expect(line).toMatchObject({ id: first.utterance, utterances: 1, sources: 1, saidOn: '2023-03-17' })
    expect((await statementsOf((await speaker({ ...first, ...draft })).id)).lines).toEqual([])
  })

  test('see of an article only the paragraphs with published words, unless its publisher allows all', async () => {
    const publisher = unique('Post')
    const article = await makeArticle(editor, { publisher })
    await makePublished(editor, {}, article)
    const view = (await publishedArticle(article.id))!
    expect(view).toMatchObject({ rights: 'excerpts', paragraphCount: 2, publisher })
    expect(view.paragraphs.map(({ number }) => number)).toEqual([1])
    const marked = view.paragraphs[0]!.marks.map(({ as, start, end }) => [
      as,
      view.paragraphs[0]!.text.slice(start, end),
    ])
    expect(marked).toEqual([
      ['content', 'The harbour was closed at noon'],
      ['mention', 'Anna Petrenko'],
      ['cue', 'said'],
    ])
    await client()`update publishers set rights = 'full' where name = ${publisher}`
    expect((await publishedArticle(article.id))!.paragraphs).toHaveLength(2)
  })

  test('see a claim with its topics, passages, working of the day and history since publication', async () => {
    const topics = [unique('Ports'), unique('Weather')]
    const others = await makePublished(editor, { topics: [unique('Elsewhere')] })
    const statement = await makePublished(editor, { topics, channel: 'a letter' })
    await changeStatement(editor, { ...(await formOf(statement.attestation)), channel: 'a press briefing' })
    const claim = (await publishedClaim(statement.claim))!
    expect(claim.topics.map((topic) => topic.name)).toEqual(topics)
    expect((await publishedClaim(others.claim))!.topics).toHaveLength(1)
    expect(claim.utterances).toMatchObject([
      { channel: 'a press briefing', saidOn: '2023-03-17', wording: 'on Friday', basis: 'relative' },
    ])
    expect(claim.utterances[0]!.passages).toMatchObject([
      {
        kind: 'direct',
        paragraph: 1,
        text: '“The harbour was closed at noon,” Anna Petrenko said on Friday.',
      },
    ])
    expect(claim.history.map(({ what, by }) => [what, by])).toEqual([
      ['Channel: a press briefing for a letter.', editor.name],
      ['Published.', editor.name],
    ])
    expect(claim.tags).toContain(`article:${statement.article.id}`)
  })

  test('see a source with names, roles, channels and what was said on its behalf', async () => {
    const organisation = { name: unique('Harbour office'), kind: 'organisation' } as const
    const office = await recordSource(admin, { ...organisation, description: null, publisher: null })
    const statement = await makePublished(editor, { speaksFor: { id: office }, channel: 'a press briefing' })
    const person = await speaker(statement)
    await addName(admin, { sourceId: person.id, name: 'The pilot', kind: 'alias', language: 'en' })
    await addRole(admin, { sourceId: person.id, title: 'Clerk', organisationId: office, held: '2019/2020' })
    await addRole(admin, { sourceId: person.id, title: 'Pilot', organisationId: office, held: '2021/..' })
    expect(await publishedSource(person.id)).toMatchObject({
      name: person.name,
      names: [{ name: 'The pilot', kind: 'alias', held: null }],
      roles: [
        { title: 'Pilot', held: '2021/..', organisation: { id: office } },
        { title: 'Clerk', held: '2019/2020' },
      ],
      utterances: 1,
      claims: 1,
      firstSaid: '2023-03-17',
      lastSaid: '2023-03-17',
      channels: [{ name: 'a press briefing', utterances: 1 }],
      tags: [`source:${office}`, `source:${office}`],
    })
    expect((await statementsOf(office)).lines).toMatchObject([
      { id: statement.utterance, speaksFor: { id: office } },
    ])
  })
})

describe('search', () => {
  test('finds words as printed, marks them, and takes any input as words', async () => {
    const word = unique('x').replace('x ', 'klaxon')
    const article = await makeArticle(editor, {
      text: `“The ${word} was heard. The harbour was closed at noon,” Anna Petrenko said.`,
    })
    const content = [{ start: 1, end: 1 + `The ${word} was heard`.length }]
    const statement = await makePublished(editor, { content }, article)
    const { lines, count, more } = await searchStatements({ q: word.toUpperCase() })
    expect([lines.map(({ id }) => id), count, more]).toEqual([[statement.utterance], 1, false])
    expect(lines[0]!.snippet).toContainEqual({ text: word, hit: true })
    expect((await searchStatements({ q: `${word} -heard` })).lines).toEqual([])
    for (const odd of ["'", '"', '\\', '%', '_', 'a & | ! <-> (', '🙂', ' ', '$1', ':*'])
      await expect(searchStatements({ q: odd })).resolves.toHaveProperty('lines')
  })

  test('finds another name of a source, and a name spelled nearly so', async () => {
    const statement = await makePublished(editor, {
      source: { name: 'Wolodymyr Petruschenko', kind: 'person' },
    })
    const { id } = await speaker(statement)
    const alias = unique('Captain')
    await addName(admin, { sourceId: id, name: alias, kind: 'alias', language: null })
    expect((await searchStatements({ q: alias })).lines.map((line) => line.id)).toEqual([statement.utterance])
    expect((await nearestSpellings('Volodymyr Petrushenko')).map((line) => line.id)).toContain(id)
  })
})

test('sources are found by a name, their own before another, but for case and accents', async () => {
  const name = unique('Harbour Élan')
  const other = await makePublished(editor)
  const own = await makePublished(editor, { source: { name, kind: 'organisation' } })
  const draft = await makeDraft(editor)
  const [a, b, hidden] = [await speaker(other), await speaker(own), await speaker(draft)]
  const held = '2010/2015'
  for (const { id } of [a, hidden])
    await addName(admin, { sourceId: id, name, kind: 'pen', language: null, held })
  const found = await sourcesCalled(name.toUpperCase().replace('É', 'E'), 10)
  expect(found.map(({ id, as }) => ({ id, as }))).toEqual([
    { id: b.id, as: null },
    { id: a.id, as: { name, kind: 'pen', held } },
  ])
  expect(await sourcesCalled(name, 1)).toHaveLength(1)
  expect(await sourcesCalled(`${name}x`, 10)).toEqual([])
})

test('the tally counts what readers see', async () => {
  const before = await tally()
  await makeDraft(editor)
  expect(await tally()).toEqual(before)
  await makePublished(editor)
  const { claims, utterances, sources, articles } = before
  expect(await tally()).toEqual({
    claims: claims + 1,
    utterances: utterances + 1,
    sources: sources + 1,
    articles: articles + 1,
    samples: before.samples,
  })
})
