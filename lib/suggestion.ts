import type { DateBasis, QuoteKind, SourceKind, Stance } from './record'
import type { Piece } from './spans'

/** Who says it, as far as the article itself tells. */
export type Speaker = {
  /** The fullest name that the article gives, without title and capacity; of an unnamed source its description. */
  name: string
  kind: SourceKind
  /** As what it spoke, in the article's words ("Prosecutor General"). */
  capacity: string | null
  /** Whom the capacity belongs to, in the article's words ("Ukraine"). */
  organisation: string | null
  /** The mention is a place that stands for a government ("Moscow"): an editor confirms it once. */
  place: boolean
}

/** The rules that find statements; precision in use is shown for each. */
export const rules = [
  'quotation with a cue',
  'quotation carried over',
  'quotation after a colon',
  'that-clause',
  'clause',
  'clause before its cue',
  'according to',
  'object of a cue',
  'demand',
  'quotation alone',
] as const
export type Rule = (typeof rules)[number]

/** What stands in the place of a rule where a language model proposes the statement. */
export const secondReader = 'second reader'

/** What stands in the place of a rule where an annotation made elsewhere was brought in. */
export const broughtIn = 'annotation brought in'

/** A statement that the program proposes. It is no part of the record before an editor accepts it. */
export type Suggestion = {
  content: Piece[]
  cue: Piece | null
  mention: Piece | null
  kind: QuoteKind
  stance: Stance
  /** A first wording of the claim, close to the printed words. */
  wording: string
  speaker: Speaker | null
  saidOn: { edtf: string; wording: string | null; basis: DateBasis } | null
  channel: string | null
  /** 0 to 1: how likely an editor takes it as it is. */
  confidence: number
  rule: Rule | typeof secondReader
  /** Why the program proposes this, in words for an editor. */
  reason: string
  /** Suggestions of one article with the same number report one utterance. */
  utterance: number
}
