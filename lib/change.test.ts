import { expect, test } from 'vitest'
import { pathOfChange } from './change'

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
