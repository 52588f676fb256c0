import type { LinkKind, SourceRef, Stance, ClaimRef } from './record'

/** A claim that is linked to another, as the other's page shows it. */
export type RelatedClaim = {
  id: number
  kind: LinkKind
  /** Whether the link is read from the page's claim to this one. */
  outward: boolean
  reason: string
  claim: ClaimRef
  /** Its latest public utterance. */
  said: { stance: Stance; source: SourceRef; speaksFor: SourceRef | null; saidOn: string }
}

const words: Record<LinkKind, [outward: string, inward: string]> = {
  contradicts: ['contradicts', 'contradicts'],
  reverses: ['reverses', 'reversed by'],
  refines: ['refines', 'refined by'],
  answers: ['answers', 'answered by'],
}

/** The kind of a link in words, as read from one of its claims; to contradict is mutual. */
export const linkWord = (kind: LinkKind, outward: boolean): string => words[kind][outward ? 0 : 1]
