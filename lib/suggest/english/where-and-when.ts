import type { Token } from '../frame'
import { phraseFrom } from './noun-phrase'
import { word } from './token'
import * as verbs from './verbs'
import * as en from './words'

/** "Meet the Press", “The Apprentice”: the name of a programme or a work, no statement. */
export function isTitle(text: string, token: Token): boolean {
  const words =
    text.slice(token.start, Math.min(token.end, token.start + 90)).match(/[\p{L}\p{N}'’]+/gu) ?? []
  if (words.length > 9 || words.length < 1 || /[!?][”"']*$/.test(text.slice(token.end - 3, token.end)))
    return false
  const long = words.filter((one) => one.length > 3 || one === words[0])
  return (
    long.every((one) => /^['’]?[\p{Lu}\p{N}]/u.test(one)) &&
    (words.length > 1 || long.length > 0) &&
    words.length > 1
  )
}

/** Skips "on Friday", "in a statement", "during a rally in Ohio", "later": where and when it was said. */
export function skipCircumstances(text: string, tokens: readonly Token[], start: number): number {
  let at = start
  for (let turn = 0; turn < 6; turn += 1) {
    const lower = word(tokens[at])
    if (!lower) return at
    if (en.weekdayNames.has(lower) || (en.timeWords.has(lower) && en.timeWords.has(word(tokens[at - 1])))) {
      at += 1
      if (/^(?:morning|afternoon|evening|night)$/.test(word(tokens[at]))) at += 1
      continue
    }
    if (/^(?:last|this|late|early|earlier)$/.test(lower) && en.timeWords.has(word(tokens[at + 1]))) {
      at += 2
      if (/^(?:morning|afternoon|evening|night)$/.test(word(tokens[at]))) at += 1
      continue
    }
    if (
      (en.adverbs.has(lower) && lower !== 'there' && lower !== 'even') ||
      (/ly$/.test(lower) && !en.notAdverbs.has(lower) && !tokens[at]!.capital)
    ) {
      at += 1
      continue
    }
    // "to raise": an infinitive is no circumstance.
    if (lower === 'to' && !phraseFrom(tokens, at + 1)?.to) return at
    // "said up to 300 were hurt": a quantity begins what is said.
    if (quantity(tokens, at)) return at
    if (en.prepositions.has(lower) && lower !== 'out') {
      const end = circumstanceEnd(text, tokens, at + 1)
      if (end === null) return at
      at = end
      continue
    }
    return at
  }
  return at
}

/** "about 40", "up to 300", "over 200": small words that belong to a number. */
export const quantity = (tokens: readonly Token[], at: number): boolean =>
  /^(?:about|around|over|under|up|between|nearly|almost)$/.test(word(tokens[at])) &&
  [at + 1, at + 2].some(
    (next) =>
      /^[\p{N}$£€]/u.test(tokens[next]?.text ?? '') && (next === at + 1 || word(tokens[at + 1]) === 'to'),
  )

/** The end of a phrase behind a preposition: at "that", a quotation, a mark, a pronoun or the end. */
function circumstanceEnd(text: string, tokens: readonly Token[], start: number): number | null {
  // Where "that" or a quotation follows before any verb, everything up to it is circumstance.
  for (let at = start; at < tokens.length && at < start + 18; at += 1) {
    const token = tokens[at]!
    if (token.kind === 'quote') {
      if (isTitle(text, token)) continue
      return at
    }
    if (token.kind === 'mark') return at
    if (token.lower === 'that') return at
    if (at > start && en.subjectPronoun.test(token.lower)) return at
    if (en.auxiliaries.has(token.lower) || en.relatives.has(token.lower)) break
  }
  const run = phraseFrom(tokens, start)
  return run ? run.to : /ing$/.test(word(tokens[start])) ? null : start + 1
}

/** The "that" a few words ahead, where only names, marks and small words stand before it: "told a rally in Salem, Ohio, that". */
export function thatAhead(tokens: readonly Token[], start: number): number | null {
  for (let at = start; at < tokens.length && at < start + 16; at += 1) {
    const token = tokens[at]!
    if (token.kind === 'quote' || (token.kind === 'mark' && token.text !== ',')) return null
    if (token.lower === 'that')
      return at > start && tokens[at - 1]!.kind === 'word' && !places(tokens, start, at) ? null : at
    if (
      en.auxiliaries.has(token.lower) ||
      en.subjectPronoun.test(token.lower) ||
      verbs.cueVerbs.has(token.lower) ||
      en.relatives.has(token.lower)
    )
      return null
  }
  return null
}

/** Whether what stands before "that" tells where, when or to whom, and is no clause whose noun "that" describes. */
const places = (tokens: readonly Token[], start: number, end: number) => {
  const [first, last] = [tokens[start]!, tokens[end - 1]!]
  return (
    en.timeWords.has(last.lower) ||
    last.capital ||
    (en.prepositions.has(first.lower) && first.lower !== 'of' && first.lower !== 'to')
  )
}
