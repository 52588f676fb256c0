import { expect, test } from 'vitest'
import { chainWords, stepsOf } from './chain'

test('a chain is told from the nearest step on', () => {
  expect(
    chainWords([
      { kind: 'outlet', name: 'Harbour Post' },
      { kind: 'agency', name: 'Reuters' },
      { kind: 'channel', name: null },
    ]),
  ).toBe('taken from Harbour Post, agency copy: Reuters, from the source’s own channel')
  expect(chainWords([])).toBe('')
})

test('what is no step is none', () => {
  expect(stepsOf([{ kind: 'own', name: null }, { kind: 'rumour' }, null, 'own'])).toEqual([
    { kind: 'own', name: null },
  ])
  for (const value of [undefined, null, 'own', { kind: 'own' }]) expect(stepsOf(value)).toEqual([])
})
