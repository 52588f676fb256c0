import type { DeskTwin } from './desk-view'

/** `Looks the same as “Title” (97% of the words)`; without a score it has the same address. */
export function inWords({ title, score }: Pick<DeskTwin, 'title' | 'score'>): string {
  // Rounded down: only the very same words are all of them.
  const why = score === null ? 'the same address' : `${Math.floor(score * 100)}% of the words`
  return `Looks the same as “${title}” (${why})`
}
