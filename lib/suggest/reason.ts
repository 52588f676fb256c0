import type { Day } from './circumstances'
import type { Resolved } from './english/speakers'
import type { Statement } from './english/statements'

/** Why a statement is proposed, in words for an editor: what it is, the cue and where it stands, who that is, the day. */
export function reasonOf(text: string, statement: Statement, who: Resolved | null, day: Day | null): string {
  const { how, cue, content } = statement
  const printed = cue ? `“${text.slice(cue.start, cue.end)}”` : ''
  const where = !cue
    ? ''
    : cue.start < content[0]!.start
      ? ' before it'
      : cue.start >= content.at(-1)!.end
        ? ' after it'
        : ' inside it'
  const what: Record<Statement['how'], string> = {
    quotation: printed
      ? `quotation marks, ${printed}${where}`
      : statement.lemma === ':'
        ? 'quotation marks behind a colon'
        : 'quotation marks',
    carried: 'quotation marks without a cue of their own',
    turn: 'a turn of a printed conversation',
    that: `${printed} with “that”`,
    clause: `a clause, ${printed}${where}`,
    before: `a clause, ${printed}${where}`,
    around: `a clause, ${printed}${where}`,
    colon: `${printed} and a colon before it`,
    object: `what ${printed} is about`,
    name: `what ${printed} makes of it`,
    demand: `${printed}, a demand`,
    infinitive: `${printed}, an intention`,
    question: `${printed}, a question`,
  }
  const parts = [
    what[how],
    who?.how ?? 'the text does not tell who',
    day && day.basis !== 'published-on' ? `day from ${day.how}` : '',
  ]
  return parts.filter(Boolean).join('; ').slice(0, 400)
}
