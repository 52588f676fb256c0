import type { QuoteKind, Selector, Stance } from '../record'
import { describe, type Piece } from '../spans'
import type { Random } from './random'
import { background, cues, quotation, type Proposition } from './sentences'

/** What an article reports: who is said to have said what, and when in its words (`on Friday`). */
export type Report = {
  proposition: Proposition
  stance: Stance
  /** The same words wherever they are quoted. */
  quoted: string
  name: string
  when: string
}
export type Printed = { kind: QuoteKind; content: Selector[]; cue: Selector[]; mention: Selector[] }

/** The words of a direct quotation of these, made once for all that print it. */
export const quotedOf = (proposition: Proposition, stance: Stance, chance: Random) =>
  quotation(proposition, stance, chance)

/** A text with a paragraph for each report, and where each stands in it. */
export function write(reports: Report[], chance: Random): { text: string; printed: Printed[] } {
  let text = background(chance)
  const found = reports.map((report) => {
    if (chance.chance(0.25)) text += `\n\n${background(chance)}`
    text += '\n\n'
    const { parts, kind } = paragraph(report, chance)
    const pieces: Partial<Record<'content' | 'cue' | 'mention', Piece>> = {}
    for (const [words, as] of parts) {
      if (as) pieces[as] = { start: text.length, end: text.length + words.length }
      text += words
    }
    return { kind, pieces }
  })
  text += `\n\n${background(chance)}`
  const select = (piece: Piece | undefined) => (piece ? [describe(text, piece)] : [])
  const printed = found.map(({ kind, pieces: { content, cue, mention } }) => ({
    kind,
    content: select(content),
    cue: select(cue),
    mention: select(mention),
  }))
  return { text, printed }
}

type Part = [words: string, as?: 'content' | 'cue' | 'mention']

function paragraph(report: Report, chance: Random): { kind: QuoteKind; parts: Part[] } {
  const { proposition, quoted, name, when } = report
  const { subject, predicate } = proposition
  const cue = chance.pick(cues[report.stance])
  const time = when ? ` ${when}` : ''
  const sort = chance.below(10)
  if (sort < 5) {
    const parts: Part[] = [['“'], [quoted, 'content'], [',” '], [name, 'mention'], [' '], ['said', 'cue']]
    return { kind: 'direct', parts: [...parts, [`${time}.`]] }
  }
  const opening: Part[] = [[name, 'mention'], [' '], [cue, 'cue'], [`${time} that `]]
  if (sort < 7) return { kind: 'mixed', parts: [...opening, [`${subject} “${predicate}”`, 'content'], ['.']] }
  return { kind: 'indirect', parts: [...opening, [`${subject} ${predicate}`, 'content'], ['.']] }
}
