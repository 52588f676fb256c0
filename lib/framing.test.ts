import { expect, test } from 'vitest'
import { framingOf } from './framing'
import type { Stance, UtteranceView } from './record'

const said = (stance: Stance, ...printed: [outlet: string | null, text: string, cue?: string][]) =>
  ({
    stance,
    passages: printed.map(([publisher, text, cue]) => ({
      text,
      language: 'en',
      marks: cue ? [{ start: text.indexOf(cue), end: text.indexOf(cue) + cue.length, as: 'cue' }] : [],
      article: { publisher },
    })),
  }) as unknown as UtteranceView

test('cues are counted by outlet and stance, whatever their case, the most used first', () => {
  const framing = framingOf([
    said('denies', ['Echo', 'City Hall denied it.', 'denied'], [null, 'It said no.', 'said']),
    said('asserts', ['Courier', 'She told us.', 'told'], ['Courier', 'Said she.', 'Said']),
    said('asserts', ['Courier', 'she said', 'said'], ['Courier', 'no cue']),
  ])
  const cue = (words: string, passages: number) => ({ words, language: 'en', passages })
  expect(framing).toEqual({
    stances: ['asserts', 'denies'],
    outlets: [
      { name: 'Courier', cues: [[cue('said', 2), cue('told', 1)], []] },
      { name: 'Echo', cues: [[], [cue('denied', 1)]] },
      { name: 'Publisher not known', cues: [[], [cue('said', 1)]] },
    ],
  })
})

test('one cue alone is no comparison', () => {
  expect(framingOf([said('asserts', ['Courier', 'She said.', 'said'], ['Echo', 'none'])])).toBeNull()
})
