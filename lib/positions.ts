import type { ClaimRef, QuoteKind, Stance } from './record'

/** One step of a sequence: what a source said of a claim on a day, with the first words printed of it. */
export type Position = {
  id: number
  claim: ClaimRef
  stance: Stance
  saidOn: string
  channel: string | null
  capacity: string | null
  /** The words as printed, and whether all of them stand in quotation marks. */
  words: string
  kind: QuoteKind
  publishers: string[]
}

/** Utterances of one source that stand against each other, in the order of the day they were said. */
export type PositionChange = { claims: ClaimRef[]; steps: Position[] }

export type Side = 'for' | 'against' | 'open'

/** Which side of a claim a stance takes; to predict or demand what one asserts later is no other side. */
export function sideOf(stance: Stance): Side {
  if (stance === 'denies') return 'against'
  return stance === 'questions' ? 'open' : 'for'
}
