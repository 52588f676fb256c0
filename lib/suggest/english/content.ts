import * as verbs from './verbs'
import type { Cue } from './cue'
import * as en from './words'
import type { Token } from '../frame'
import { phraseFrom, type Run } from './noun-phrase'

/** Where the content of a cue stands in its frame; two runs where the cue parts it. */
export type Content = {
  runs: Run[]
  how:
    | 'quotation'
    | 'that'
    | 'clause'
    | 'before'
    | 'around'
    | 'object'
    | 'name'
    | 'demand'
    | 'question'
    | 'infinitive'
    | 'colon'
}

const word = (token: Token | undefined) => (token?.kind === 'word' ? token.lower : '')
const isMark = (token: Token | undefined, marks: string) =>
  token?.kind === 'mark' && marks.includes(token.text)

/** Whether a quotation ends as a statement does before its cue: “…,” or “…?” */
function closesStatement(text: string, token: Token | undefined): boolean {
  return (
    token?.kind === 'quote' &&
    /[,.!?…—–-][\s"”’»“']{0,5}$/.test(text.slice(Math.max(token.start, token.end - 6), token.end))
  )
}

/** What a cue reports, or null where the frame holds nothing for it. */
export function contentOf(
  text: string,
  tokens: readonly Token[],
  cue: Cue,
  cues: readonly Cue[],
): Content | null {
  const left = leftOf(text, tokens, cue, cues)
  const after = cue.order === 'after' && cue.subject ? cue.subject.to : cue.to
  if (cue.lemma === 'according to') return accordingTo(tokens, cue, cues, left)
  const right = rightOf(text, tokens, cue, after, cues)
  if (left && right && leadsOn(text, tokens, cue, left, right)) {
    const both = [...left.runs, ...right.runs]
    return {
      runs: both,
      how: both.every((run) => run.to - run.from === 1 && tokens[run.from]!.kind === 'quote')
        ? 'quotation'
        : 'around',
    }
  }
  if (left && closesStatement(text, tokens[left.runs.at(-1)!.to - 1])) return left
  return right ?? left
}

/** `“…,” he said, “…”` and `the plan, he said, would fail`: what is said goes on behind the cue. */
function leadsOn(text: string, tokens: readonly Token[], cue: Cue, left: Content, right: Content): boolean {
  if (right.how === 'quotation')
    return closesStatement(text, tokens[left.runs.at(-1)!.to - 1]) || left.how === 'around'
  return right.how === 'around' && left.how !== 'quotation'
}

/** What stands before the cue and its subject: `…, he said`, `“…,” said Roe`. */
function leftOf(text: string, tokens: readonly Token[], cue: Cue, cues: readonly Cue[]): Content | null {
  if (!cue.frames.has('say') && !cue.frames.has('quote') && !cue.frames.has('ask') && !cue.frames.has('tell'))
    return null
  if (cue.form === 'ing' || (cue.form === 'base' && !cue.subject)) return null
  if (cue.order === 'shared' || cue.order === 'none') {
    // `“…,” and added`: only a quotation right before the verb is its own.
    return null
  }
  const head = cue.order === 'after' ? cue.from : cue.subject!.from
  let edge = head
  let before = tokens[edge - 1]
  // `“…,” the mayor of the town said`, `…, as he said`, `…, he said`
  if (edge === 0) return null
  const comma = isMark(before, ',-')
  if (comma) edge -= 1
  else if (!closesStatement(text, before)) return null
  before = tokens[edge - 1]
  if (!before) return null
  if (before.kind === 'quote' && (comma || closesStatement(text, before))) {
    let from = edge - 1
    // A whole clause may lead into the quotation: `The plan is “bad,” he said`.
    from = clauseStart(tokens, from, cues, edge)
    if (from < edge - 1 && opens(tokens, { from, to: edge })) {
      // "In 2009, “…,” he said": the quotation alone, where a comma parts it.
      if (isMark(tokens[edge - 2], ',:')) from = edge - 1
      else if (tokens[edge - 2]?.kind === 'word' && en.prepositions.has(word(tokens[edge - 2]))) return null
    }
    return { runs: [{ from, to: edge }], how: from === edge - 1 ? 'quotation' : 'before' }
  }
  if (!comma || !cue.frames.has('say')) return null
  const from = clauseStart(tokens, edge, cues, edge)
  if (edge - from < 3)
    return isMark(tokens[cue.to], ',') ? { runs: [{ from, to: edge }], how: 'around' } : null
  const run = { from, to: edge }
  const finite = hasVerb(tokens, run)
  if (isMark(tokens[cue.order === 'after' ? cue.subject!.to : cue.to], ',')) {
    const next = word(tokens[(cue.order === 'after' ? cue.subject!.to : cue.to) + 1])
    if (!/ing$/.test(next) && !/^(?:as|when|while|after|before|according|who)$/.test(next) && next)
      return { runs: [run], how: finite && !isOpening(tokens, run) ? 'before' : 'around' }
  }
  if (!finite || isOpening(tokens, run)) return null
  return { runs: [run], how: 'before' }
}

/** "On Friday", "As he spoke", "After the vote": a phrase that opens a sentence is no statement by itself. */
function isOpening(tokens: readonly Token[], { from, to }: Run): boolean {
  const first = word(tokens[from])
  for (let at = from + 1; at < to; at += 1)
    if (isMark(tokens[at], ',') && hasVerb(tokens, { from: at + 1, to })) return false
  return (
    en.prepositions.has(first) ||
    (en.subordinators.has(first) &&
      first !== 'that' &&
      first !== 'so' &&
      first !== 'what' &&
      first !== 'if' &&
      first !== 'how' &&
      first !== 'why') ||
    /ing$/.test(first)
  )
}

const opens = (tokens: readonly Token[], { from }: Run) => {
  const first = word(tokens[from])
  return (
    en.prepositions.has(first) ||
    (en.subordinators.has(first) && !/^(?:that|so|what|if|how|why)$/.test(first)) ||
    /ing$/.test(first)
  )
}

const finiteLike = /[^e]ed$/
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
const irregularPast = new Set(
  `began became came went got made took saw knew thought felt found gave left lost won ran met kept held brought built bought sent spent
  stood understood heard led let put set cut hit read rose fell grew drew drove broke spoke wrote chose lay paid sold told said go want need
  make take get see know think feel find give leave lose win run keep hold come become work support believe continue remain seem appear plan expect hope`.split(
    /\s+/,
  ),
)

/** The start of the clause that ends at `end`: behind what parts it from a clause before. */
function clauseStart(tokens: readonly Token[], end: number, cues: readonly Cue[], limit: number): number {
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

/** What stands behind the cue. `start` is the token after the cue, or after its subject where that follows. */
function rightOf(
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

  at = skipCircumstances(text, tokens, at)
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
    if (isMark(tokens[at + 1], ',')) return run(at + 2, 'that')
    if (tokens[at + 1]!.kind === 'quote' || tokens[at + 1]!.kind === 'word') return run(at + 1, 'that')
  }
  if (token.kind === 'quote') {
    if (isTitle(text, token)) return null
    if (frames.has('call')) return naming(tokens, cue, at, run)
    const ends = at + 1 >= end
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
    return link > 0 && phraseFrom(tokens, at) ? run(at, 'name') : null
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

type Found = (from: number, how: Content['how']) => Content | null

/** "called the plan a mistake", "described it as", "praised the ruling". */
function naming(tokens: readonly Token[], cue: Cue, at: number, run: Found): Content | null {
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

function objectOf(tokens: readonly Token[], cue: Cue, at: number, run: Found): Content | null {
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

/** Whether a clause with a verb begins here, so that it may be what was said. */
function startsClause(tokens: readonly Token[], at: number, strict: boolean): boolean {
  const token = tokens[at]!
  const { lower } = token
  if (
    en.subjectPronoun.test(lower) ||
    /^(?:this|these|those|no|if|when|while|although|even|because)$/.test(lower)
  )
    return tokens.length - at >= 3
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

/** Skips "on Friday", "in a statement", "during a rally in Ohio", "later": where and when it was said. */
function skipCircumstances(text: string, tokens: readonly Token[], start: number): number {
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

/** Where what a cue reports ends: before the next cue of the same speaker, else at the end of the sentence. */
function clauseEnd(tokens: readonly Token[], from: number, cue: Cue, cues: readonly Cue[]): number {
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

const takesVerb = (tokens: readonly Token[], at: number) =>
  tokens[at]?.kind === 'word' &&
  (en.auxiliaries.has(tokens[at]!.lower) ||
    verbs.cueVerbs.has(tokens[at]!.lower) ||
    finiteLike.test(tokens[at]!.lower) ||
    irregularPast.has(tokens[at]!.lower))

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

function accordingTo(
  tokens: readonly Token[],
  cue: Cue,
  cues: readonly Cue[],
  _left: Content | null,
): Content | null {
  if (!cue.subject) return null
  // "According to Roe, …" leads in what he says; behind a clause it closes it.
  let at = cue.subject.to
  if (
    cue.from <= 1 ||
    (isMark(tokens[cue.from - 1], ',') && cue.from < 4 && !hasVerb(tokens, { from: 0, to: cue.from }))
  ) {
    while (at < tokens.length && !isMark(tokens[at], ',:') && tokens[at]!.kind !== 'quote') at += 1
    if (isMark(tokens[at], ',:')) at += 1
    const to = clauseEnd(tokens, at, cue, cues)
    return to > at
      ? {
          runs: [{ from: at, to }],
          how: tokens[at]!.kind === 'quote' && to === at + 1 ? 'quotation' : 'clause',
        }
      : null
  }
  let edge = cue.from
  if (isMark(tokens[edge - 1], ',-')) edge -= 1
  const from = clauseStart(tokens, edge, cues, edge)
  if (edge - from < 2) return null
  return { runs: [{ from, to: edge }], how: 'before' }
}
