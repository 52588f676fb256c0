import { sentences, type Paragraph } from './paragraphs'
import type { Piece } from './spans'

/**
 * Selecting by keyboard: the reach is first a whole sentence, then its ends move word by word. Stops of an end
 * are the ends of words and of runs without a blank, so that closing quotation marks can be left in or out.
 */
export function sentenceList(text: string, paragraphs: readonly Paragraph[]): Piece[] {
  return paragraphs.flatMap((paragraph) => sentences(text, paragraph))
}

/** The sentence after (1) or before (-1) the reach; the first one where there is no reach. */
export function stepSentence(list: readonly Piece[], reach: Piece | null, by: 1 | -1): Piece | null {
  if (!reach) return list[0] ?? null
  const at = list.findLastIndex((sentence) => sentence.start <= reach.start)
  const whole = list[at]
  const moved = whole && (whole.start !== reach.start || whole.end !== reach.end)
  // From a part of a sentence, stepping back first takes the whole of it.
  const next = moved && by === -1 ? at : at + by
  return list[Math.max(0, Math.min(list.length - 1, next))] ?? null
}

const runs = (text: string, from: number) => {
  const wordsAndRuns = new Intl.Segmenter('en', { granularity: 'word' })
  const stops = { starts: new Set<number>(), ends: new Set<number>() }
  for (const { index, segment, isWordLike } of wordsAndRuns.segment(text)) {
    if (!isWordLike) continue
    stops.starts.add(from + index)
    stops.ends.add(from + index + segment.length)
  }
  for (const { index, 0: run } of text.matchAll(/\S+/g)) {
    stops.starts.add(from + index)
    stops.ends.add(from + index + run.length)
  }
  return stops
}

/** Moves one end of the reach to the next (1) or former (-1) stop; it never becomes empty or leaves `within`. */
export function moveEnd(text: string, within: Piece, reach: Piece, end: 'start' | 'end', by: 1 | -1): Piece {
  const { starts, ends } = runs(text.slice(within.start, within.end), within.start)
  const stops = [...(end === 'start' ? starts : ends)].sort((one, other) => one - other)
  const at = reach[end]
  const next = by === 1 ? stops.find((stop) => stop > at) : stops.findLast((stop) => stop < at)
  if (next === undefined) return reach
  const moved = { ...reach, [end]: next }
  return moved.start < moved.end ? moved : reach
}
