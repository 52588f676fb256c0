import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { sampler, system, type SignedIn } from '../lib/permissions'
import { bringIn, changeArticle } from './bring-in'
import { client, closeDatabase, db } from './connection'
import { deskArticle } from './desk'
import { inbox } from './inbox'
import { enqueueReading } from './queue'
import { removeSamples } from './samples'
import { suggestionLines } from './suggestion-lines'
import { dismissSuggestion, makeSuggestions, reopenSuggestion } from './suggestions'
import { conflict, makeArticle, makeDraft, makeUser, pieceOf, unique } from './test-rows'
import { proposalOn, proposing, speakerNamed } from './test-proposals'
import { laterVersion, makeRead, read } from './test-suggestions'

vi.mock('../lib/suggest', async () => ({ suggest: (await import('./test-proposals')).proposed }))

let editor: SignedIn
beforeAll(async () => {
  editor = await makeUser('editor')
})
afterAll(closeDatabase)
beforeEach(() => {
  proposing.of = (text) => [proposalOn(text)]
})

const plain = { title: null, publisher: null, author: null, url: null, language: null, date: null }
const statesOf = async (versionId: number) =>
  (await suggestionLines(db(), versionId)).map(({ state }) => state)
const jobsOf = (text: string) =>
  client()`select j.key from graphile_worker.jobs j join article_versions v on j.key = 'suggest:' || v.id where v.text = ${text}`

describe('the queue', () => {
  test('a version is queued with the article, once however often it is asked for', async () => {
    const { versionId, text } = await makeArticle(editor)
    await db().transaction((tx) => enqueueReading(tx, versionId))
    expect([...(await jobsOf(text))]).toEqual([{ key: `suggest:${versionId}` }])
  })

  test('an article that is not stored leaves no job behind', async () => {
    const text = unique('“The harbour was closed,” she said.')
    const jobs = () => client()`select count(*)::int as n from graphile_worker.jobs`
    const [before] = await jobs()
    await bringIn(editor, { ...plain, text })
    expect((await jobs())[0]!.n).toBe((before!.n as number) + 1)
    await expect(bringIn(editor, { ...plain, text })).rejects.toMatchObject(conflict)
    expect((await jobs())[0]!.n).toBe((before!.n as number) + 1)
    const failing = db().transaction(async (tx) => {
      await enqueueReading(tx, 1)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect((await jobs())[0]!.n).toBe((before!.n as number) + 1)
  })
})

describe('what is known of an article changes', () => {
  const said = (text: string, edtf: string) => ({
    of: () => [
      proposalOn(text, { saidOn: { edtf, wording: null, basis: 'published-on' as const } }),
      proposalOn(text, {
        content: [pieceOf(text, 'No ship was turned away')],
        saidOn: { edtf, wording: null, basis: 'published-on' as const },
        utterance: 1,
      }),
    ],
  })
  const metadata = { title: 'A title', publisher: null, author: null, url: null, language: 'en' }

  test('its newest version is read again: the open ones are made anew, a decision stays', async () => {
    const bare = await makeArticle(editor)
    Object.assign(proposing, said(bare.text, '2023-03-17'))
    const article = await read(bare)
    await dismissSuggestion(editor, article.suggestions[0]!)
    Object.assign(proposing, said(bare.text, '2023-03-10'))
    await changeArticle(editor, { ...metadata, id: article.id, version: 1, date: '2023-03-10' })
    expect((await jobsOf(article.text)).length).toBe(1)
    expect(await statesOf(article.versionId)).toEqual(['dismissed'])
    const again = await read(article)
    expect(again.suggestions.map(({ state, saidOn }) => [state, saidOn?.edtf])).toEqual([
      ['dismissed', '2023-03-17'],
      ['open', '2023-03-10'],
    ])
  })

  test('another title changes nothing that was read', async () => {
    const article = await makeRead(editor)
    const [row] = await client()`select published_on as date, language from articles where id = ${article.id}`
    await changeArticle(editor, {
      ...metadata,
      language: row!.language as string,
      date: row!.date as string | null,
      id: article.id,
      version: 1,
    })
    expect((await suggestionLines(db(), article.versionId)).map(({ id }) => id)).toEqual(
      article.suggestions.map(({ id }) => id),
    )
  })
})

describe('reading', () => {
  test('keeps what is proposed, in the words of the text and in its order', async () => {
    proposing.of = (text) => [
      proposalOn(text, {
        content: [pieceOf(text, 'No ship was turned away')],
        cue: null,
        mention: null,
        speaker: null,
        saidOn: null,
        utterance: 1,
      }),
      proposalOn(text),
    ]
    const { suggestions, text, versionId } = await makeRead(editor)
    const first = proposalOn(text)
    expect(suggestions).toEqual([
      {
        ...first,
        id: expect.any(Number) as number,
        state: 'open',
        maker: null,
        note: null,
        neutral: null,
        model: null,
        sources: expect.anything() as unknown,
      },
      expect.objectContaining({ cue: null, mention: null, speaker: null, saidOn: null, sources: [] }),
    ])
    const [row] = await client()`select content, mention, decided_at, sample from suggestions
      where version_id = ${versionId} order by utterance limit 1`
    expect(row).toMatchObject({ decided_at: null, sample: false })
    expect(row!.content).toMatchObject([{ exact: 'The harbour was closed at noon', prefix: '“' }])
    expect(row!.mention).toMatchObject([{ exact: 'Anna Petrenko' }])
  })

  test('a second time adds nothing, and neither do two at once', async () => {
    const article = await makeArticle(editor)
    const make = () => makeSuggestions(system, { versionId: article.versionId })
    expect((await Promise.all([make(), make()])).sort()).toEqual([0, 1])
    proposing.of = (text) => [proposalOn(text), proposalOn(text, { speaker: null })]
    expect(await make()).toBe(0)
    expect(await statesOf(article.versionId)).toEqual(['open'])
  })

  test('the same words of the same speaker are kept once, and too many not at all', async () => {
    proposing.of = (text) => [
      proposalOn(text),
      proposalOn(text, { rule: 'quotation alone' }),
      proposalOn(text, { speaker: null }),
    ]
    expect((await makeRead(editor)).suggestions).toHaveLength(2)
    proposing.of = (text) =>
      Array.from({ length: 2100 }, (_, start) => proposalOn(text, { content: [{ start, end: start + 1 }] }))
    const long = await makeRead(editor, {
      text: unique('said Anna Petrenko The harbour was closed at noon').repeat(50),
    })
    expect(long.suggestions).toHaveLength(2000)
  })

  test('what is too long for the record is cut at a whole character', async () => {
    const long = `${'x'.repeat(199)}🙂`
    proposing.of = (text) => [
      proposalOn(text, {
        wording: `${'x'.repeat(499)}🙂`,
        channel: long,
        reason: 'r'.repeat(900),
        speaker: speakerNamed(long, { capacity: long, organisation: long }),
      }),
      proposalOn(text, { wording: ' ', speaker: null }),
    ]
    const [one, other] = (await makeRead(editor)).suggestions
    expect(one).toMatchObject({ wording: 'x'.repeat(499), channel: 'x'.repeat(199) })
    expect(one!.speaker).toMatchObject({ name: 'x'.repeat(199), capacity: 'x'.repeat(199) })
    expect(other!.wording).toBe('The harbour was closed at noon')
  })

  test('words that are on record already are taken as accepted, by nobody', async () => {
    const { article, attestation } = await makeDraft(editor)
    const [suggestion] = (await read(article)).suggestions
    expect(suggestion!.state).toBe('accepted')
    const [row] =
      await client()`select inherited, decided_by, attestation_id from suggestions where id = ${suggestion!.id}`
    expect(row).toEqual({ inherited: true, decided_by: null, attestation_id: attestation })
  })

  test('no such version is not found', async () => {
    await expect(makeSuggestions(system, { versionId: 2147483647 })).rejects.toMatchObject({
      kind: 'not-found',
    })
  })
})

describe('a dismissal', () => {
  test('is remembered in a later version, by words with mention or speaker, until it is taken back', async () => {
    const article = await makeRead(editor)
    await dismissSuggestion(editor, article.suggestions[0]!)
    await dismissSuggestion(editor, article.suggestions[0]!)
    expect(await statesOf(article.versionId)).toEqual(['dismissed'])

    proposing.of = (text) => [
      proposalOn(text, { speaker: speakerNamed('A. Petrenko') }),
      proposalOn(text, { speaker: speakerNamed('Somebody else'), mention: null }),
      proposalOn(text, { content: [pieceOf(text, 'harbour was closed')] }),
    ]
    const later = await read(await laterVersion(article, `A new beginning. ${article.text}`))
    expect(later.suggestions.map(({ state }) => state)).toEqual(['dismissed', 'open', 'open'])
    const [row] =
      await client()`select inherited, decided_by from suggestions where id = ${later.suggestions[0]!.id}`
    expect(row).toEqual({ inherited: true, decided_by: editor.id })

    await reopenSuggestion(editor, later.suggestions[0]!)
    expect(await statesOf(later.versionId)).toEqual(['open', 'open', 'open'])
    const [open] =
      await client()`select inherited, decided_by, decided_at from suggestions where id = ${later.suggestions[0]!.id}`
    expect(open).toEqual({ inherited: false, decided_by: null, decided_at: null })
  })

  test('of another article is none', async () => {
    await dismissSuggestion(editor, (await makeRead(editor)).suggestions[0]!)
    expect((await makeRead(editor)).suggestions[0]!.state).toBe('open')
  })
})

test('the desk tells what waits: in the article and in the list, of the newest version only', async () => {
  const article = await makeArticle(editor)
  const line = async () =>
    (await inbox(editor, { show: 'all' })).lines.find(({ id }) => id === article.id)!.suggestions
  expect(await deskArticle(editor, article.id)).toMatchObject({ reading: true, suggestions: [] })
  expect(await line()).toBe(0)
  const { suggestions } = await read(article)
  expect(await deskArticle(editor, article.id)).toMatchObject({ reading: false, suggestions })
  expect(await line()).toBe(1)
  const later = await laterVersion(article, `A new beginning. ${article.text}`)
  expect(await line()).toBe(0)
  await read(later)
  await dismissSuggestion(editor, (await deskArticle(editor, article.id)).suggestions[0]!)
  expect(await line()).toBe(0)
})

test('what was made for a sample article goes with the samples', async () => {
  const article = await makeRead(sampler)
  const count = () =>
    client()`select (select count(*)::int from suggestions where version_id = ${article.versionId}) as suggestions,
      (select count(*)::int from readings where version_id = ${article.versionId}) as readings`
  await makeDraft(editor, { suggestion: article.suggestions[0]!.id }, article)
  expect([...(await count())]).toEqual([{ suggestions: 1, readings: 1 }])
  await removeSamples(system)
  expect([...(await count())]).toEqual([{ suggestions: 0, readings: 0 }])
})

test('decisions about what somebody else accepted are conflicts', async () => {
  const article = await makeRead(editor)
  const { id } = article.suggestions[0]!
  await makeDraft(editor, { suggestion: id }, article)
  await expect(dismissSuggestion(editor, { id })).rejects.toMatchObject(conflict)
  await expect(reopenSuggestion(editor, { id })).rejects.toMatchObject(conflict)
})
