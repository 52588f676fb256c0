import { chainWords } from './chain'
import type { Choice, Draft } from './draft'
import type { Piece } from './spans'

export type Field = keyof Draft
/** A line of the form in which two versions of one statement differ. */
export type Difference = { fields: Field[]; label: string; mine: string; theirs: string }

const name = (source: Choice | null) => source?.name ?? 'not known'
const shown = (text: string) => text || 'empty'

/** The lines of the form that differ, each with both sides in words; `text` is the article's. */
export function differences(mine: Draft, theirs: Draft, text: string): Difference[] {
  const printed = (pieces: (Piece | null)[]) =>
    pieces.map((piece) => (piece ? text.slice(piece.start, piece.end) : 'none')).join(' … ')
  const line = (label: string, fields: Field[], words: (draft: Draft) => string): Difference => ({
    label,
    fields,
    mine: words(mine),
    theirs: words(theirs),
  })
  return [
    line('Claim', ['wording', 'claim'], (draft) => draft.claim?.wording ?? draft.wording),
    line('Stance', ['stance'], (draft) => draft.stance),
    line('Source', ['source'], (draft) => name(draft.source)),
    line('Capacity', ['capacity'], (draft) => shown(draft.capacity)),
    line('Speaks for', ['speaksFor'], (draft) => name(draft.speaksFor)),
    line('Said on', ['said', 'kept'], (draft) => shown(draft.said)),
    line('Channel', ['channel'], (draft) => shown(draft.channel)),
    line('Quote kind', ['kind'], (draft) => draft.kind),
    line('Content', ['content'], (draft) => printed(draft.content)),
    line('Cue', ['cue'], (draft) => printed([draft.cue])),
    line('Mention', ['mention'], (draft) => printed([draft.mention])),
    line('Reached it', ['chain'], (draft) => chainWords(draft.chain) || 'not stated'),
    line('Topics', ['topics'], (draft) => shown(draft.topics)),
  ].filter((difference) => difference.mine !== difference.theirs)
}

/** What is on record, with the fields of these lines as they stand in my form; ready to be saved over it. */
export function merged(mine: Draft, theirs: Draft, chosen: Difference[]): Draft {
  const fields = chosen.flatMap((difference) => difference.fields)
  return {
    ...theirs,
    ...Object.fromEntries(fields.map((field) => [field, mine[field]])),
    utterance: mine.utterance,
    reason: mine.reason,
  }
}
