import * as verbs from './verbs'
import * as en from './words'
import type { Token } from '../frame'

/** A run of tokens of a frame, half open. */
export type Run = { from: number; to: number }

const isWord = (token: Token | undefined): token is Token => token?.kind === 'word'
const isAdverb = (token: Token) =>
  en.adverbs.has(token.lower) ||
  (/ly$/.test(token.lower) && !token.capital && !en.notAdverbs.has(token.lower))

/** Whether a word cannot be part of a plain noun phrase: a verb of the closed class, a conjunction, a pronoun. */
function closes(token: Token): boolean {
  return (
    en.auxiliaries.has(token.lower) ||
    en.conjunctions.has(token.lower) ||
    (en.prepositions.has(token.lower) && !token.capital) ||
    (en.subordinators.has(token.lower) && !token.capital) ||
    en.personal.has(token.lower) ||
    en.relatives.has(token.lower)
  )
}

/** Whether a word is, as far as its shape tells, a noun that can end a subject. */
export function nounLike(token: Token | undefined): boolean {
  if (!isWord(token)) return false
  if (
    verbs.plainPast.has(token.lower) ||
    (!token.capital && verbs.cueVerbs.get(token.lower)?.form === 'past')
  )
    return false
  if (token.capital || en.roleNouns.has(token.lower)) return !en.auxiliaries.has(token.lower)
  return !closes(token) && !isAdverb(token) && !en.determiners.has(token.lower)
}

const past = (token: Token) => /[^e]ed$/.test(token.lower) && !token.capital

/**
 * The noun phrase that ends before the token at `end`, with what belongs to it on its left: determiner, titles,
 * "of …" and "for …". Null where the word there ends none.
 */
export function phraseBefore(tokens: readonly Token[], end: number, stop = 0): Run | null {
  const last = tokens[end - 1]
  if (!isWord(last) || end <= stop) return null
  if (en.personal.has(last.lower) || en.relatives.has(last.lower)) return { from: end - 1, to: end }
  if (
    /^(?:this|that|these|those|one|everyone|everybody|nobody|someone|somebody|others|another|many|some|both|all|few|most|two|three)$/.test(
      last.lower,
    )
  )
    return tokens[end - 2]?.lower === 'of'
      ? wider(tokens, { from: end - 1, to: end }, stop)
      : { from: end - 1, to: end }
  if (!nounLike(last) && !/^\d+$/.test(last.lower)) return null
  if (en.timeWords.has(last.lower)) return null
  // "The experts interviewed said"
  if (past(last) && end - 2 >= stop && isWord(tokens[end - 2]) && !en.determiners.has(tokens[end - 2]!.lower))
    return phraseBefore(tokens, end - 1, stop)
  let from = end - 1
  while (from > stop && end - from < longest) {
    const token = tokens[from - 1]!
    if (token.kind === 'quote') {
      // the "historic" ruling
      const beside = tokens[from - 2]
      // Marcia "Cia" Price
      const nickname = token.end - token.start < 20 && beside?.capital && tokens[from]!.capital
      if (isWord(beside) && ((en.determiners.has(beside.lower) && beside.lower !== 'that') || nickname)) {
        from -= 1
        continue
      }
      break
    }
    if (!isWord(token)) break
    if (en.determiners.has(token.lower)) {
      // "a clip that Judge Roe called": here it joins clauses.
      if (token.lower === 'that') break
      from -= 1
      // "all of the", "one of his": the number before goes along
      if (tokens[from - 1]?.lower === 'of' && en.determiners.has(tokens[from - 2]?.lower ?? '')) from -= 2
      break
    }
    if (closes(token) || opensClause(tokens, from - 1) || (isAdverb(token) && !token.capital)) break
    if (verbs.plainPast.has(token.lower)) break
    if (
      /ing$/.test(token.lower) &&
      !token.capital &&
      isWord(tokens[from - 2]) &&
      nounLike(tokens[from - 2]) &&
      !tokens[from - 2]!.capital
    )
      break
    if (/^(?:time|moment)$/.test(token.lower)) break
    if (
      past(token) &&
      !en.determiners.has(tokens[from - 2]?.lower ?? '') &&
      from - 1 > stop &&
      nounLike(tokens[from - 2])
    )
      break
    if (en.timeWords.has(token.lower) && !token.capital) break
    if (en.weekdayNames.has(token.lower)) break
    from -= 1
    // A possessor begins the phrase only where nothing else does.
  }
  const lead = tokens[from - 1]
  if (isWord(lead) && en.prepositions.has(lead.lower)) {
    // "In a statement Roe said": the name alone is the subject.
    const name = tokens.findLastIndex((token, at) => at >= from && at < end && !token.capital) + 1
    if (
      name > from &&
      name < end &&
      !en.determiners.has(tokens[name - 1]!.lower) &&
      !en.roleNouns.has(tokens[name - 1]!.lower) &&
      tokens[name - 1]!.kind === 'word'
    )
      return { from: name, to: end }
  }
  return wider(tokens, { from, to: end }, stop)
}

/** "If", "Though", "In" with the capital of a sentence's first word. */
const opensClause = (tokens: readonly Token[], at: number) =>
  (at === 0 || !isWord(tokens[at - 1])) &&
  (en.subordinators.has(tokens[at]!.lower) ||
    en.prepositions.has(tokens[at]!.lower) ||
    en.conjunctions.has(tokens[at]!.lower) ||
    en.adverbs.has(tokens[at]!.lower))

/** Takes in what stands before "of", "for", "from", "with", "in" or "at" where that is a noun phrase itself. */
function wider(tokens: readonly Token[], run: Run, stop: number): Run {
  const { from, to } = run
  const link = tokens[from - 1]
  if (from - 1 <= stop || !isWord(link)) return run
  if (/^(?:of|for|from|with|in|at|to|on|against|behind|close|near|by)$/.test(link.lower)) {
    const before = tokens[from - 2]
    if (!isWord(before) || !nounLike(before) || en.timeWords.has(before.lower)) return run
    const head = phraseBefore(tokens, from - 1, stop)
    if (!head) return run
    if (en.personal.has(tokens[head.from]!.lower)) return /^(?:of|for)$/.test(link.lower) ? run : head
    // "In a speech to supporters Trump said": a phrase behind a preposition is no subject.
    const lead = tokens[head.from - 1]
    if (isWord(lead) && en.prepositions.has(lead.lower)) return run
    if (/^(?:of|for)$/.test(link.lower)) return { from: head.from, to }
    if (!roleIn(tokens, head)) return run
    // "Roe in a speech said": where and when is no part of who.
    return /^(?:from|with|against|behind|close)$/.test(link.lower) ? { from: head.from, to } : head
  }
  if (link.lower === 'and' || link.lower === 'or') {
    const before = tokens[from - 2]
    if (!isWord(before)) return run
    const head = phraseBefore(tokens, from - 1, stop)
    if (!head) return run
    const lead = tokens[head.from - 1]
    if (isWord(lead) && en.prepositions.has(lead.lower)) return run
    const personal = (at: number) =>
      tokens[at]!.capital || en.roleNouns.has(tokens[at]!.lower) || en.personal.has(tokens[at]!.lower)
    if (
      personal(from - 2) &&
      tokens.slice(from).some((token, at) => at < 6 && (token.capital || en.roleNouns.has(token.lower)))
    )
      return { from: head.from, to }
  }
  return run
}

const roleIn = (tokens: readonly Token[], run: Run) =>
  tokens.slice(run.from, run.to).some((token) => en.roleNouns.has(token.lower) || token.capital)

/** Words of a noun phrase at most. */
const longest = 30

/** The noun phrase that begins at `start`: after "said" or "according to". Null where none does. */
export function phraseFrom(tokens: readonly Token[], start: number): Run | null {
  const first = tokens[start]
  if (!isWord(first)) return null
  if (
    /^(?:he|she|they|it|we|i|you|him|her|them|me|us)$/.test(first.lower) &&
    !(first.lower === 'her' && nounLike(tokens[start + 1]))
  )
    return { from: start, to: start + 1 }
  let at = start
  if (
    /^(?:one|some|many|several|two|three|most|all|both|none|few)$/.test(first.lower) &&
    tokens[start + 1]?.lower === 'of'
  )
    at += 2
  if (isWord(tokens[at]) && en.determiners.has(tokens[at]!.lower)) at += 1
  const begin = at
  let named = false
  while (isWord(tokens[at]) || (tokens[at]?.kind === 'quote' && at === begin && begin > start)) {
    const token = tokens[at]!
    if (closes(token) || (isAdverb(token) && !token.capital) || at - start > longest) break
    if (verbs.plainPast.has(token.lower)) break
    if (en.determiners.has(token.lower) && (at > begin || begin > start) && !token.capital) break
    if (
      en.weekdayNames.has(token.lower) ||
      (en.monthNames.has(token.lower) && token.lower !== 'may' && token.lower !== 'march')
    )
      break
    if (en.timeWords.has(token.lower) && at > begin && !token.capital) break
    // "said Trump told": a name is over where a small word follows that is no role.
    if (
      named &&
      begin === start &&
      !token.capital &&
      !en.roleNouns.has(token.lower) &&
      !/^\d/.test(token.text)
    )
      break
    if (token.capital && !en.determiners.has(token.lower)) named = true
    if (past(token) && at > begin && !token.capital) break
    at += 1
  }
  if (at === begin)
    return begin > start && en.determiners.has(first.lower) && !/^(?:the|an?|that)$/.test(first.lower)
      ? { from: start, to: begin }
      : null
  const link = tokens[at]
  if (isWord(link) && /^(?:of|for|and|from|with|at|in)$/.test(link.lower)) {
    const rest = phraseFrom(tokens, at + 1)
    const linked =
      link.lower === 'of' ||
      link.lower === 'for' ||
      (link.lower === 'and' && rest && (tokens[rest.from]!.capital || roleIn(tokens, rest)))
    if (rest && linked && !en.timeWords.has(tokens[rest.from]!.lower)) return { from: start, to: rest.to }
  }
  return { from: start, to: at }
}

/** The noun phrase that "who" or "which" at this index points back at. */
export function antecedent(tokens: readonly Token[], at: number): Run | null {
  let end = at
  while (end > 0 && tokens[end - 1]!.kind === 'mark') end -= 1
  return phraseBefore(tokens, end)
}

/** The text of a run as a piece, with the bracket that closes it ("the ICC (…)"). */
export function pieceOf(tokens: readonly Token[], { from, to }: Run): { start: number; end: number } {
  const last = tokens[to - 1]!
  return { start: tokens[from]!.start, end: last.bracket || last.end }
}
