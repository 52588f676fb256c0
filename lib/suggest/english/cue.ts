import type { Token } from '../frame'
import { nounLike, phraseBefore, phraseFrom, type Run } from './noun-phrase'
import { invertedSubject, subjectOf, verbPhrase } from './subject'
import { word } from './token'
import * as verbs from './verbs'
import type { Construction, Verb } from './verbs'
import * as en from './words'

/** A word that reports speech in a frame. */
export type Cue = {
  /** The tokens printed as the cue: "said", "pointed out". */
  from: number
  to: number
  /** Where its verb phrase begins: "has repeatedly" said. */
  verb: number
  lemma: string
  frames: ReadonlySet<Construction>
  form: Verb['form'] | 'noun'
  subject: Run | null
  /** How the subject was found. */
  order: 'before' | 'after' | 'shared' | 'apposition' | 'none'
  negated: boolean
  /** "would", "could", "to say": nothing has been said yet. */
  modal: boolean
}

/** The cues of a frame, in order. */
export function cuesIn(text: string, tokens: readonly Token[]): Cue[] {
  const cues: Cue[] = []
  tokens.forEach((token, at) => {
    if (token.kind !== 'word') return
    const found = cueAt(tokens, at, cues) ?? generic(text, tokens, at)
    if (found) cues.push(found)
  })
  return cues
}

function cueAt(tokens: readonly Token[], at: number, cues: readonly Cue[]): Cue | null {
  const token = tokens[at]!
  if (token.lower === 'according' && word(tokens[at + 1]) === 'to') {
    const subject = phraseFrom(tokens, at + 2)
    return {
      from: at,
      to: at + 2,
      verb: at,
      lemma: 'according to',
      frames: new Set(['say']),
      form: 'noun',
      subject,
      order: subject ? 'after' : 'none',
      negated: false,
      modal: false,
    }
  }
  const phrase = verbs.phrasal.get(token.lower)
  const verb = verbs.cueVerbs.get(token.lower)
  const phrasal = phrase && phrase.next.has(word(tokens[at + 1])) ? phrase : null
  if (!phrasal && !verb) return null
  if (token.capital && at > 0) return null
  const form = verb?.form ?? (/ing$/.test(token.lower) ? 'ing' : /s$/.test(token.lower) ? 's' : 'past')
  const { lemma, frames } = phrasal ?? verb!
  const to = phrasal ? at + 2 : at + 1
  const start = verbPhrase(tokens, at)
  const before = word(tokens[at - 1])
  // "a post", "his claims", "the reported sale": no verb.
  if (
    before &&
    (en.determiners.has(before) || /['’]s?$/.test(before)) &&
    !en.auxiliaries.has(before) &&
    !/^(?:that|this|these|those|one|some|many|several|few|others|both|all|each|most|another|two|three|four|five|six|seven|eight|nine|ten)$/.test(
      before,
    )
  )
    return null
  if (
    before &&
    start === at &&
    en.prepositions.has(before) &&
    form !== 'ing' &&
    before !== 'than' &&
    before !== 'as'
  )
    return null
  const inner = tokens.slice(start, at).map((each) => each.lower)
  const negated = inner.some((each) => /^(?:not|never|n't|cannot)$|n't$/.test(each))
  const gone = /^(?:went|goes|going|go|continued|continues|proceeded|began|begins)$/.test(
    inner.find((each) => !en.auxiliaries.has(each) && each !== 'also') ?? '',
  )
  const modal =
    !gone &&
    inner.some((each) =>
      /^(?:would|could|should|may|might|must|will|can|shall|to|'ll|cannot)$|^(?:won|wouldn|couldn|can|shouldn)'t$/.test(
        each,
      ),
    )
  const beForm = inner.some((each) => en.be.has(each) || each === 'been' || each === 'being')
  if (beForm && form === 'past') return null
  if (
    /^(?:written|sworn|begun|sung)$/.test(token.lower) &&
    !inner.some((each) => /^(?:ha[sd]|have|having|'ve)$/.test(each))
  )
    return null
  if (form === 's' && nounFirst.test(token.lower) && !singular(tokens, at, start)) return null
  // "a beer called …": the thing is named, nobody speaks.
  if (
    token.lower === 'called' &&
    start === at &&
    tokens[at - 1]?.kind === 'word' &&
    !tokens[at - 1]!.capital &&
    !en.personal.has(before) &&
    !en.roleNouns.has(before) &&
    !en.conjunctions.has(before) &&
    before !== 'who'
  )
    return null
  // "asked about the ruling, he said": it is the speaker who was asked.
  if (
    token.lower === 'asked' &&
    start === at &&
    (tokens[at - 1]?.kind !== 'word' || /^(?:when|if|once|after|as)$/.test(before)) &&
    /^(?:about|if|whether|why|how|what|by|to|who|for|which|on|in|at|during)$/.test(word(tokens[at + 1]))
  )
    return null
  // "a man accused of theft": others accuse him.
  if (frames.has('accuse') && form === 'past' && en.prepositions.has(word(tokens[at + 1]))) return null
  if (form === 'base' && start === at && !pluralSubject(tokens, at, cues)) return null
  if (form === 's' && start < at && inner.some((each) => en.modals.has(each))) return null
  const base = { from: at, to, verb: start, lemma, frames, form, negated, modal }
  return { ...base, ...subjectOf(tokens, base, cues) }
}

const nounFirst =
  /^(?:states|reports|claims|notes|questions|answers|demands|comments|remarks|charges|calls|promises|estimates|offers|ads|posts|orders|proposals|details|lies|cites|emails|tweets|rules)$/

/** Whether one person or thing stands before the verb, so that "reports" is one. */
function singular(tokens: readonly Token[], at: number, start: number): boolean {
  const before = tokens[start - 1]
  if (!before) return false
  if (before.kind !== 'word') return before.kind === 'mark' || before.kind === 'quote'
  // "reports that track it": the clause tells which reports.
  if (
    word(tokens[at + 1]) === 'that' &&
    (en.auxiliaries.has(word(tokens[at + 2])) || /^(?:precede|track|show)$/.test(word(tokens[at + 2])))
  )
    return false
  if (en.personal.has(before.lower) || en.relatives.has(before.lower) || en.conjunctions.has(before.lower))
    return true
  const run = phraseBefore(tokens, start)
  if (!run) return false
  if (before.capital)
    return !tokens
      .slice(run.from, run.to - 1)
      .some((token) => /(?:ed|ing)$/.test(token.lower) && !token.capital)
  return (
    !/[^s]s$/.test(before.lower) &&
    (en.determiners.has(tokens[run.from]!.lower) || run.from === 0) &&
    !/^(?:\d+|some|many|few|all|most|no|any|these|those|two|three|four|five|several|other)$/.test(
      tokens[run.from]!.lower,
    )
  )
}

/** `“…,” Roe shot back`: between a quotation that ends in a comma and its speaker, any verb reports. */
function generic(text: string, tokens: readonly Token[], at: number): Cue | null {
  const token = tokens[at]!
  if (
    token.capital ||
    !/[^s]s$|ed$|^(?:was|is|went|came|told|began)$/.test(token.lower) ||
    en.auxiliaries.has(token.lower) ||
    en.prepositions.has(token.lower) ||
    en.subordinators.has(token.lower) ||
    en.adverbs.has(token.lower) ||
    en.personal.has(token.lower)
  )
    return null
  const start = verbPhrase(tokens, at)
  const cue = {
    from: at,
    to: at + 1,
    verb: start,
    lemma: 'any',
    frames: new Set<Construction>(['quote']),
    form: 'past' as const,
    negated: false,
    modal: false,
  }
  const before = tokens[at - 1]
  if (
    before?.kind === 'quote' &&
    before.end - before.start > 14 &&
    tokens[at - 2]?.kind !== 'word' &&
    /,["”’»“']{1,3}$/.test(text.slice(Math.max(before.start, before.end - 5), before.end))
  ) {
    const inverted = invertedSubject(tokens, cue)
    return inverted ? { ...cue, subject: inverted, order: 'after' } : null
  }
  const subject = phraseBefore(tokens, start)
  if (!subject || subject.from === 0) return null
  const quotation = tokens[subject.from - 1]!
  const lead = tokens[subject.from - 2]
  if (quotation.end - quotation.start < 14 || lead?.kind === 'word') return null
  if (
    quotation.kind !== 'quote' ||
    !/[,?!]["”’»“']{1,3}$/.test(text.slice(Math.max(quotation.start, quotation.end - 5), quotation.end))
  )
    return null
  return { ...cue, subject, order: 'before' }
}

/** "officials say", "I say", "many argue": a verb in its base form needs such a subject. */
function pluralSubject(tokens: readonly Token[], at: number, cues: readonly Cue[]): boolean {
  const before = tokens[at - 1]
  if (before?.kind !== 'word') return false
  const { lower } = before
  if (
    /^(?:i|we|you|they|who|which|that|people|police|many|some|others|both|these|those|few|most|all|several|voters|percent|half|third|two|three|four|five|six|seven|eight|nine|ten|\d+)$/.test(
      lower,
    )
  )
    return true
  if (lower === 'and') return cues.some((cue) => cue.form === 'base')
  if (!nounLike(before) || en.prepositions.has(lower)) return false
  const run = phraseBefore(tokens, at)
  return (
    /[^su]s$/.test(lower) ||
    Boolean(run && tokens.slice(run.from, run.to).some((token) => token.lower === 'and'))
  )
}
