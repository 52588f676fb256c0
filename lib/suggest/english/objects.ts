import type { Token } from '../frame'
import type { Content } from './content'
import type { Cue } from './cue'
import { phraseFrom } from './noun-phrase'
import { isMark, word } from './token'
import * as verbs from './verbs'
import * as en from './words'

export type Found = (from: number, how: Content['how']) => Content | null

/** "called the plan a mistake", "described it as", "praised the ruling". */
export function naming(tokens: readonly Token[], cue: Cue, at: number, run: Found): Content | null {
  if (cue.lemma === 'refer') return word(tokens[at]) === 'to' ? shortened(tokens, run(at + 1, 'name')) : null
  if (en.prepositions.has(word(tokens[at]))) return null
  const thing = tokens[at]!.kind === 'quote' ? { from: at, to: at + 1 } : phraseFrom(tokens, at)
  if (!thing) return null
  if (cue.lemma === 'call' && tokens[at]!.kind !== 'quote') {
    const next = tokens[thing.to]
    if (!next || next.kind === 'mark' || en.timeWords.has(word(next)) || en.conjunctions.has(word(next))) {
      // "called it a mistake" reads as one phrase where the thing is a name; alone it is a telephone call.
      if (!tokens.slice(thing.from + 1, thing.to).some((token) => en.determiners.has(token.lower)))
        return null
    } else if (en.prepositions.has(word(next))) return null
  }
  return shortened(tokens, run(at, 'name'))
}

/** "announced a plan", "denied the charge": a thing that is spoken of; what is denied must be a claim itself. */
export function objectOf(tokens: readonly Token[], cue: Cue, at: number, run: Found): Content | null {
  if (en.prepositions.has(word(tokens[at]))) return null
  const thing = phraseFrom(tokens, at)
  if (!thing) return null
  if (verbs.denials.has(cue.lemma)) {
    const noun = tokens.findIndex(
      (token, index) => index >= at && index < thing.to && verbs.claimNouns.has(token.lower),
    )
    if (noun < 0) return null
    const link = word(tokens[thing.to])
    return link === 'that' || link === 'of' ? run(thing.from, 'object') : shortened(tokens, run(at, 'object'))
  }
  return shortened(tokens, run(at, 'object'))
}

/** What is named ends at the first comma, unless a list of quotations goes on there. */
function shortened(tokens: readonly Token[], content: Content | null): Content | null {
  if (!content) return null
  const { from, to } = content.runs[0]!
  for (let at = from + 1; at < to; at += 1) {
    // "hailed the ruling in a post": where it was said is no part of it.
    if (
      at > from &&
      /^(?:in|on|at|during|via)$/.test(word(tokens[at])) &&
      tokens.slice(at + 1, at + 6).some((token) => en.occasions.has(token.lower))
    )
      return { ...content, runs: [{ from, to: at }] }
    const listed = tokens[at + 1]?.kind === 'quote' || word(tokens[at + 1]) === 'and'
    if (
      (isMark(tokens[at], ',') && !listed) ||
      (at > from + 1 && /^(?:while|when|after|before|but|during)$/.test(word(tokens[at]))) ||
      en.weekdayNames.has(word(tokens[at]))
    )
      return { ...content, runs: [{ from, to: word(tokens[at - 1]) === 'on' ? at - 1 : at }] }
  }
  return content
}
