import type { Token } from '../frame'
import { clauseEnd, startsClause, takesVerb } from './clause'
import { closesStatement, type Content } from './content'
import type { Cue } from './cue'
import { phraseFrom } from './noun-phrase'
import { naming, objectOf } from './objects'
import { isMark, word } from './token'
import * as verbs from './verbs'
import { isTitle, skipCircumstances, thatAhead } from './where-and-when'
import * as en from './words'

const objectPronoun = /^(?:him|her|them|us|me)$/

/** What stands behind the cue. `start` is the token after the cue, or after its subject where that follows. */
export function rightOf(
  text: string,
  tokens: readonly Token[],
  cue: Cue,
  start: number,
  cues: readonly Cue[],
): Content | null {
  const { frames } = cue
  let at = start
  const end = tokens.length
  const stop = (from: number) => clauseEnd(tokens, from, cue, cues)
  const run = (from: number, how: Content['how']): Content | null => {
    const to = stop(from)
    return to > from ? { runs: [{ from, to }], how } : null
  }
  if (frames.has('tell') || frames.has('urge')) {
    const hearer = phraseFrom(tokens, at)
    const clause = hearer && en.auxiliaries.has(word(tokens[hearer.to]))
    if (
      hearer &&
      !clause &&
      (frames.has('urge') ||
        !frames.has('say') ||
        word(tokens[hearer.to]) === 'that' ||
        word(tokens[hearer.to]) === 'not' ||
        word(tokens[hearer.to]) === 'to')
    ) {
      let next = hearer.to
      if (frames.has('urge') || word(tokens[next]) === 'to') {
        if (word(tokens[next]) === 'not') next += 1
        if (word(tokens[next]) === 'to') return run(next, 'demand')
        if (!frames.has('tell') && !frames.has('say')) return null
      }
      at = next
    }
  }
  if (cue.lemma === 'call') {
    // "called on Friday for": the day stands between.
    if (word(tokens[at]) === 'on' && en.weekdayNames.has(word(tokens[at + 1]))) at += 2
    else if (en.weekdayNames.has(word(tokens[at])) || word(tokens[at]) === 'again') at += 1
    if (word(tokens[at]) === 'for') return run(at + 1, 'demand')
    if (word(tokens[at]) === 'on' || word(tokens[at]) === 'upon') {
      const hearer = phraseFrom(tokens, at + 1)
      if (hearer && word(tokens[hearer.to]) === 'to') return run(hearer.to, 'demand')
      return run(at + 1, 'demand')
    }
  }
  if (frames.has('ask') && cue.lemma === 'ask') {
    if (word(tokens[at]) === 'for') return run(at + 1, 'demand')
    const hearer = phraseFrom(tokens, at)
    if (hearer) {
      const next = word(tokens[hearer.to])
      if (next === 'to') return run(hearer.to, 'demand')
      if (/^(?:if|whether|why|how|what|when|where|who)$/.test(next)) return run(hearer.to, 'question')
      if (isMark(tokens[hearer.to], ',:') && tokens[hearer.to + 1]?.kind === 'quote')
        return run(hearer.to + 1, 'quotation')
      if (tokens[hearer.to]?.kind === 'quote') return run(hearer.to, 'quotation')
      if (next === 'about') return run(hearer.to, 'object')
    }
  }
  if (
    /^(?:if|whether|why|how|what|when|where|who)$/.test(word(tokens[at])) &&
    (frames.has('ask') || frames.has('say')) &&
    !isMark(tokens[at + 1], ',')
  )
    return run(at, frames.has('ask') ? 'question' : 'clause')
  if (frames.has('vow') && word(tokens[at]) === 'to') return run(at, 'infinitive')
  if (frames.has('vow') && word(tokens[at]) === 'not' && word(tokens[at + 1]) === 'to')
    return run(at, 'infinitive')

  const that = frames.has('say') || frames.has('tell') ? thatAhead(tokens, at) : null
  at = that ?? skipCircumstances(text, tokens, at)
  const token = tokens[at]
  if (!token || at >= end) return null
  if (
    word(token) === 'that' &&
    at + 1 < end &&
    (frames.has('say') ||
      frames.has('tell') ||
      frames.has('vow') ||
      frames.has('ask') ||
      frames.has('accuse'))
  ) {
    // "denied that, saying …": here "that" is what is denied, and was said before.
    if (isMark(tokens[at + 1], ',')) return /ing$/.test(word(tokens[at + 2])) ? null : run(at + 2, 'that')
    // "said that was wrong": here "that" is what was wrong.
    if (en.auxiliaries.has(word(tokens[at + 1])) && !/^(?:be|been|being)$/.test(word(tokens[at + 1])))
      return run(at, 'clause')
    if (tokens[at + 1]!.kind === 'quote' || tokens[at + 1]!.kind === 'word') return run(at + 1, 'that')
  }
  if (token.kind === 'quote') {
    if (isTitle(text, token)) return null
    if (frames.has('call')) return naming(tokens, cue, at, run)
    const ends = at + 1 >= end
    // `told police “…”, a court heard`: a comma outside the marks ends what is said.
    if (isMark(tokens[at + 1], ',')) return { runs: [{ from: at, to: at + 1 }], how: 'quotation' }
    if (frames.has('say') || frames.has('tell') || frames.has('ask'))
      return run(at, ends ? 'quotation' : 'clause')
    if ((ends && token.end - token.start > 20) || closesStatement(text, token))
      return { runs: [{ from: at, to: at + 1 }], how: 'quotation' }
    if (frames.has('object')) return run(at, 'object')
  }
  if (isMark(token, ':')) {
    if (at + 1 < end) return run(at + 1, tokens[at + 1]!.kind === 'quote' ? 'quotation' : 'colon')
    return null
  }
  if (isMark(token, ',')) {
    const next = tokens[at + 1]
    if (
      next?.kind === 'quote' &&
      (frames.has('say') ||
        frames.has('quote') ||
        frames.has('tell') ||
        frames.has('ask') ||
        frames.has('call') ||
        frames.has('vow'))
    )
      return run(at + 1, 'quotation')
    if (word(next) === 'that' && frames.has('say')) return run(at + 2, 'that')
    // "As Roe said, the plan failed": what follows is what he said.
    const lead = cue.subject ? word(tokens[(cue.order === 'after' ? cue.from : cue.subject.from) - 1]) : ''
    if (lead === 'as' && frames.has('say') && next?.kind === 'word') return run(at + 1, 'clause')
    // "The plan, he said, would fail": a clause that goes on.
    if (
      frames.has('say') &&
      next?.kind === 'word' &&
      cue.subject &&
      cue.order === 'before' &&
      !/ing$/.test(next.lower) &&
      !/^(?:who|which|as|when|while|after|before|according|where|whose)$/.test(next.lower) &&
      !cues.some((other) => other.verb <= at + 2 && other.from > at)
    )
      return isMark(tokens[cue.subject.from - 1], ',-') ? run(at + 1, 'around') : null
    return null
  }
  if (token.kind !== 'word') return null
  if (frames.has('accuse')) {
    const link = tokens.findIndex(
      (other, index) => index > at && index < at + 10 && /^(?:of|for)$/.test(word(other)),
    )
    if (link < 0 || !phraseFrom(tokens, at)) return null
    // Of "him of lying" the deed alone is what is said.
    return run(link === at + 1 && objectPronoun.test(word(tokens[at])) ? link + 1 : at, 'name')
  }
  if (frames.has('call')) return naming(tokens, cue, at, run)
  if (frames.has('say') || frames.has('tell') || frames.has('vow')) {
    const relative =
      cue.order === 'before' && cue.subject && /^(?:which|that)$/.test(word(tokens[cue.subject.from - 1]))
    if (relative && takesVerb(tokens, at)) return run(at, 'clause')
    if (startsClause(tokens, at, verbs.sparing.has(cue.lemma))) return run(at, 'clause')
  }
  if (frames.has('object')) return objectOf(tokens, cue, at, run)
  return null
}
