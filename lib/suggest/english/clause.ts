import type { Token } from '../frame'
import type { Cue } from './cue'
import { phraseFrom, type Run } from './noun-phrase'
import { isMark, word } from './token'
import * as verbs from './verbs'
import { quantity } from './where-and-when'
import * as en from './words'

const finiteLike = /[^e]ed$/

const irregularPast = new Set(
  `began became came went got made took saw knew thought felt found gave left lost won ran met kept held brought built bought sent spent
  stood understood heard led let put set cut hit read rose fell grew drew drove broke spoke wrote chose lay paid sold told said go want need
  make take get see know think feel find give leave lose win run keep hold come become work support believe continue remain seem appear plan expect hope`.split(
    /\s+/,
  ),
)

/** Whether a run holds what looks like a finite verb, or a quotation, which may hold one. */
export function hasVerb(tokens: readonly Token[], { from, to }: Run): boolean {
  for (let at = from; at < to; at += 1) {
    const token = tokens[at]!
    if (token.kind === 'quote') return true
    if (token.kind !== 'word') continue
    if (
      en.auxiliaries.has(token.lower) ||
      finiteLike.test(token.lower) ||
      verbs.cueVerbs.has(token.lower) ||
      irregularPast.has(token.lower)
    )
      return true
    if (at > from && /[^s]s$/.test(token.lower) && !token.capital && !en.prepositions.has(token.lower))
      return true
  }
  return false
}

/** Whether a finite verb stands at an index. */
export const takesVerb = (tokens: readonly Token[], at: number) =>
  tokens[at]?.kind === 'word' &&
  (en.auxiliaries.has(tokens[at]!.lower) ||
    verbs.cueVerbs.has(tokens[at]!.lower) ||
    finiteLike.test(tokens[at]!.lower) ||
    irregularPast.has(tokens[at]!.lower))

/** Whether a phrase begins that opens a sentence: "On Friday", "As he spoke", "Leaving the hall". */
export function opens(tokens: readonly Token[], { from }: Run): boolean {
  const first = word(tokens[from])
  return (
    en.prepositions.has(first) ||
    (en.subordinators.has(first) && !/^(?:that|so|what|if|how|why)$/.test(first)) ||
    /ing$/.test(first)
  )
}

/** Whether a run is nothing but such an opening, and so no statement by itself. */
export function isOpening(tokens: readonly Token[], { from, to }: Run): boolean {
  for (let at = from + 1; at < to; at += 1)
    if (isMark(tokens[at], ',') && hasVerb(tokens, { from: at + 1, to })) return false
  return opens(tokens, { from, to })
}

/** Whether a clause with a verb begins here, so that it may be what was said. */
export function startsClause(tokens: readonly Token[], at: number, strict: boolean): boolean {
  const token = tokens[at]!
  const { lower } = token
  if (
    en.subjectPronoun.test(lower) ||
    /^(?:this|these|those|no|if|when|while|although|even|because)$/.test(lower)
  )
    return tokens.length - at >= 3 || tokens[at + 1]?.kind === 'quote'
  if (quantity(tokens, at)) return tokens.length - at >= 4
  if (en.prepositions.has(lower) || en.conjunctions.has(lower) || en.subordinators.has(lower)) return false
  const run = phraseFrom(tokens, at)
  if (!run) return /ing$/.test(lower) && hasVerb(tokens, { from: at + 1, to: tokens.length })
  if (strict) {
    const verb = tokens[run.to]
    return (
      verb?.kind === 'word' &&
      (en.auxiliaries.has(verb.lower) ||
        finiteLike.test(verb.lower) ||
        irregularPast.has(verb.lower) ||
        (/[^s]s$/.test(verb.lower) && !en.prepositions.has(verb.lower)))
    )
  }
  return tokens.length - run.from > 2 || hasVerb(tokens, { from: run.from + 1, to: tokens.length })
}

/** The start of the clause that ends at `end`: behind what parts it from a clause before. */
export function clauseStart(
  tokens: readonly Token[],
  end: number,
  cues: readonly Cue[],
  limit: number,
): number {
  let from = 0
  for (const other of cues) {
    if (other.to < limit && other.order === 'after' && other.subject && other.subject.to < limit)
      from = Math.max(from, other.subject.to)
  }
  for (let at = end - 1; at > from; at -= 1) if (isMark(tokens[at], ';:')) return at + 1
  while (
    from < end &&
    (tokens[from]!.kind === 'mark' || (from === 0 && en.conjunctions.has(word(tokens[0]))))
  )
    from += 1
  return from
}

/** Where what a cue reports ends: before the next cue of the same speaker, else at the end of the sentence. */
export function clauseEnd(tokens: readonly Token[], from: number, cue: Cue, cues: readonly Cue[]): number {
  let end = tokens.length
  for (const other of cues) {
    if (other.from < from) continue
    const cut = cutAt(tokens, from, cue, other)
    if (cut !== null && cut > from) {
      end = Math.min(end, cut)
      break
    }
  }
  const lead = cue.subject ? word(tokens[(cue.order === 'after' ? cue.from : cue.subject.from) - 1]) : ''
  const whose =
    cue.subject && tokens[cue.subject.from]!.lower === 'who' && isMark(tokens[cue.subject.from - 1], ',')
  const inner = /^(?:while|although|though|when|after|because|since|if|before|whether)$/.test(lead)
  for (let at = from + 1; at < end; at += 1) {
    if (isMark(tokens[at], '-') && at > from + 2 && !paired(tokens, at, end)) return at
    if (isMark(tokens[at], ';')) return at
    // "Roe, who says it was safe, left": the clause ends where the sentence takes its own verb.
    if (whose && isMark(tokens[at], ',') && takesVerb(tokens, at + 1)) return at
    // "While he said it was safe, others …": the sentence goes on without him.
    if (inner && isMark(tokens[at], ',') && hasVerb(tokens, { from, to: at })) return at
  }
  return end
}

/** "the plan - which is new - would fail": two dashes hold an aside. */
const paired = (tokens: readonly Token[], at: number, end: number) => {
  let dashes = 0
  for (let next = at + 1; next < end; next += 1) if (isMark(tokens[next], '-')) dashes += 1
  return dashes % 2 === 1
}

/** Where another cue, if it is no part of what is said, ends the words of this one. */
function cutAt(tokens: readonly Token[], from: number, cue: Cue, other: Cue): number | null {
  const before = tokens[other.verb - 1]
  if (other.lemma === 'according to') return isMark(tokens[other.from - 1], ',') ? other.from - 1 : other.from
  // ", adding that", ", calling it": the speaker goes on.
  if (other.form === 'ing' && isMark(before, ',-')) return other.verb - 1
  const finite = (one: Cue) => one.form === 'past' || one.form === 's'
  if (
    other.order === 'shared' &&
    /^(?:and|but|then|yet)$/.test(word(before)) &&
    (other.form === cue.form || (finite(other) && finite(cue))) &&
    other.from > from + 1
  ) {
    const at = other.verb - 1
    return isMark(tokens[at - 1], ',-') ? at - 1 : at
  }
  if (
    other.form === 'ing' &&
    /^(?:and|while|by|before|after|without)$/.test(word(before)) &&
    cue.form === 'ing'
  )
    return other.verb - 1
  // ", and Roe said": somebody else goes on.
  if (
    (other.order === 'before' || other.order === 'apposition') &&
    finite(other) &&
    other.subject &&
    /^(?:and|but|while)$/.test(word(tokens[other.subject.from - 1]))
  )
    return isMark(tokens[other.subject.from - 2], ',') ? other.subject.from - 2 : other.subject.from - 1
  // ", he said" at the end of the frame
  if (
    other.order === 'before' &&
    other.subject &&
    isMark(tokens[other.subject.from - 1], ',') &&
    other.to >= tokens.length - 1 &&
    finite(other)
  )
    return other.subject.from - 1
  return null
}
