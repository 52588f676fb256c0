import type { Stance } from '../record'
import type { Statement } from './english/statements'

const denying = new Set(['deny', 'reject', 'dispute', 'refute', 'rebut', 'disavow'])
const asking = new Set(['ask', 'wonder', 'question', 'inquire'])
const demanding = new Set([
  'demand',
  'urge',
  'implore',
  'beseech',
  'exhort',
  'order',
  'command',
  'instruct',
  'beg',
])
const foretelling = new Set([
  'predict',
  'forecast',
  'foretell',
  'foresee',
  'expect',
  'project',
  'promise',
  'pledge',
  'vow',
  'threaten',
])

/** The stance to the claim, from the cue and from what is said. `words` is the content as printed. */
export function stanceOf({ how, lemma }: Pick<Statement, 'how' | 'lemma'>, words: string): Stance {
  if (how === 'demand' || demanding.has(lemma)) return 'demands'
  if (
    denying.has(lemma) ||
    (lemma === 'dismiss' &&
      /\b(?:accusation|allegation|claim|report|suggestion|criticism|idea|charge)s?\b/.test(words))
  )
    return 'denies'
  if (how === 'question' || asking.has(lemma) || /^[^.!]*\?\s*["”’'»“]*\s*$/.test(words)) return 'questions'
  if (foretelling.has(lemma)) return 'predicts'
  return 'asserts'
}
