import { expect, test } from 'vitest'
import { claimsBeside, pathOfChange, utteranceLeft } from './change'

const change = {
  ...{ id: 7, at: '2025-04-01T00:00:00Z', object: 'claims', objectId: 3, action: 'update' as const },
  ...{ before: null, after: null, reason: null, shown: null, claim: null },
}

test('a change is told at its claim, source or article', () => {
  expect(pathOfChange({ ...change, object: 'attestations', claim: 9 })).toBe('/claims/9')
  expect(pathOfChange({ ...change, object: 'sources' })).toBe('/sources/3')
  expect(pathOfChange({ ...change, object: 'roles', before: { source_id: 5 } })).toBe('/sources/5')
  expect(pathOfChange({ ...change, object: 'article_versions', after: { article_id: 4 } })).toBe(
    '/articles/4',
  )
  expect(pathOfChange({ ...change, object: 'settings' })).toBeNull()
})

test('it names the claim or utterance that was left, and the other end of a link', () => {
  const moved = { ...change, object: 'utterances', claim: 9, before: { claim_id: 8 }, after: { claim_id: 9 } }
  expect(claimsBeside(moved)).toEqual([8])
  expect(claimsBeside({ ...moved, before: { claim_id: 9 } })).toEqual([])
  const link = { from_id: 9, to_id: 7 }
  expect(claimsBeside({ ...change, object: 'claim_links', claim: 9, after: link })).toEqual([7])
  const passage = { ...change, object: 'attestations', claim: 9, after: { utterance_id: 5 } }
  expect(utteranceLeft({ ...passage, before: { utterance_id: 4 } })).toBe(4)
  expect(utteranceLeft({ ...passage, before: { utterance_id: 5 } })).toBeNull()
  expect(utteranceLeft(passage)).toBeNull()
})
