import { wordsOf, type IndexedText } from './comparison'
import type { Piece } from './spans'

// Words that turn what is said into its contrary. English, German, French, Spanish, Italian, Dutch.
const negations = new Set(
  (
    'not no never none nobody nothing neither nor without cannot hardly ' +
    'nicht nie niemals kein keine keinen keinem keiner keines niemand nichts weder ohne kaum ' +
    'ne pas jamais aucun aucune sans nunca jamás ningún sin mai senza niet geen nooit zonder'
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

/** Whether a word (in small letters) says no. */
export function negates(word: string): boolean {
  return negations.has(word) || word.endsWith("n't")
}

/**
 * Whether a wording (words in small letters) says the contrary of another: one has a negation more or less, or
 * a verb gave way to its contrary. It knows the commonest words of a few languages, not what sentences mean.
 */
export function reverses(one: readonly string[], other: readonly string[]): boolean {
  const denials = (words: readonly string[]) => words.filter(negates).length
  if (denials(one) !== denials(other)) return true
  const has = (words: readonly string[], verb: RegExp) => words.some((word) => verb.test(word))
  const turned = (from: RegExp, to: RegExp) =>
    has(one, from) && !has(other, from) && has(other, to) && !has(one, to)
  return contraries.some(([no, yes]) => turned(no, yes) || turned(yes, no))
}

/**
 * Whether a negation that touches unchanged words, in the same sentence, came or went: "(not) safe". Ranges are
 * of words, half open.
 */
export function turnedBeside(before: IndexedText, span: Piece, after: IndexedText, place: Piece): boolean {
  if (span.start >= span.end || place.start >= place.end) return false
  return (
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
