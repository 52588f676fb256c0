import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { client, closeDatabase } from './connection'
import { deleteAttestation, detachAttestation } from './detaching'
import { changeStatement, recordStatement } from './statements'
import { denialOn, edition, formOf, makeArticle, makeDraft, makePublished, makeUser } from './test-rows'
import { unique, type Statement } from './test-rows'
import { publish } from './publishing'
import { reinstateAttestation, reinstateClaim, withdrawAttestation, withdrawClaim } from './withdrawing'

let editor: SignedIn
beforeAll(async () => {
  editor = await makeUser('editor')
})
afterAll(closeDatabase)

const reason = 'It was a mistake.'

/** What the triggers keep for a statement: passage and utterance public, last day, counts of source and article. */
async function shown({ attestation }: { attestation: number }) {
  const [row] = await client()`
    select a.public as passage, u.public as utterance, c.last_said::text as said,
      s.public_utterances as source, r.public_passages as article
    from attestations a join utterances u on u.id = a.utterance_id join claims c on c.id = u.claim_id
    join sources s on s.id = u.source_id
    join article_versions v on v.id = a.version_id join articles r on r.id = v.article_id
    where a.id = ${attestation}`
  return { ...row }
}
const nothing = { passage: false, utterance: false, said: null, source: 0, article: 0 }
const whole = { passage: true, utterance: true, said: '2023-03-17', source: 1, article: 1 }

const sourceOf = async ({ utterance }: Statement) =>
  (await client()`select source_id as id from utterances where id = ${utterance}`)[0]!.id as number
const countOf = async (source: number) =>
  (await client()`select public_utterances as n from sources where id = ${source}`)[0]!.n as number

describe('what readers see follows', () => {
  test('publication, withdrawal and reinstatement of a claim', async () => {
    const statement = await makeDraft(editor)
    expect(await shown(statement)).toEqual(nothing)
    await publish(editor, { articleId: statement.article.id, only: null })
    expect(await shown(statement)).toEqual(whole)
    await withdrawClaim(editor, { ...(await edition(statement)).claim, reason })
    expect(await shown(statement)).toEqual(nothing)
    await reinstateClaim(editor, { ...(await edition(statement)).claim, reason })
    expect(await shown(statement)).toEqual(whole)
  })

  test('withdrawal and reinstatement of one of two passages of an utterance', async () => {
    const first = await makePublished(editor)
    const second = await makePublished(editor, { utterance: first.utterance })
    await withdrawAttestation(editor, { ...(await edition(first)).passage, reason })
    expect(await shown(first)).toEqual({ ...whole, passage: false, article: 0 })
    expect(await shown(second)).toEqual(whole)
    await reinstateAttestation(editor, (await edition(first)).passage)
    expect(await shown(first)).toEqual(whole)
  })

  test('withdrawal of the only passage of an utterance: the day and the counts go back', async () => {
    const source = { name: unique('Anna'), kind: 'person' } as const
    const early = await makePublished(editor, { source })
    const saidOn = { edtf: '2023-05', wording: null, basis: 'editor' } as const
    const late = await makePublished(editor, {
      claim: { id: early.claim },
      source: { id: await sourceOf(early) },
      saidOn,
    })
    expect(await shown(early)).toEqual({ ...whole, said: '2023-05-31', source: 2 })
    await withdrawAttestation(editor, { ...(await edition(late)).passage, reason })
    expect(await shown(early)).toEqual(whole)
    expect(await shown(late)).toMatchObject({ passage: false, utterance: false, article: 0 })
  })

  test('a change of the day', async () => {
    const statement = await makePublished(editor)
    const saidOn = { edtf: '2022-02/2023-04', wording: null, basis: 'editor' } as const
    await changeStatement(editor, { ...(await formOf(statement.attestation)), saidOn })
    expect(await shown(statement)).toEqual({ ...whole, said: '2023-04-30' })
  })

  test('a change of the source, and of the organisation spoken for', async () => {
    const behind = { name: unique('Harbour office'), kind: 'organisation' } as const
    const statement = await makePublished(editor, { speaksFor: behind })
    const before = await sourceOf(statement)
    const [row] = await client()`select speaks_for_id as id from utterances where id = ${statement.utterance}`
    expect([await countOf(before), await countOf(row!.id)]).toEqual([1, 1])
    const form = await formOf(statement.attestation)
    const source = { name: unique('Boris'), kind: 'person' } as const
    await changeStatement(editor, { ...form, source, speaksFor: null })
    expect([await countOf(before), await countOf(row!.id)]).toEqual([0, 0])
    expect(await shown(statement)).toEqual(whole)
  })

  test('the move of an utterance to another public claim', async () => {
    const there = await makePublished(editor)
    const stays = await makePublished(editor)
    const saidOn = { edtf: '2023-06-01', wording: null, basis: 'editor' } as const
    const moves = await makePublished(editor, { claim: { id: stays.claim }, saidOn })
    expect(await shown(stays)).toMatchObject({ said: '2023-06-01' })
    await changeStatement(editor, { ...(await formOf(moves.attestation)), claim: { id: there.claim } })
    expect(await shown(stays)).toEqual(whole)
    expect(await shown(there)).toEqual({ ...whole, said: '2023-06-01' })
    expect(await shown(moves)).toEqual({ ...whole, said: '2023-06-01' })
  })

  test('no move of a public passage to a draft claim, where readers would no longer see it', async () => {
    const draft = await makeDraft(editor)
    const stays = await makePublished(editor)
    const moves = await makePublished(editor, { claim: { id: stays.claim } })
    const form = await formOf(moves.attestation)
    await expect(changeStatement(editor, { ...form, claim: { id: draft.claim } })).rejects.toMatchObject({
      kind: 'invalid',
    })
    expect(await shown(moves)).toEqual(whole)
  })

  test('nothing of a withdrawn claim or passage changes or moves before it is put back', async () => {
    const claim = await makePublished(editor)
    const other = await makePublished(editor)
    await withdrawClaim(editor, { ...(await edition(claim)).claim, reason: 'Wrong.' })
    const form = await formOf(claim.attestation)
    const moved = changeStatement(editor, { ...form, claim: { id: other.claim } })
    await expect(moved).rejects.toMatchObject({ kind: 'conflict' })
    const passage = await makePublished(editor, { claim: { id: other.claim } })
    await withdrawAttestation(editor, { ...(await edition(passage)).passage, reason: 'Wrong.' })
    const changed = changeStatement(editor, { ...(await formOf(passage.attestation)), channel: 'elsewhere' })
    await expect(changed).rejects.toMatchObject({ kind: 'conflict' })
    expect(await shown(claim)).toEqual(nothing)
  })

  test('no publication of a draft whose claim was withdrawn, and it says so', async () => {
    const statement = await makePublished(editor)
    const draft = await makeDraft(editor, { claim: { id: statement.claim } })
    await withdrawClaim(editor, { ...(await edition(statement)).claim, reason: 'Wrong.' })
    await expect(publish(editor, { articleId: draft.article.id, only: null })).rejects.toMatchObject({
      problems: [
        { field: `attestation:${draft.attestation}`, message: expect.stringContaining('withdrawn') },
      ],
    })
  })

  test('the move of a passage to another utterance', async () => {
    const first = await makePublished(editor)
    const second = await makePublished(editor, { claim: { id: first.claim } })
    const left = await sourceOf(second)
    await changeStatement(editor, { ...(await formOf(second.attestation)), utterance: first.utterance })
    expect(await shown(second)).toEqual(whole)
    expect(await countOf(left)).toBe(0)
  })

  test('a passage that is detached: one more public utterance of the source', async () => {
    const first = await makePublished(editor)
    const second = await makePublished(editor, { utterance: first.utterance })
    await detachAttestation(editor, { ...(await edition(second)).passage, reason })
    expect(await shown(first)).toEqual({ ...whole, source: 2 })
    expect(await shown(second)).toEqual({ ...whole, source: 2 })
  })

  test('a draft that is added to a public utterance, published and deleted: only what is public counts', async () => {
    const first = await makePublished(editor)
    const { article } = first
    const draft = await recordStatement(editor, denialOn(article, { utterance: first.utterance }))
    expect(await shown(draft)).toEqual({ ...whole, passage: false })
    await deleteAttestation(editor, (await edition(draft)).passage)
    expect(await shown(first)).toEqual(whole)
    const again = await recordStatement(editor, denialOn(article, { utterance: first.utterance }))
    await publish(editor, { articleId: article.id, only: [again.attestation] })
    expect(await shown(first)).toEqual({ ...whole, article: 2 })
  })

  test('a passage that is put into another article by plain SQL: both articles count anew', async () => {
    const statement = await makePublished(editor)
    const there = await makeArticle(editor, { text: `${statement.article.text}!` })
    await client()`update attestations set version_id = ${there.versionId} where id = ${statement.attestation}`
    const counts = await client()`
      select public_passages as n from articles where id in (${statement.article.id}, ${there.id}) order by id`
    expect(counts.map((row) => row.n as number)).toEqual([0, 1])
  })

  test('publication of a passage whose claim is withdrawn: it stays unseen until the claim is back', async () => {
    const first = await makePublished(editor)
    const draft = await makeDraft(editor, { utterance: first.utterance })
    await withdrawClaim(editor, { ...(await edition(first)).claim, reason })
    await publish(editor, { articleId: draft.article.id, only: null }).catch(() => 'refused is right too')
    expect(await shown(draft)).toEqual(nothing)
  })
})

describe('two at once', () => {
  /** Runs both in transactions that overlap: the first waits before its commit. */
  const overlapping = (statements: Statement[]) =>
    Promise.all(
      statements.map(({ attestation, claim }) =>
        client().begin(async (tx) => {
          await tx`update attestations set state = 'published' where id = ${attestation}`
          await tx`update claims set state = 'published', published_at = now() where id = ${claim} and state = 'draft'`
          await tx`select pg_sleep(0.3)`
        }),
      ),
    )

  test('who publish words of one source are both counted', async () => {
    const first = await makeDraft(editor)
    const id = await sourceOf(first)
    await overlapping([first, await makeDraft(editor, { source: { id } })])
    expect(await countOf(id)).toBe(2)
  })

  test('who publish passages of one article are both counted', async () => {
    const article = await makeArticle(editor)
    const both = [await makeDraft(editor, {}, article), await makeDraft(editor, {}, article)]
    await overlapping(both)
    expect(await shown(both[0]!)).toEqual({ ...whole, article: 2 })
  })

  test('who publish utterances of one claim leave the later day', async () => {
    const claim = await makePublished(editor, { saidOn: { edtf: '2023-01', wording: null, basis: 'editor' } })
    const on = (edtf: string) =>
      makeDraft(editor, {
        claim: { id: claim.claim },
        saidOn: { edtf, wording: null, basis: 'editor' },
      })
    await overlapping([await on('2023-05-02'), await on('2023-05-01')])
    expect(await shown(claim)).toMatchObject({ said: '2023-05-02' })
    const more = [await on('2023-06-01'), await on('2023-06-02')]
    await overlapping(more)
    expect(await shown(claim)).toMatchObject({ said: '2023-06-02' })
  })
})
