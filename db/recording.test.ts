import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { client, closeDatabase } from './connection'
import { recordStatements } from './recording'
import { invalidAt, makeArticle, makeDraft, makeUser, pieceOf, statementOn, unique } from './test-rows'
import { statementEdition } from './editions'

let editor: SignedIn
beforeAll(async () => {
  editor = await makeUser('editor')
})
afterAll(closeDatabase)

test('many statements are recorded as each would be alone', async () => {
  const [one, other] = [await makeArticle(editor), await makeArticle(editor)]
  const known = await makeDraft(editor)
  const topic = unique('Harbours')
  const inputs = [
    statementOn(one, { topics: [topic], chain: [{ kind: 'agency', name: unique('Agency') }] }),
    statementOn(other, {
      claim: { id: known.claim },
      speaksFor: { name: unique('Port'), kind: 'organisation' },
    }),
    statementOn(other, { utterance: known.utterance }),
    statementOn(one, { source: null, saidOn: null, remember: 'alias' }),
  ]
  const outcomes = await recordStatements(editor, inputs)
  const rows = await Promise.all(
    outcomes.map((outcome) =>
      statementEdition(editor, 'recorded' in outcome ? outcome.recorded.attestation : 0),
    ),
  )
  expect(rows).toMatchObject([
    { article: one.id, claim: inputs[0]!.claim, topics: [topic], chain: [{ kind: 'agency' }] },
    { article: other.id, claim: { id: known.claim }, speaksFor: { kind: 'organisation' } },
    { article: other.id, claim: { id: known.claim }, utterance: known.utterance },
    { article: one.id, claim: inputs[3]!.claim, source: null, saidOn: null },
  ])
  const revisions = await client()`
    select actor_id, count(*)::int as count from revisions
    where object = 'attestations' and object_id in ${client()(rows.map(({ id }) => id))} group by 1`
  expect(revisions).toEqual([{ actor_id: editor.id, count: 4 }])
})

test('one that cannot be recorded keeps no other from it, and leaves nothing', async () => {
  const article = await makeArticle(editor)
  const ghost = unique('Ghost')
  const same = makeDraft(editor)
  const inputs = [
    statementOn(article),
    statementOn(article, { content: [{ start: 0, end: 100_000 }], claim: { wording: ghost } }),
    statementOn(article, { claim: { id: 2147483647 } }),
    statementOn(article, { stance: 'shouts' as never }),
    // The database alone refuses this one.
    statementOn((await same).article, { utterance: (await same).utterance }),
    statementOn(article, { content: [pieceOf(article.text, 'No ship')] }),
  ]
  const outcomes = await recordStatements(editor, inputs)
  expect(outcomes).toMatchObject([
    { recorded: {} },
    { error: invalidAt('content') },
    { error: { kind: 'not-found' } },
    { error: invalidAt('stance') },
    { error: invalidAt('content') },
    { recorded: {} },
  ])
  expect(await client()`select id from claims where wording = ${ghost}`).toEqual([])
})

test('what is recorded from a sample article is marked as sample, and nothing else', async () => {
  const [plain, sample] = [await makeArticle(editor), await makeArticle(editor)]
  await client().begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update article_versions set sample = true where article_id = ${sample.id}`
    await tx`update articles set sample = true where id = ${sample.id}`
  })
  const outcomes = await recordStatements(editor, [statementOn(sample), statementOn(plain)])
  const claims = outcomes.map((outcome) => ('recorded' in outcome ? outcome.recorded.claim : 0))
  const rows =
    await client()`select sample from claims where id in ${client()(claims)} order by id = ${claims[1]!}`
  expect(rows.map(({ sample }) => sample as boolean)).toEqual([true, false])
})
