import * as verbs from './verbs'
import * as en from './words'
import type { Construction, Verb } from './verbs'
import type { Token } from '../frame'
import { nounLike, phraseBefore, phraseFrom, type Run } from './noun-phrase'

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

const word = (token: Token | undefined) => (token?.kind === 'word' ? token.lower : '')

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
  if (form === 'base' && start === at && !pluralSubject(tokens, at, cues)) return null
  if (form === 's' && start < at && inner.some((each) => en.modals.has(each))) return null
  const base = { from: at, to, verb: start, lemma, frames, form, negated, modal }
  return { ...base, ...subjectOf(tokens, base, cues) }
}

const nounFirst =
  /^(?:states|reports|claims|notes|questions|answers|demands|comments|remarks|charges|calls|promises|estimates|offers|ads|posts|orders|proposals|details|lies|cites|emails|tweets)$/

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

/** The first token of the verb phrase that ends with the cue: auxiliaries, adverbs, "went on to". */
function verbPhrase(tokens: readonly Token[], at: number): number {
  let from = at
  while (from > 0) {
    const token = tokens[from - 1]!
    if (token.kind !== 'word') break
    const { lower } = token
    const adverb =
      (en.adverbs.has(lower) && lower !== 'there' && lower !== 'here') ||
      (/ly$/.test(lower) && !token.capital && !en.notAdverbs.has(lower))
    if (en.auxiliaries.has(lower) || adverb || lower === 'to' || lower === 'not') from -= 1
    else if (
      word(tokens[from]) === 'to' &&
      /^(?:went|goes|go|going|continued|continues|continue|began|begins|wants|wanted|want|likes|tried|trying|tries|started|declined|refused|refuses|expected|plans|planned|used|managed|seemed|seems|appeared|appears|failed|sought|took|prepared|forced|ready|set|hopes|hoped|intends|paused|rushed|proceeded|willing|unwilling|able|unable|reluctant|eager|quick|happy|supposed|likely|unlikely)$/.test(
        lower,
      )
    )
      from -= 1
    else break
  }
  // Time words before the verb belong to the clause before: "In a speech yesterday".
  while (from < at && (tokens[from]!.lower === 'yesterday' || tokens[from]!.lower === 'today')) from += 1
  return from
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

type Base = Pick<Cue, 'from' | 'to' | 'verb' | 'frames' | 'form' | 'lemma'>

function subjectOf(
  tokens: readonly Token[],
  cue: Base,
  cues: readonly Cue[],
): Pick<Cue, 'subject' | 'order'> {
  const inverted = invertedSubject(tokens, cue)
  if (inverted) return { subject: inverted, order: 'after' }
  const at = cue.verb
  const before = tokens[at - 1]
  if (cue.form === 'ing' && cue.verb === cue.from) {
    const own = before?.kind === 'word' && nounLike(before) ? phraseBefore(tokens, at) : null
    const lead = own && tokens[own.from - 1]
    // "of voters saying" has its own subject; in "emailed voters saying" it is whoever emailed.
    if (
      own &&
      (!lead || en.prepositions.has(word(lead)) || (lead.kind === 'mark' && tokens[own.to - 1]!.capital))
    )
      return { subject: own, order: 'before' }
    return shared(tokens, at, cues)
  }
  if (!before) return { subject: null, order: 'none' }
  if (before.kind === 'word') {
    if (en.conjunctions.has(before.lower)) return shared(tokens, at - 1, cues)
    const own = phraseBefore(tokens, at)
    if (!own) return shared(tokens, at, cues)
    const lead = word(tokens[own.from - 1])
    if (en.prepositions.has(lead) && !/^(?:after|before|since|until|than|as)$/.test(lead) && own.from > 1) {
      // "have in the past said", "Roe, in a letter, wrote": the phrase only tells when or where.
      const further = verbPhrase(tokens, own.from - 1)
      const other = phraseBefore(tokens, further)
      if (other && !en.prepositions.has(word(tokens[other.from - 1])))
        return { subject: other, order: 'before' }
      if (
        !tokens
          .slice(own.from, own.to)
          .some((token) => token.capital || en.roleNouns.has(token.lower) || en.personal.has(token.lower))
      )
        return shared(tokens, own.from - 1, cues)
    }
    return { subject: own, order: 'before' }
  }
  if (before.kind === 'mark' && /[,-]/.test(before.text)) return apposition(tokens, at - 1, cues)
  if (before.kind === 'quote') {
    const own = phraseBefore(tokens, at - 1)
    // "Trump, the “dealmaker,” said" is rare; a quotation before the verb is what is said.
    return own && word(tokens[at - 2]) && en.determiners.has(word(tokens[at - 2]))
      ? { subject: own, order: 'before' }
      : { subject: null, order: 'none' }
  }
  return { subject: null, order: 'none' }
}

/** `“…,” said Roe`, `…, wrote the mayor`: the subject follows where what is said stands right before the verb. */
function invertedSubject(tokens: readonly Token[], cue: Base): Run | null {
  const before = tokens[cue.from - 1]
  if (cue.form !== 'past' && cue.form !== 's') return null
  if (!(cue.frames.has('say') || cue.frames.has('quote') || cue.frames.has('ask'))) return null
  const open =
    before === undefined || before.kind === 'quote' || (before.kind === 'mark' && /[,-]/.test(before.text))
  if (!open) return null
  const run = phraseFrom(tokens, cue.to)
  if (!run) return null
  const head = tokens[run.to - 1]!
  const first = tokens[run.from]!
  if (en.timeWords.has(first.lower)) return null
  const person = tokens
    .slice(run.from, run.to)
    .some((token) => token.capital || en.roleNouns.has(token.lower))
  if (!person && !en.personal.has(head.lower) && before?.kind !== 'quote') return null
  const next = tokens[run.to]
  if (
    /['’]s?$/.test(head.text) ||
    (next?.kind === 'word' &&
      before?.kind !== 'quote' &&
      !en.prepositions.has(next.lower) &&
      !en.relatives.has(next.lower) &&
      !en.timeWords.has(next.lower) &&
      !en.adverbs.has(next.lower) &&
      !/ing$/.test(next.lower) &&
      !/^(?:last|this|when|as|while|after|before|because)$/.test(next.lower))
  )
    return null
  // "…, said he would": a verb after the phrase makes it the subject of a clause.
  if (
    next?.kind === 'word' &&
    (en.auxiliaries.has(next.lower) || /ed$/.test(next.lower) || verbs.cueVerbs.has(next.lower))
  )
    return null
  return run
}

/** The subject that a verb shares with the one before it in the sentence. */
function shared(tokens: readonly Token[], end: number, cues: readonly Cue[]): Pick<Cue, 'subject' | 'order'> {
  const before = cues.findLast(
    (cue) =>
      cue.subject &&
      cue.form !== 'noun' &&
      cue.to <= end &&
      !(cue.order === 'after' && cue.subject.from > end),
  )
  if (before) return { subject: before.subject, order: 'shared' }
  const first = firstSubject(tokens, end)
  return first ? { subject: first, order: 'shared' } : { subject: null, order: 'none' }
}

/** The subject of the sentence: the first noun phrase after an opening "On Friday," or "While …,". */
export function firstSubject(tokens: readonly Token[], end: number): Run | null {
  let at = 0
  while (
    at < end &&
    (tokens[at]!.kind !== 'word' ||
      en.conjunctions.has(tokens[at]!.lower) ||
      en.adverbs.has(tokens[at]!.lower) ||
      (/ly$/.test(tokens[at]!.lower) && !tokens[at]!.capital))
  )
    at += 1
  const first = word(tokens[at])
  const second = word(tokens[at + 1])
  const timely =
    /^(?:minutes?|hours?|days?|weeks?|months?|years?|moments?|shortly|later|earlier)$/.test(first) ||
    /^(?:later|earlier|ago|before)$/.test(second)
  if (
    timely ||
    en.prepositions.has(first) ||
    en.subordinators.has(first) ||
    en.timeWords.has(first) ||
    /ing$/.test(first)
  ) {
    const comma = tokens.findIndex(
      (token, index) => index > at && index < end && token.kind === 'mark' && token.text === ',',
    )
    if (comma < 0) return null
    at = comma + 1
  }
  const run = phraseFrom(tokens, at)
  return run && run.to <= end ? run : null
}

/** "Roe, the mayor, said", "Roe, who left in May, said", "Roe — the mayor — said". */
function apposition(
  tokens: readonly Token[],
  close: number,
  cues: readonly Cue[],
): Pick<Cue, 'subject' | 'order'> {
  const mark = tokens[close]!.text
  let nearest: Run | null = null
  for (let open = close - 1; open > 0 && open > close - 40; open -= 1) {
    const token = tokens[open]!
    if (token.kind !== 'mark') continue
    if (token.text === ';') break
    if (token.text !== mark) continue
    const own = phraseBefore(tokens, open)
    if (!own) continue
    const lead = tokens[own.from - 1]
    const head = tokens[own.to - 1]!
    const personal = head.capital || en.roleNouns.has(head.lower) || en.personal.has(head.lower)
    const begins =
      !lead ||
      lead.kind !== 'word' ||
      en.conjunctions.has(lead.lower) ||
      en.subordinators.has(lead.lower) ||
      lead.lower === 'that'
    const relative = /^(?:who|whose|whom)$/.test(word(tokens[open + 1]))
    if (relative || (personal && begins && !insideList(tokens, own, open)))
      return { subject: own, order: 'apposition' }
    if (!nearest && personal && !(lead && en.prepositions.has(word(lead)))) nearest = own
  }
  return nearest ? { subject: nearest, order: 'apposition' } : shared(tokens, close, cues)
}

/** "Roe, a lawyer from Ava, Mo., said": a name between commas may be a place in what describes the subject. */
function insideList(tokens: readonly Token[], own: Run, open: number): boolean {
  const before = tokens[own.from - 1]
  return (
    before?.kind === 'mark' &&
    own.from > 1 &&
    own.to - own.from <= 2 &&
    open - own.from <= 2 &&
    firstIsName(tokens)
  )
}

const firstIsName = (tokens: readonly Token[]) => {
  const run = phraseFrom(
    tokens,
    tokens.findIndex((token) => token.kind === 'word'),
  )
  return (
    run !== null &&
    tokens[run.to]?.kind === 'mark' &&
    tokens.slice(run.from, run.to).some((token) => token.capital)
  )
}
