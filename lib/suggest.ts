import { fromPublication } from './dates'
import { nameIn } from './naming'
import { paragraphs } from './paragraphs'
import { propose } from './proposal'
import { quotations } from './quotation'
import type { Suggestion } from './suggestion'

/**
 * The statements of an article's text, in order, as far as the program sees them. `publishedOn` is EDTF or null,
 * `language` BCP 47. Never throws.
 */
export function suggest(
  text: string,
  { publishedOn }: { publishedOn: string | null; language: string },
): Suggestion[] {
  return quotations(text, paragraphs(text)).flatMap((piece, utterance): Suggestion[] => {
    const found = propose(text, [piece])
    if (!found.cue) return []
    const day = fromPublication(publishedOn)
    const mention = found.mention ? nameIn(text.slice(found.mention.start, found.mention.end)) : null
    return [
      {
        content: [piece],
        cue: found.cue,
        mention: found.mention,
        kind: found.kind,
        stance: found.stance,
        wording: found.wording,
        speaker: mention?.name
          ? {
              name: mention.name,
              kind: 'person',
              capacity: mention.capacity || null,
              organisation: null,
              place: false,
            }
          : null,
        saidOn: 'problem' in day ? null : { edtf: day.saidOn, wording: day.wording, basis: day.basis },
        channel: found.channel,
        confidence: 0.7,
        rule: 'quotation with a cue',
        reason: `quotation marks, “${text.slice(found.cue.start, found.cue.end)}” beside them`,
        utterance,
      },
    ]
  })
}
