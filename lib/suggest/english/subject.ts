import type { Token } from '../frame'
import type { Cue } from './cue'
import { nounLike, phraseBefore, phraseFrom, type Run } from './noun-phrase'
import { word } from './token'
import * as verbs from './verbs'
import * as en from './words'

type Base = Pick<Cue, 'from' | 'to' | 'verb' | 'frames' | 'form' | 'lemma'>

/** The first token of the verb phrase that ends with the cue: auxiliaries, adverbs, "went on to". */
export function verbPhrase(tokens: readonly Token[], at: number): number {
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

/** Who does what a cue says, and how that was found: before it, behind it, shared with a verb before, by its side. */
export function subjectOf(
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
export function invertedSubject(tokens: readonly Token[], cue: Base): Run | null {
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
    // "Roe, 56, who": the age is nobody.
    if (!own || /^\d/.test(tokens[own.from]!.text)) continue
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
    if ((relative || (personal && begins)) && !insideList(tokens, own, open))
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
