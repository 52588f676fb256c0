import type { Comparison } from './comparison'
import { hosts } from './host-sentences'
import type { Piece } from './spans'
import { claims, gapOf, inOrder, surroundings, type Gap } from './surroundings'
import { counted, type Counts } from './word-index'

/**
 * A range of later words that may be a reworded span. `dice`: what the words of both share, 0 to 1; `own`: the
 * share of the span's words whose counterparts it holds; `whole`: sentences for sentences, not a part of one. `host`: how
 * much the sentences that hold both share, of the shorter of them; `rival`: how much more
 * another earlier sentence shares with the later one.
 */
export type Candidate = Piece & {
  dice: number
  own: number
  around: number
  ordered: boolean
  whole: boolean
  host: number
  rival: number
}

/** What whole sentences have to share to be taken whole, not only the part that shares most. */
const enough = { anywhere: 0.6, inPlace: 0.5 }
/** How much more must be shared for a range to go on over the end of a line. */
const overLine = 0.15
const maxSentences = 8
const maxVisited = 100_000
/** Longest range of words in which the best part is searched for. */
const maxFitted = 400

/** The range of later words that shares most with a range of earlier ones, null where none shares any. */
export function counterpart(comparison: Comparison, span: Piece): Candidate | null {
  const gap = gapOf(comparison, span)
  const whole = isWhole(comparison, span)
  const wanted = counted(comparison.before.words.ids.subarray(span.start, span.end))
  let best: Candidate | null = null
  for (const sentence of likelySentences(comparison, span, wanted)) {
    const grown = grow(comparison, span, wanted, sentence)
    const fitted = fit(comparison, span, wanted, grown)
    if (!fitted) continue
    const part = grown.dice < (inOrder(gap, grown) ? enough.inPlace : enough.anywhere)
    const range = part || !whole ? fitted : untaken(comparison, span, grown)
    const found = judged(comparison, span, gap, range, whole && !part)
    if (!best || rank(found) > rank(best)) best = found
  }
  return best
}

const rank = ({ dice, own, around, ordered }: Candidate) =>
  dice + 0.2 * own + 0.2 * around + (ordered ? 0.1 : 0)

function judged(
  comparison: Comparison,
  span: Piece,
  gap: Gap,
  range: Piece & { dice: number },
  whole: boolean,
): Candidate {
  const { own } = claims(comparison, span, range)
  return {
    ...range,
    own: own / (span.end - span.start),
    around: surroundings(comparison, span, range),
    ordered: inOrder(gap, range),
    whole,
    ...hosts(comparison, span, range, whole),
  }
}

/** Whether the span begins and ends where sentences or lines do. */
export function isWhole({ before }: Comparison, span: Piece): boolean {
  const of = before.sentenceOf()
  return of[span.start] !== of[span.start - 1] && of[span.end - 1] !== of[span.end]
}

/** Sentences (indexes) of the later text that share most words with the span, for their length. */
function likelySentences({ after, ...rest }: Comparison, span: Piece, wanted: Counts): number[] {
  const sentences = after.sentences()
  const sentenceOf = after.sentenceOf()
  const shared = new Map<number, Counts>()
  let visited = 0
  const rarestFirst = [...wanted.keys()]
    .map((id) => ({ id, at: after.postings().get(id) ?? [] }))
    .sort((one, other) => one.at.length - other.at.length)
  for (const { id, at: places } of rarestFirst) {
    if ((visited += places.length) > maxVisited) break
    for (const at of places) {
      if (taken({ after, ...rest }, span, at)) continue
      const sentence = sentenceOf[at]!
      const counts = shared.get(sentence) ?? new Map<number, number>()
      shared.set(sentence, counts.set(id, Math.min(wanted.get(id)!, (counts.get(id) ?? 0) + 1)))
    }
  }
  const length = span.end - span.start
  return [...shared]
    .filter(([sentence]) => sentence >= 0)
    .map(([sentence, counts]) => {
      const { start, end } = sentences[sentence]!
      const words = [...counts.values()].reduce((sum, count) => sum + count, 0)
      return { sentence, likeness: (2 * words) / (Math.min(length, end - start) + length) }
    })
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, maxSentences)
    .map(({ sentence }) => sentence)
}

/** Whether a later word belongs, in a run of several, to words outside the span. */
function taken({ alignment: { from } }: Comparison, span: Piece, at: number): boolean {
  const origin = from[at]!
  if (origin < 0 || (origin >= span.start && origin < span.end)) return false
  let length = 1
  for (let back = 1; back < 3 && from[at - back] === origin - back; back += 1) length += 1
  for (let on = 1; on < 3 && from[at + on] === origin + on; on += 1) length += 1
  return length >= 3
}

/** The sentence, and those beside it as long as both together share more with the span. */
function grow(
  comparison: Comparison,
  span: Piece,
  wanted: Counts,
  sentence: number,
): Piece & { dice: number } {
  const { after } = comparison
  const sentences = after.sentences()
  let [first, last] = [sentence, sentence]
  /** Whether a line ends between a sentence and the next. */
  const lineEnds = (at: number) => {
    const [end, start] = [sentences[at]!.end - 1, sentences[at + 1]!.start]
    return after.text.slice(after.words.ends[end], after.words.starts[start]).includes('\n')
  }
  const range = (from: number, to: number) => ({ start: sentences[from]!.start, end: sentences[to]!.end })
  let best = dice(comparison, span, wanted, range(first, last))
  for (let better = true; better;) {
    better = false
    for (const [from, to] of [
      [first - 1, last],
      [first, last + 1],
    ] as const) {
      if (from < 0 || to >= sentences.length) continue
      const both = dice(comparison, span, wanted, range(from, to))
      if (both > best + (lineEnds(from < first ? from : last) ? overLine : 0))
        [first, last, best, better] = [from, to, both, true]
    }
  }
  return { ...range(first, last), dice: best }
}

function dice(comparison: Comparison, span: Piece, wanted: Counts, { start, end }: Piece): number {
  const left = new Map(wanted)
  let shared = 0
  for (let at = start; at < end; at += 1) if (takes(comparison, span, left, at)) shared += 1
  return (2 * shared) / (span.end - span.start + end - start)
}

/** Whether a later word is one of the span's that has not been met yet; it then is met. */
function takes(comparison: Comparison, span: Piece, left: Counts, at: number): boolean {
  const id = comparison.after.words.ids[at]!
  const count = left.get(id) ?? 0
  if (!count || taken(comparison, span, at)) return false
  left.set(id, count - 1)
  return true
}

/** The range without the words at its ends that are others' counterparts. */
function untaken(comparison: Comparison, span: Piece, range: Piece & { dice: number }) {
  let { start, end } = range
  while (start < end && taken(comparison, span, start)) start += 1
  while (end > start && taken(comparison, span, end - 1)) end -= 1
  return {
    start,
    end,
    dice:
      (range.dice * (span.end - span.start + range.end - range.start)) /
      (span.end - span.start + end - start),
  }
}

/** The part of a range that shares most with the span for its length; null where nothing is shared. */
function fit(
  comparison: Comparison,
  span: Piece,
  wanted: Counts,
  range: Piece,
): (Piece & { dice: number }) | null {
  const length = span.end - span.start
  const to = Math.min(range.end, range.start + maxFitted)
  let best: (Piece & { dice: number }) | null = null
  for (let start = range.start; start < to; start += 1) {
    const left = new Map(wanted)
    let shared = 0
    if (!takes(comparison, span, new Map(wanted), start)) continue
    for (let at = start; at < to; at += 1) {
      if (!takes(comparison, span, left, at)) continue
      shared += 1
      const dice = (2 * shared) / (length + at + 1 - start)
      if (!best || dice > best.dice) best = { start, end: at + 1, dice }
    }
  }
  return best
}
