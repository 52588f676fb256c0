import { expect, test } from 'vitest'
import { cues, cueStance } from './cues'

test('a cue has the stance that it reports', () => {
  expect(
    ['said', 'Denied', 'asked', 'demanded', 'predicted', 'According  to', 'walked'].map(cueStance),
  ).toEqual(['asserts', 'denies', 'questions', 'demands', 'predicts', 'asserts', null])
})

test('cues are single words in small letters', () => {
  for (const cue of cues.keys()) expect(cue).toMatch(/^[a-z]+$/)
})
