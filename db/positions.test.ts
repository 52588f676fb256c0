import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../lib/permissions'
import type { NewStatement } from '../lib/statement-input'
import { linkClaims, withdrawLink } from './claim-links'
import { closeDatabase } from './connection'
import { positionsOf } from './positions'
import { recordSource } from './source-doors'
import { makePublished, unique } from './test-rows'
import { reason } from './test-link-doors'

afterAll(closeDatabase)

let id: number
beforeAll(async () => {
  id = await person()
})
const person = () =>
  recordSource(system, { name: unique('Anna'), kind: 'person', description: null, publisher: null })

const said = (source: number, day: string, more: Partial<NewStatement>) =>
  makePublished(system, {
    source: { id: source },
    saidOn: { edtf: day, wording: null, basis: 'stated' },
    ...more,
  })

test('utterances on one claim that take different sides stand in the order of their days', async () => {
  const { claim } = await said(id, '2023-04-02', { stance: 'asserts' })
  await said(id, '2023-03-15', { stance: 'denies', claim: { id: claim } })
  await said(id, '2023-03-21', { stance: 'questions', claim: { id: claim } })
  // Another's view of it is another's.
  await said(await person(), '2023-03-22', { stance: 'denies', claim: { id: claim } })
  const [change, ...more] = await positionsOf(id)
  expect(more).toEqual([])
  expect(change!.claims.map((one) => one.id)).toEqual([claim])
  expect(change!.steps.map(({ saidOn, stance }) => `${saidOn} ${stance}`)).toEqual([
    '2023-03-15 denies',
    '2023-03-21 questions',
    '2023-04-02 asserts',
  ])
  expect(change!.steps[0]!.words).toBe('The harbour was closed at noon')
})

test('to predict, then assert, is no change, nor is to assert twice', async () => {
  const source = await person()
  const { claim } = await said(source, '2023-03-01', { stance: 'predicts' })
  await said(source, '2023-03-02', { stance: 'asserts', claim: { id: claim } })
  expect(await positionsOf(source)).toEqual([])
})

test('asserting two claims that contradict each other is one, while the link stands', async () => {
  const source = await person()
  const one = await said(source, '2023-03-02', {})
  const other = await said(source, '2023-03-01', {})
  const denied = await said(source, '2023-03-03', { stance: 'denies' })
  await linkClaims(system, { from: one.claim, to: denied.claim, kind: 'contradicts', reason })
  await linkClaims(system, { from: other.claim, to: one.claim, kind: 'refines', reason })
  expect(await positionsOf(source)).toEqual([])
  const link = await linkClaims(system, { from: one.claim, to: other.claim, kind: 'reverses', reason })
  const [change] = await positionsOf(source)
  expect(change!.steps.map((step) => step.claim.id)).toEqual([other.claim, one.claim])
  await withdrawLink(system, { id: link, version: 1, reason })
  expect(await positionsOf(source)).toEqual([])
})
