import type { Speaker, Suggestion } from '../lib/suggestion'
import { pieceOf } from './test-rows'

export const speakerNamed = (name: string, more: Partial<Speaker> = {}): Speaker => ({
  name,
  kind: 'person',
  capacity: null,
  organisation: null,
  place: false,
  ...more,
})

/** A proposal for the first quotation of a test article. */
export const proposalOn = (text: string, more: Partial<Suggestion> = {}): Suggestion => ({
  content: [pieceOf(text, 'The harbour was closed at noon')],
  cue: pieceOf(text, 'said'),
  mention: pieceOf(text, 'Anna Petrenko'),
  kind: 'direct',
  stance: 'asserts',
  wording: 'The harbour was closed at noon.',
  speaker: speakerNamed('Anna Petrenko'),
  saidOn: { edtf: '2023-03-17', wording: 'on Friday', basis: 'relative' },
  channel: null,
  confidence: 0.8,
  rule: 'quotation with a cue',
  reason: 'quotation marks, “said” beside them',
  utterance: 0,
  ...more,
})

/** What the program will propose for texts from now on; a test file puts `proposed` in the place of suggest(). */
export const proposing: { of: (text: string) => Suggestion[] } = { of: (text) => [proposalOn(text)] }
export const proposed = (text: string): Suggestion[] => proposing.of(text)
