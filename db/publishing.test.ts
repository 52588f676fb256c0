import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { closeDatabase, db } from './connection'
import { passagesOf } from './passages'
import { publish } from './publishing'
import { recordStatement } from './statements'
import { conflict, denialOn, edition, invalidAt, makeArticle, makeDraft, makePublished } from './test-rows'
import { makeUser, statementOn } from './test-rows'
import { reinstateAttestation, withdrawAttestation, withdrawClaim } from './withdrawing'
import { withdrawal } from './claims'

let editor: SignedIn
beforeAll(async () => {
  editor = await makeUser('editor')
})
afterAll(closeDatabase)

const statesOf = async ({ id }: { id: number }) =>
  (await passagesOf(db(), id)).map((row) => [row.state, row.claim.state])

describe('publishing', () => {
  test('all drafts of an article, with their claims', async () => {
    const article = await makeArticle(editor)
    const first = await recordStatement(editor, statementOn(article))
    await recordStatement(editor, denialOn(article, { claim: { id: first.claim } }))
    expect(await publish(editor, { articleId: article.id, only: null })).toEqual({ passages: 2, claims: 1 })
    expect(await statesOf(article)).toEqual([
      ['published', 'published'],
      ['published', 'published'],
    ])
  })

  test('one of them: the other stays a draft, and its claim too', async () => {
    const article = await makeArticle(editor)
    const { attestation } = await recordStatement(editor, statementOn(article))
    await recordStatement(editor, denialOn(article))
    const only = [attestation]
    expect(await publish(editor, { articleId: article.id, only })).toEqual({ passages: 1, claims: 1 })
    expect(await statesOf(article)).toEqual([
      ['published', 'published'],
      ['draft', 'draft'],
    ])
  })

  test('names every passage that lacks source or day, and publishes nothing', async () => {
    const article = await makeArticle(editor)
    const whole = await recordStatement(editor, statementOn(article))
    const noDay = await recordStatement(editor, denialOn(article, { saidOn: null }))
    const neither = await recordStatement(editor, denialOn(article, { saidOn: null, source: null }))
    await expect(publish(editor, { articleId: article.id, only: null })).rejects.toMatchObject({
      kind: 'invalid',
      problems: [
        {
          field: `attestation:${noDay.attestation}`,
          message: 'No ship was turned away: needs the day it was said.',
        },
        {
          field: `attestation:${neither.attestation}`,
          message: 'No ship was turned away: needs a source and the day it was said.',
        },
      ],
    })
    expect((await statesOf(article)).flat()).toEqual(Array(6).fill('draft'))
    const only = [whole.attestation]
    expect(await publish(editor, { articleId: article.id, only })).toMatchObject({ passages: 1 })
  })

  test('takes only drafts of this article', async () => {
    const published = await makePublished(editor)
    const elsewhere = await makeDraft(editor)
    for (const only of [null, [], [published.attestation], [elsewhere.attestation]])
      await expect(publish(editor, { articleId: published.article.id, only })).rejects.toMatchObject(
        invalidAt(''),
      )
    expect(await statesOf(elsewhere.article)).toEqual([['draft', 'draft']])
  })

  test('says which article is none', async () => {
    await expect(publish(editor, { articleId: 2147483647, only: null })).rejects.toMatchObject({
      ...{ kind: 'not-found', message: 'There is no article 2147483647.' },
    })
  })

  test('does not open a withdrawn claim again', async () => {
    const first = await makePublished(editor)
    const draft = await makeDraft(editor, { utterance: first.utterance })
    await withdrawClaim(editor, { ...(await edition(first)).claim, reason: 'Wrong' })
    await publish(editor, { articleId: draft.article.id, only: null }).catch(() => {})
    expect((await statesOf(draft.article))[0]![1]).toBe('withdrawn')
  })

  test('by two editors at once publishes each passage once', async () => {
    const { article } = await makeDraft(editor)
    const answers = await Promise.allSettled(
      [editor, await makeUser('editor')].map((actor) =>
        publish(actor, { articleId: article.id, only: null }),
      ),
    )
    expect(answers.some((answer) => answer.status === 'fulfilled')).toBe(true)
    expect(await statesOf(article)).toEqual([['published', 'published']])
    expect((await passagesOf(db(), article.id))[0]!.read.attestation).toBe(2)
  })
})

describe('withdrawing', () => {
  test('a claim keeps day, reason and who did it for its address', async () => {
    const statement = await makePublished(editor)
    expect(await withdrawal(statement.claim)).toBeNull()
    await withdrawClaim(editor, { ...(await edition(statement)).claim, reason: 'The words were misread.' })
    const day: unknown = expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/)
    expect(await withdrawal(statement.claim)).toEqual({
      on: day,
      reason: 'The words were misread.',
      by: editor.name,
    })
  })

  test('needs a reason, at its field', async () => {
    const { claim } = await edition(await makePublished(editor))
    for (const reason of ['', '   ', 'a'.repeat(501)])
      await expect(withdrawClaim(editor, { ...claim, reason })).rejects.toMatchObject(invalidAt('reason'))
  })

  test('of a draft, and of what is withdrawn already, is refused', async () => {
    const reason = 'Wrong'
    const admin = await makeUser('admin')
    const draft = await edition(await makeDraft(editor))
    await expect(withdrawClaim(admin, { ...draft.claim, reason })).rejects.toMatchObject(conflict)
    await expect(withdrawAttestation(admin, { ...draft.passage, reason })).rejects.toMatchObject(conflict)
    await expect(reinstateAttestation(admin, draft.passage)).rejects.toMatchObject(conflict)
    const statement = await makePublished(editor)
    const before = await edition(statement)
    await withdrawClaim(editor, { ...before.claim, reason })
    await expect(withdrawClaim(editor, { ...before.claim, reason })).rejects.toMatchObject(conflict)
    const { claim } = await edition(statement)
    await expect(withdrawClaim(editor, { ...claim, reason })).rejects.toMatchObject(conflict)
  })

  test('the last passage of a public claim is refused: the claim itself is withdrawn', async () => {
    const statement = await makePublished(editor)
    const { passage } = await edition(statement)
    const refused = withdrawAttestation(editor, { ...passage, reason: 'Wrong' })
    await expect(refused).rejects.toMatchObject(conflict)
    expect((await edition(statement)).passage).toEqual(passage)
  })

  test('a claim or passage that does not exist is not found', async () => {
    const row = { id: 2147483647, version: 1, reason: 'Wrong' }
    await expect(withdrawClaim(editor, row)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(withdrawAttestation(editor, row)).rejects.toMatchObject({ kind: 'not-found' })
  })
})
