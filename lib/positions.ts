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

/** What stands against an utterance just before it and just after it. */
export type Turn = { since?: Position; until?: Position }

/** Of each utterance at which a source's position changed, by its number, what it said before and after. */
export function turnsAt(changes: readonly PositionChange[]): Map<number, Turn> {
  const turns = new Map<number, Turn>()
  for (const { steps } of changes)
    steps.slice(1).forEach((later, at) => {
      const earlier = steps[at]!
      if (earlier.claim.id === later.claim.id && sideOf(earlier.stance) === sideOf(later.stance)) return
      turns.set(earlier.id, { ...turns.get(earlier.id), until: later })
      turns.set(later.id, { ...turns.get(later.id), since: earlier })
    })
  return turns
}
