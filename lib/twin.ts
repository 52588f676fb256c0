import type { DeskTwin } from './desk-view'

/** What two articles have in common: `97% of the words`, or without a score `the same address`. */
export function inCommon({ score }: Pick<DeskTwin, 'score'>): string {
  // Rounded down: only the very same words are all of them.
  return score === null ? 'the same address' : `${Math.floor(score * 100)}% of the words`
}
