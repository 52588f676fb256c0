import { expect, test } from 'vitest'
import { newProposal, proposalDecision, proposalFields } from './source-proposal'

test('what stays is left out, numbers of organisations are names, days are words', () => {
  const before = { id: 3, title: 'pilot', organisationId: 4, held: '2015', version: 2 }
  const input = { id: 3, version: 2, title: 'pilot', organisationId: 5, held: '2015/2020' }
  expect(proposalFields(input, before, { 4: 'Port', 5: 'Harbour' })).toEqual([
    { label: 'Days', before: '2015', after: '2015–2020' },
    { label: 'Organisation', before: 'Port', after: 'Harbour' },
  ])
})

test('what is added has no before, what is removed has no after', () => {
  const added = { sourceId: 1, name: 'Ann', kind: 'alias', language: null }
  expect(proposalFields(added, null, {})).toEqual([
    { label: 'Name', before: '', after: 'Ann' },
    { label: 'Kind', before: '', after: 'alias' },
  ])
  expect(proposalFields({ id: 3 }, { id: 3, name: 'Ann' }, {})).toEqual([
    { label: 'Name', before: 'Ann', after: '' },
  ])
})

test('only what is on the list is proposed, with a reason, and declined with an answer', () => {
  const proposal = { door: 'addName', input: {}, reason: 'It is printed so.' }
  expect(newProposal.safeParse(proposal).success).toBe(true)
  expect(newProposal.safeParse({ ...proposal, door: 'confirmSource' }).success).toBe(false)
  expect(newProposal.safeParse({ ...proposal, door: 'toString' }).success).toBe(false)
  expect(newProposal.safeParse({ ...proposal, reason: ' ' }).success).toBe(false)
  const decision = { id: 1, version: 1, accept: false, answer: '' }
  expect(proposalDecision.safeParse(decision).success).toBe(false)
  expect(proposalDecision.safeParse({ ...decision, accept: true }).success).toBe(true)
})
