import { diffArrays, diffWordsWithSpace } from 'diff'
import { paragraphs } from './paragraphs'
import type { Piece } from './spans'

/** Words that stand in both texts, in the later one only, or in the earlier one only. */
export type Run = { as: 'kept' | 'added' | 'removed'; words: string }

/**
 * What became of a paragraph: numbers from 1 in the earlier and the later text, null where it does not stand there.
 * Kept runs with the added ones are the later paragraph, with the removed ones the earlier.
 */
export type ParagraphChange = { before: number | null; after: number | null; runs: Run[]; changed: boolean }

/** Edits up to which texts are compared; what differs more is told as replaced. */
const MOST_WORDS = 1500
const MOST_PARAGRAPHS = 2000
/** Share of words in common (Dice) from which a paragraph counts as the other one reworded. */
const REWORDED = 0.35
/** Paragraphs on each side of a stretch among which partners are looked for; of longer ones they pair in order. */
const LONGEST_STRETCH = 60

/** Two wordings compared by words; white space between two changed words changes with them. */
export function wordDiff(before: string, after: string): Run[] {
  const found = diffWordsWithSpace(before, after, { maxEditLength: MOST_WORDS })
  if (!found) return whole(before, after)
  return joined(
    found.map(({ added, removed, value }) => ({
      as: added ? 'added' : removed ? 'removed' : 'kept',
      words: value,
    })),
  )
}

const run = (as: Run['as'], words: string): Run[] => (words ? [{ as, words }] : [])
const whole = (before: string, after: string) =>
  before === after ? run('kept', after) : [...run('removed', before), ...run('added', after)]

/** A stretch of changed words is one removal and one addition, however many blanks it keeps. */
function joined(runs: Run[]): Run[] {
  const out: Run[] = []
  let [removed, added] = ['', '']
  const close = () => {
    out.push(...run('removed', removed), ...run('added', added))
    removed = added = ''
  }
  runs.forEach(({ as, words }, at) => {
    const between = at > 0 && at < runs.length - 1 && !words.trim()
    if (as !== 'added' && (as === 'removed' || between)) removed += words
    if (as !== 'removed' && (as === 'added' || between)) added += words
    if (as !== 'kept' || between) return
    close()
    out.push({ as, words })
  })
  close()
  return out
}

/** The earlier or the later of two compared wordings. */
export function sideOf(runs: readonly Run[], side: 'before' | 'after'): string {
  const left = side === 'before' ? 'added' : 'removed'
  return runs.flatMap(({ as, words }) => (as === left ? [] : words)).join('')
}

/** Where in each of two wordings (UTF-16 units) the words stand that the other lacks. */
export function differing(before: string, after: string): { before: Piece[]; after: Piece[] } {
  const pieces = { before: [] as Piece[], after: [] as Piece[] }
  const at = { before: 0, after: 0 }
  for (const { as, words } of wordDiff(before, after)) {
    for (const side of ['before', 'after'] as const) {
      if (as === (side === 'before' ? 'added' : 'removed')) continue
      const start = at[side]
      at[side] += words.length
      if (as !== 'kept') pieces[side].push({ start, end: at[side] })
    }
  }
  return pieces
}

/** Two texts compared by paragraphs, and the changed ones by words, in the order of the text. */
export function compareVersions(before: string, after: string): ParagraphChange[] {
  const [earlier, later] = [before, after].map((text) => paragraphs(text).map((one) => one.text))
  const found = diffArrays(earlier!, later!, { maxEditLength: MOST_PARAGRAPHS }) ?? [
    { removed: true, added: false, value: earlier! },
    { removed: false, added: true, value: later! },
  ]
  const out: ParagraphChange[] = []
  const at = { before: 0, after: 0 }
  let removed: string[] = []
  let added: string[] = []
  const close = () => {
    for (const [one, other] of partners(removed, added)) {
      const runs = wordDiff(one ?? '', other ?? '')
      const number = (text: string | null, side: 'before' | 'after') => (text === null ? null : ++at[side])
      out.push({ before: number(one, 'before'), after: number(other, 'after'), runs, changed: true })
    }
    removed = []
    added = []
  }
  for (const part of found) {
    if (part.removed) removed = [...removed, ...part.value]
    else if (part.added) added = [...added, ...part.value]
    else {
      close()
      for (const words of part.value)
        out.push({ before: ++at.before, after: ++at.after, runs: run('kept', words), changed: false })
    }
  }
  close()
  return out
}

/** Removed and added paragraphs of one stretch, in order, those together of which one is the other reworded. */
function partners(removed: string[], added: string[]): [string | null, string | null][] {
  const pairs: [string | null, string | null][] = []
  const near = removed.length <= LONGEST_STRETCH && added.length <= LONGEST_STRETCH
  let from = 0
  for (const one of removed) {
    const at = near ? added.findIndex((other, index) => index >= from && alike(one, other)) : from
    if (at < 0 || at >= added.length) {
      pairs.push([one, null])
      continue
    }
    for (const other of added.slice(from, at)) pairs.push([null, other])
    pairs.push([one, added[at]!])
    from = at + 1
  }
  for (const other of added.slice(from)) pairs.push([null, other])
  return pairs
}

function alike(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu)))
  const shared = [...a!].filter((word) => b!.has(word)).length
  return a!.size + b!.size > 0 && (2 * shared) / (a!.size + b!.size) >= REWORDED
}
