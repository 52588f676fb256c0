import type { AnchorOutcome, AnchorState, QuoteKind, Stance, State } from './record'
import type { Piece } from './spans'

/** Words in the paragraphs that they stand in; offsets of `content` are into `text`, UTF-16 units. */
export type InParagraph = { text: string; content: Piece[] }

/** One passage whose place in the newest version an editor decides on, or has decided on. */
export type RepairItem = {
  id: number
  /** The version of the place's row, which a decision carries. */
  version: number
  outcome: AnchorOutcome
  state: AnchorState
  /** 0 to 1: how well words, neighbours and position agree; null where nothing like it was found. */
  score: number | null
  /** The words as first printed, and the version they stood in. */
  words: string
  first: { number: number; on: string } & InParagraph
  /** Where they are thought, or known, to stand in the newest version; null where nowhere. */
  now: InParagraph | null
  /** The same as ranges of the newest text. */
  place: Piece[]
  claim: string
  source: string | null
  stance: Stance
  kind: QuoteKind
  public: State
  decidedBy: string | null
}

/** An article with the places that are to be repaired, in the order in which the words were first printed. */
export type Repair = {
  id: number
  title: string
  publisher: string | null
  language: string
  /** The newest version; `on` is the day (yyyy-mm-dd) when it was fetched or recorded. */
  text: { versionId: number; number: number; on: string; words: string }
  items: RepairItem[]
}

/** What an editor decides about a place. */
export type Decision = 'accept' | 'gone' | 'reopen'

/** How good a score is, in a word; the figure stands beside it. */
export function scoreWord(score: number): 'high' | 'fair' | 'low' {
  if (score >= 0.9) return 'high'
  return score >= 0.75 ? 'fair' : 'low'
}
