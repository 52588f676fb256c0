import { diffArrays } from 'diff'
import { wordsOf, type IndexedText } from './comparison'
import type { Piece } from './spans'

// Words that turn what is said into its contrary. English, German, French, Spanish, Italian, Dutch.
const negations = new Set(
  (
    'not no never none nobody nothing neither nor cannot ' +
    'nicht nie niemals kein keine keinen keinem keiner keines niemand nichts weder ' +
    'ne pas jamais aucun aucune nunca jamás ningún mai niet geen nooit'
  ).split(' '),
)

/** Verbs that are each other's contrary, by how their forms begin. */
const contraries: [RegExp, RegExp][] = [
  [
    /^(den(y|ies|ied|ying|ial)|dement|bestreite|bestritt|leugne)/,
    /^(confirm|admit|acknowledg|bestätig|einräum|räumt|gesteh|gestand)/,
  ],
  [
    /^(reject|refus|declin|ablehn|lehnt|verweiger)/,
    /^(accept|agree|approv|annahm|angenomm|akzeptier|billig|zustimm)/,
  ],
  [/^(oppos|gegen$|against$)/, /^(support|back(s|ed|ing)?$|favou?r|unterstütz|befürwort)/],
  [/^(guilty|schuldig)/, /^(innocent|unschuldig|acquitt|freigesproch)/],
  [/^(illegal|unlawful|rechtswidrig|unrechtmäßig)/, /^(legal|lawful|rechtmäßig)/],
]

/** Words from which what came or went is a clause. */
const clause = 4
const governs = /^(that|whether|dass|daß|ob|que|che|dat)$/
/** Other words that may have changed beside a negation, and for long wordings their share, for a reversal. */
const besides = { words: 4, share: 0.3 }
const maxEditLength = 400

/** Whether a word (in small letters) says no. */
function negates(word: string): boolean {
  return negations.has(word) || word.endsWith("n't")
}

/**
 * Whether a wording (words in small letters) says the contrary of another: it has a negation more or less and
 * little else changed, or a verb gave way to its contrary. A clause that came or went with a negation of its own
 * turns nothing, unless it governs the rest ("it is not true that"); and a wording that changed in many words was
 * written anew, negations and all. It knows the commonest words of a few languages, not what sentences mean.
 */
export function reverses(one: readonly string[], other: readonly string[]): boolean {
  const changed = hunks(one, other)
  const turned = changed.reduce((sum, { removed, added }) => {
    if (isClause(removed, added) || isClause(added, removed)) return sum
    return sum + count(added) - count(removed)
  }, 0)
  const others = changed.reduce(
    (sum, { removed, added }) =>
      isClause(removed, added) || isClause(added, removed)
        ? sum
        : sum + removed.length + added.length - count(removed) - count(added),
    0,
  )
  const slight = others <= Math.max(besides.words, besides.share * Math.max(one.length, other.length))
  const governing = changed.some(({ removed, added }) => denies(removed) || denies(added))
  const has = (side: 'removed' | 'added', verb: RegExp) =>
    changed.some((hunk) => hunk[side].some((word) => verb.test(word)))
  const swapped = (from: RegExp, to: RegExp) =>
    has('removed', from) && has('added', to) && !has('added', from) && !has('removed', to)
  return (
    (turned !== 0 && count(one) !== count(other) && (slight || governing)) ||
    contraries.some(([no, yes]) => swapped(no, yes) || swapped(yes, no))
  )
}

type Hunk = { removed: string[]; added: string[] }

const count = (words: readonly string[]) => words.filter(negates).length
const denies = (words: string[]) => governs.test(words.at(-1) ?? '') && words.some(negates)
const isClause = (words: string[], instead: string[]) =>
  !instead.length && words.length >= clause && !governs.test(words.at(-1)!)

/** What one wording has in place of the other's, in order; all of both where they have too little in common. */
function hunks(one: readonly string[], other: readonly string[]): Hunk[] {
  const changes = diffArrays([...one], [...other], { maxEditLength })
  if (!changes) return [{ removed: [...one], added: [...other] }]
  const found: Hunk[] = [{ removed: [], added: [] }]
  for (const { removed, added, value } of changes) {
    if (removed) found.at(-1)!.removed.push(...value)
    else if (added) found.at(-1)!.added.push(...value)
    else found.push({ removed: [], added: [] })
  }
  return found
}

/**
 * Whether a negation that touches unchanged words, in the same sentence, came or went: "(not) safe", "(it is not
 * true that) it is safe". Ranges are of words, half open.
 */
export function turnedBeside(before: IndexedText, span: Piece, after: IndexedText, place: Piece): boolean {
  if (span.start >= span.end || place.start >= place.end) return false
  return (
    governed(before, span.start) !== governed(after, place.start) ||
    beside(before, span.start - 1, span.start) !== beside(after, place.start - 1, place.start) ||
    beside(before, span.end, span.end - 1) !== beside(after, place.end, place.end - 1)
  )
}

/** Whether a word is a negation and stands in one sentence with another. */
function beside(indexed: IndexedText, at: number, other: number): boolean {
  const { text, words } = indexed
  if (at < 0 || at >= words.length || !negates(wordsOf(indexed, { start: at, end: at + 1 })[0]!)) return false
  const [first, second] = at < other ? [at, other] : [other, at]
  return !/[.!?;:\n"“”„«»]/.test(text.slice(words.ends[first]!, words.starts[second]!))
}

/** Whether a negation before a "that" stands just before a word. */
function governed(indexed: IndexedText, at: number): boolean {
  const before = wordsOf(indexed, { start: Math.max(0, at - clause - 1), end: at })
  return governs.test(before.at(-1) ?? '') && before.some(negates)
}
