import { paragraphs, sentences } from './paragraphs'
import { quotations } from './quotation'
import { touching, type Piece } from './spans'
import { reportingVerbs } from './suggest/reporting-verbs'

/** Where a text reports what somebody said: a quotation, or a reporting verb in a sentence without one. */
export type Place = Piece & { as: 'quotation' | 'verb' }
export type Coverage = { recorded: Place[]; suggested: Place[]; open: Place[] }

/** The places of a text in order; a sentence with a quotation counts by its quotations alone. */
export function places(text: string): Place[] {
  const parts = paragraphs(text)
  const quoted = quotations(text, parts)
  const quotes = touching(quoted)
  const spoken = parts.flatMap((paragraph) => sentences(text, paragraph)).filter(quotes)
  const told = touching([...spoken, ...quoted])
  const verbs = reportingVerbs(text).filter((verb) => !told(verb))
  return [
    ...quoted.map((piece): Place => ({ ...piece, as: 'quotation' })),
    ...verbs.map((piece): Place => ({ ...piece, as: 'verb' })),
  ].sort((one, other) => one.start - other.start)
}

/** What of the places is on record, suggested, and neither: a place counts with any part of it. */
export function coverage(
  all: readonly Place[],
  recorded: readonly Piece[],
  suggested: readonly Piece[],
): Coverage {
  const isRecorded = touching(recorded)
  const isSuggested = touching(suggested)
  const rest = all.filter((place) => !isRecorded(place))
  return {
    recorded: all.filter(isRecorded),
    suggested: rest.filter(isSuggested),
    open: rest.filter((place) => !isSuggested(place)),
  }
}
