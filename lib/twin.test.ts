import { expect, test } from 'vitest'
import { inCommon } from './twin'

test('what two articles have in common is told, never rounded up to all', () => {
  expect(inCommon({ score: 0.9999 })).toBe('99% of the words')
  expect(inCommon({ score: 1 })).toBe('100% of the words')
  expect(inCommon({ score: null })).toBe('the same address')
})
