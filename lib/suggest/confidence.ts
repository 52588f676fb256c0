import type { Rule } from '../suggestion'
import type { Resolved } from './english/speakers'
import type { Statement } from './english/statements'

/** The rule that found a statement, as it is shown to editors. */
export function ruleOf({ how, lemma, cue }: Statement): Rule {
  if (lemma === 'according to') return 'according to'
  if (how === 'turn' || (how === 'quotation' && lemma === ':')) return 'quotation after a colon'
  if (how === 'carried') return 'quotation carried over'
  if (how === 'quotation') return cue ? 'quotation with a cue' : 'quotation alone'
  if (how === 'that') return 'that-clause'
  if (how === 'before' || how === 'around') return 'clause before its cue'
  if (how === 'demand' || how === 'infinitive') return 'demand'
  if (how === 'object' || how === 'name') return 'object of a cue'
  return 'clause'
}

/** How often suggestions of a rule are right as they stand, in hundredths: measured on news of which nothing is kept. */
const trust: Record<Rule, number> = {
  'quotation with a cue': 91,
  'quotation carried over': 62,
  'quotation after a colon': 75,
  'that-clause': 78,
  clause: 72,
  'clause before its cue': 73,
  'according to': 77,
  'object of a cue': 60,
  demand: 54,
  'quotation alone': 45,
}

/** How likely an editor takes a suggestion as it is, 0 to 1. */
export function confidenceOf(statement: Statement, who: Resolved | null): number {
  let trusted = trust[ruleOf(statement)]
  if (statement.verb?.order === 'shared') trusted -= 12
  if (statement.verb?.order === 'apposition') trusted += 4
  if (statement.verb?.lemma === 'any') trusted -= 35
  // Of other languages no grammar is read.
  if (statement.how === 'quotation' && statement.cue && !statement.verb) trusted -= 25
  if (!who) trusted -= 30
  else if (!who.named && who.speaker.kind === 'person') trusted -= 5
  else if (/sentences before/.test(who.how)) trusted -= 6
  return Math.max(5, Math.min(97, trusted)) / 100
}
