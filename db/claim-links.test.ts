import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { publishedClaim } from './claims'
import { linkClaims, withdrawLink } from './claim-links'
import { claimsToLink, deskClaim } from './claim-desk'
import { closeDatabase } from './connection'
import { publish } from './publishing'
import { relatedClaims } from './related'
import { reason, twoClaims } from './test-link-doors'
import { conflict, edition, invalidAt, makeDraft, makePublished, makeUser, unique } from './test-rows'
import { withdrawClaim } from './withdrawing'

let editor: SignedIn
beforeAll(async () => {
  editor = await makeUser('editor')
})
afterAll(closeDatabase)

const related = async (id: number) =>
  (await relatedClaims(id)).map(({ kind, outward, claim }) => ({ kind, outward, id: claim.id }))
const history = async (id: number) => (await publishedClaim(id))!.history.map(({ what }) => what)

test('a link is read from both its claims, with its reason and who said the other one', async () => {
  const [one, other] = [await makePublished(editor), await makePublished(editor)]
  await linkClaims(editor, { from: one.claim, to: other.claim, kind: 'refines', reason })
  const [seen] = await relatedClaims(one.claim)
  expect(seen).toMatchObject({ kind: 'refines', outward: true, reason, claim: { id: other.claim } })
  expect(seen!.said).toMatchObject({ stance: 'asserts', saidOn: '2023-03-17', speaksFor: null })
  expect(seen!.said.source.name).toMatch(/^Anna Petrenko/)
  expect(await related(other.claim)).toEqual([{ kind: 'refines', outward: false, id: one.claim }])
  expect(await history(one.claim)).toContain(`A link added: refines claim ${other.claim}.`)
  expect(await history(other.claim)).toContain(`A link added: refined by claim ${one.claim}.`)
})

test('readers see a link once both claims are public, and no more once one or the link is withdrawn', async () => {
  const [one, draft] = [await makePublished(editor), await makeDraft(editor)]
  const id = await linkClaims(editor, { from: one.claim, to: draft.claim, kind: 'answers', reason })
  expect(await related(one.claim)).toEqual([])
  expect(await history(one.claim)).not.toContain(`A link added: answers claim ${draft.claim}.`)
  await publish(editor, { articleId: draft.article.id, only: null })
  expect(await related(one.claim)).toHaveLength(1)
  await withdrawClaim(editor, { ...(await edition(draft)).claim, reason })
  expect(await related(one.claim)).toEqual([])
  expect(await related(draft.claim)).toEqual([])
  await withdrawLink(editor, { id, version: 1, reason })
  expect((await deskClaim(editor, one.claim)).links).toEqual([])
})

test('a link is withdrawn once, by who saw its last version, and may then be made again', async () => {
  const two = await twoClaims()
  const id = await linkClaims(editor, two)
  await expect(withdrawLink(editor, { id, version: 7, reason })).rejects.toMatchObject(conflict)
  await expect(withdrawLink(editor, { id, version: 1, reason: ' ' })).rejects.toMatchObject(
    invalidAt('reason'),
  )
  await withdrawLink(editor, { id, version: 1, reason })
  await expect(withdrawLink(editor, { id, version: 2, reason })).rejects.toMatchObject({ kind: 'invalid' })
  expect(await linkClaims(editor, two)).not.toBe(id)
})

test('the same link, one to itself, and one to a claim that is withdrawn or unknown are refused', async () => {
  const two = await twoClaims()
  await linkClaims(editor, two)
  await expect(linkClaims(editor, two)).rejects.toMatchObject(invalidAt('to'))
  const { from, to } = two
  await expect(linkClaims(editor, { ...two, from: to, to: from })).rejects.toMatchObject(invalidAt('to'))
  expect(await linkClaims(editor, { ...two, kind: 'refines' })).toBeGreaterThan(0)
  await expect(linkClaims(editor, { ...two, to: from })).rejects.toMatchObject(invalidAt('to'))
  await expect(linkClaims(editor, { ...two, to: 2147483647 })).rejects.toMatchObject(invalidAt('to'))
  await expect(linkClaims(editor, { ...two, kind: 'likes' as never })).rejects.toMatchObject(
    invalidAt('kind'),
  )
  const gone = await makePublished(editor)
  await withdrawClaim(editor, { ...(await edition(gone)).claim, reason })
  await expect(linkClaims(editor, { ...two, to: gone.claim })).rejects.toMatchObject(invalidAt('to'))
})

test('the other claim is found by number, by address and by words, misspelt too', async () => {
  const mark = unique('Lanterns')
  const { claim } = await makeDraft(editor, {
    claim: { wording: `${mark} burn along the northern breakwater.` },
  })
  const found = async (words: string, from = 0) =>
    (await claimsToLink(editor, { claim: from, words })).map(({ id }) => id)
  expect(await found(String(claim))).toEqual([claim])
  expect(await found(`https://onrecord.example/claims/${claim}-lanterns-burn`)).toEqual([claim])
  expect((await found(`${mark.toLowerCase()} burn`))[0]).toBe(claim)
  expect((await found(mark.replace('Lanterns', 'Lantrens')))[0]).toBe(claim)
  expect(await found(String(claim), claim)).toEqual([])
  expect(await found(' ')).toEqual([])
})
