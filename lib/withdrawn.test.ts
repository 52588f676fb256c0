import { expect, test } from 'vitest'
import { withdrawnWords } from './withdrawn'

test('what was withdrawn says when, why, and with what', () => {
  const gone = { on: '2025-04-02', reason: 'The words were misread.', claim: null }
  expect(withdrawnWords('Attestation 55', gone)).toBe(
    'Attestation 55 was withdrawn on 2 April 2025. The words were misread.',
  )
  expect(withdrawnWords('Utterance 40', { ...gone, claim: 12 })).toBe(
    'Utterance 40 was withdrawn with claim 12 on 2 April 2025. The words were misread.',
  )
})
