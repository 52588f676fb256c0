import type { Piece } from '../spans'
import { cuesIn } from './english/cue'
import { read } from './frame'
import { pieceOf } from './english/noun-phrase'

/** The words of a text that report speech ("said", "according to"), outside quotations and headings, in order. */
export function reportingVerbs(text: string): Piece[] {
  const { frames, paragraphs } = read(text)
  return frames
    .filter((frame) => paragraphs[frame.paragraph]!.kind !== 'heading')
    .flatMap(({ tokens }) =>
      cuesIn(text, tokens)
        .filter(
          (cue) =>
            cue.subject &&
            !cue.modal &&
            !cue.negated &&
            [...cue.frames].some((frame) => frame !== 'object') &&
            cue.lemma !== 'any',
        )
        .map((cue) => pieceOf(tokens, cue)),
    )
}
