import type { Token } from '../frame'
import { rightOf } from './behind-cue'
import { clauseEnd, clauseStart, hasVerb, isOpening, opens } from './clause'
import type { Cue } from './cue'
import type { Run } from './noun-phrase'
import { isMark, word } from './token'

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

/** Whether a quotation ends as a statement does before its cue: “…,” or “…?” */
export function closesStatement(text: string, token: Token | undefined): boolean {
  return (
    token?.kind === 'quote' &&
    /[,.!?…—–-][\s"”’»“']{0,5}$/.test(text.slice(Math.max(token.start, token.end - 6), token.end))
  )
}

/** A quotation long enough to be a statement though no comma or full stop ends it. */
const isLong = (token: Token | undefined) => token?.kind === 'quote' && token.end - token.start > 40

/** What a cue reports, or null where the frame holds nothing for it. */
export function contentOf(
  text: string,
  tokens: readonly Token[],
  cue: Cue,
  cues: readonly Cue[],
): Content | null {
  const after = cue.order === 'after' && cue.subject ? cue.subject.to : cue.to
  if (cue.lemma === 'according to') return accordingTo(tokens, cue, cues)
  const left = leftOf(text, tokens, cue, cues)
  const right = rightOf(text, tokens, cue, after, cues)
  if (left && right && leadsOn(text, tokens, left, right)) {
    const both = [...left.runs, ...right.runs]
    return {
      runs: both,
      how: both.every((run) => run.to - run.from === 1 && tokens[run.from]!.kind === 'quote')
        ? 'quotation'
        : 'around',
    }
  }
  if (right?.how === 'that' && left?.how !== 'quotation') return right
  if (left && closesStatement(text, tokens[left.runs.at(-1)!.to - 1])) return left
  return right ?? left
}

/** `“…,” he said, “…”` and `the plan, he said, would fail`: what is said goes on behind the cue. */
function leadsOn(text: string, tokens: readonly Token[], left: Content, right: Content): boolean {
  if (right.how === 'quotation')
    return closesStatement(text, tokens[left.runs.at(-1)!.to - 1]) || left.how === 'around'
  return right.how === 'around' && left.how !== 'quotation'
}

/** What stands before the cue and its subject: `…, he said`, `“…,” said Roe`. */
function leftOf(text: string, tokens: readonly Token[], cue: Cue, cues: readonly Cue[]): Content | null {
  if (!cue.frames.has('say') && !cue.frames.has('quote') && !cue.frames.has('ask') && !cue.frames.has('tell'))
    return null
  if (cue.form === 'ing' || (cue.form === 'base' && !cue.subject)) return null
  if (cue.order === 'shared' || cue.order === 'none') return null
  const head = cue.order === 'after' ? cue.from : cue.subject!.from
  let edge = head
  let before = tokens[edge - 1]
  // `“…,” the mayor of the town said`, `…, as he said`, `…, he said`
  if (edge === 0) return null
  const comma = isMark(before, ',-')
  if (comma) edge -= 1
  else if (!closesStatement(text, before) && !(edge === 1 && isLong(before))) return null
  before = tokens[edge - 1]
  if (!before) return null
  if (before.kind === 'quote' && (comma || edge === 1 || closesStatement(text, before))) {
    let from = edge - 1
    // A whole clause may lead into the quotation: `The plan is “bad,” he said`.
    from = clauseStart(tokens, from, cues, edge)
    if (from < edge - 1 && opens(tokens, { from, to: edge })) {
      // "In 2009, “…,” he said": the quotation alone, where a comma parts it.
      if (isMark(tokens[edge - 2], ',:')) from = edge - 1
      else if (tokens[edge - 2]?.kind === 'word') return null
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

function accordingTo(tokens: readonly Token[], cue: Cue, cues: readonly Cue[]): Content | null {
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
