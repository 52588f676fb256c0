import type { DeskPassage, DeskSuggestion } from './desk-view'
import { alike } from './spans'

/** The passage that has a suggestion's words on record: half of them or more. */
export function passageOver(
  { content }: Pick<DeskSuggestion, 'content'>,
  passages: readonly DeskPassage[],
): DeskPassage | undefined {
  return passages.find((passage) => alike(content, passage.content) >= 0.5)
}

/** A confidence as a word. */
export function sureness(confidence: number): 'high' | 'fair' | 'unsure' {
  if (confidence >= 0.8) return 'high'
  return confidence >= 0.6 ? 'fair' : 'unsure'
}

/**
 * The suggestions that wait for a decision, in the order of the text: open, their words not on record yet, and
 * their confidence not under the floor, unless they are in work. `hidden` counts those under it.
 */
export function shownSuggestions(
  suggestions: readonly DeskSuggestion[],
  passages: readonly DeskPassage[],
  floor: number,
  inWork: (id: number) => boolean = () => false,
): { shown: DeskSuggestion[]; hidden: number } {
  const undecided = suggestions
    .filter((suggestion) => suggestion.state === 'open' && !passageOver(suggestion, passages))
    .sort((one, other) => startOf(one) - startOf(other) || one.id - other.id)
  const shown = undecided.filter(({ id, confidence }) => confidence >= floor || inWork(id))
  return { shown, hidden: undecided.length - shown.length }
}

/** The suggestion after this one in the order of the text, from the end on to the first; undefined where it is the last. */
export function suggestionAfter(
  shown: readonly DeskSuggestion[],
  { id, content }: Pick<DeskSuggestion, 'id' | 'content'>,
): DeskSuggestion | undefined {
  const others = shown.filter((other) => other.id !== id)
  const at = startOf({ content })
  const after = (other: DeskSuggestion) => startOf(other) > at || (startOf(other) === at && other.id > id)
  return others.find(after) ?? others[0]
}

const startOf = ({ content }: Pick<DeskSuggestion, 'content'>): number => content[0]?.start ?? 0
