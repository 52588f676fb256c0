import { fromPublication } from './dates'
import type { Piece } from './spans'
import { read } from './suggest/frame'
import { statements } from './suggest/statements'
import type { Suggestion } from './suggestion'

export function suggest(text: string, { publishedOn }: { publishedOn: string | null; language: string }): Suggestion[] {
  const reading = read(text)
  const found = statements(reading)
  const day = fromPublication(publishedOn)
  return found.map((one, utterance): Suggestion => ({
    content: one.content,
    cue: one.cue,
    mention: one.mention,
    kind: kindOf(one.content),
    stance: 'asserts',
    wording: '',
    speaker: one.mention ? { name: text.slice(one.mention.start, one.mention.end), kind: 'person', capacity: null, organisation: null, place: false } : null,
    saidOn: 'problem' in day ? null : { edtf: day.saidOn, wording: day.wording, basis: day.basis },
    channel: null,
    confidence: 0.7,
    rule: `${one.how}/${one.lemma}` as never,
    reason: '',
    utterance,
  }))
}

function kindOf(content: Piece[]) { void content; return 'direct' as const }
