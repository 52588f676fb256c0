import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import type { NewStatement } from '../lib/statement-input'
import { client, closeDatabase, db } from './connection'
import { dismissSuggestion } from './suggestions'
import { suggestionLines } from './suggestion-lines'
import { deleteAttestation } from './detaching'
import { changeStatement, recordStatement } from './statements'
import { conflict, formOf, makeDraft, makeUser, pieceOf, statementOn, unique } from './test-rows'
import { proposalOn, proposing, speakerNamed } from './test-proposals'
import { makeRead, type Read } from './test-suggestions'

vi.mock('../lib/suggest', async () => ({ suggest: (await import('./test-proposals')).proposed }))

let editor: SignedIn
beforeAll(async () => {
  editor = await makeUser('editor')
})
afterAll(closeDatabase)

let name: string
let article: Read
beforeEach(async () => {
  name = unique('Anna Petrenko')
  proposing.of = (text) => [proposalOn(text, { speaker: speakerNamed(name) })]
  article = await makeRead(editor)
})

/** What the form sends when the suggestion is accepted, changed in these fields. */
const accepting = (more: Partial<NewStatement> = {}): NewStatement =>
  statementOn(article, {
    claim: { wording: 'The harbour was closed at noon.' },
    source: { name, kind: 'person' },
    suggestion: article.suggestions[0]!.id,
    ...more,
  })

async function kept() {
  const [row] = await client()`
    select state, decided_by, decided_at is not null as decided, attestation_id, changes
    from suggestions where id = ${article.suggestions[0]!.id}`
  return row!
}

test('accepting as proposed records what the form would, and links it', async () => {
  const { attestation } = await recordStatement(editor, accepting())
  expect(await kept()).toEqual({
    state: 'accepted',
    decided_by: editor.id,
    decided: true,
    attestation_id: attestation,
    changes: [],
  })
  const byHand = await makeDraft(editor, { ...accepting(), suggestion: null }, article)
  const plain = async (id: number) => {
    const form = await formOf(id)
    return { ...form, id: 0, read: null, source: null, claim: null }
  }
  expect(await plain(attestation)).toMatchObject({
    ...(await plain(byHand.attestation)),
    changed: expect.anything(),
  })
})

test('what was changed is kept, at accepting and later', async () => {
  const recorded = await recordStatement(
    editor,
    accepting({ content: [pieceOf(article.text, 'harbour was closed at noon')], stance: 'predicts' }),
  )
  expect((await kept()).changes).toEqual(['content', 'stance'])
  const form = await formOf(recorded.attestation)
  await changeStatement(editor, { ...form, stance: 'asserts', channel: 'a letter' })
  expect((await kept()).changes).toEqual(['content', 'stance', 'channel'])
})

describe('the source', () => {
  test('is unchanged where it was offered or bears the name, and changed where another was chosen', async () => {
    const other = await recordStatement(
      editor,
      accepting({ source: { name: unique('Another'), kind: 'person' } }),
    )
    expect((await kept()).changes).toEqual(['source'])
    await deleteAttestation(editor, { id: other.attestation, version: 1 })

    const [like] =
      await client()`insert into sources (kind, name) values ('person', ${`${name}a`}) returning id`
    await recordStatement(editor, accepting({ source: { id: like!.id as number } }))
    expect((await kept()).changes).toEqual([])
  })

  test('is changed where the name is remembered for it only now', async () => {
    const source = { name: unique('Government'), kind: 'organisation' } as const
    const mention = pieceOf(article.text, 'Anna Petrenko')
    proposing.of = (text) => [proposalOn(text, { speaker: speakerNamed('Anna Petrenko') })]
    article = await makeRead(editor)
    await recordStatement(editor, accepting({ source, mention, remember: 'metonym' }))
    expect((await kept()).changes).toEqual(['source'])
  })
})

test('a claim or an utterance on record that was joined is no change of wording or day', async () => {
  const before = await makeDraft(editor, { source: { name, kind: 'person' }, saidOn: null })
  await recordStatement(editor, accepting({ claim: { id: before.claim } }))
  expect((await kept()).changes).toEqual([])
  article = await makeRead(editor)
  await recordStatement(editor, accepting({ utterance: before.utterance }))
  expect((await kept()).changes).toEqual([])
})

test('deleting the draft opens the suggestion again, and it can be accepted anew', async () => {
  const { attestation } = await recordStatement(editor, accepting({ stance: 'denies' }))
  await deleteAttestation(editor, { id: attestation, version: 1 })
  expect(await kept()).toEqual({
    state: 'open',
    decided_by: null,
    decided: false,
    attestation_id: null,
    changes: [],
  })
  await recordStatement(editor, accepting())
  expect((await kept()).state).toBe('accepted')
})

describe('a suggestion that was decided meanwhile', () => {
  const records = () =>
    client()`select count(*)::int as n from attestations where version_id = ${article.versionId}`

  test('accepted twice at once becomes one statement', async () => {
    const both = await Promise.allSettled([
      recordStatement(editor, accepting()),
      recordStatement(editor, accepting({ claim: { wording: unique('Another') } })),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: conflict })
    expect((await records())[0]!.n).toBe(1)
  })

  test('dismissed, of another version, or not there: nothing is recorded', async () => {
    const other = await makeRead(editor)
    await expect(
      recordStatement(editor, accepting({ suggestion: other.suggestions[0]!.id })),
    ).rejects.toMatchObject(conflict)
    await expect(recordStatement(editor, accepting({ suggestion: 2147483647 }))).rejects.toMatchObject({
      kind: 'not-found',
    })
    await dismissSuggestion(editor, article.suggestions[0]!)
    await expect(recordStatement(editor, accepting())).rejects.toMatchObject(conflict)
    expect((await records())[0]!.n).toBe(0)
    expect(await suggestionLines(db(), article.versionId)).toMatchObject([{ state: 'dismissed' }])
  })
})
