import type { Piece } from '../spans'
import { isTitle } from './english/where-and-when'
import type { Statement } from './english/statements'
import type { Frame, Reading, Token } from './frame'
import { languageOf } from './languages'

/** Words of a quotation that make it a statement rather than a name or a phrase held at arm's length. */
const fewest = 4
/** Tokens between a quotation and the verb that tells who says it, at most. */
const reach = 6

/** The quotations of a text in a language whose grammar is not read, with cue and mention where they stand beside. */
export function quoted(reading: Reading, tag: string): Statement[] {
  const { cues, pronouns } = languageOf(tag)
  return reading.frames.flatMap((frame, number) => {
    if (reading.paragraphs[frame.paragraph]!.kind === 'heading') return []
    const statements = frame.tokens.flatMap((token, at): Statement[] => {
      if (token.kind !== 'quote' || isTitle(reading.text, token)) return []
      const words = reading.text.slice(token.start, token.end).match(/[\p{L}\p{N}]+/gu) ?? []
      if (words.length < fewest) return []
      const cue = nearest(frame.tokens, at, (other) => cues.has(other.lower))
      const mention = cue === null ? null : nameBeside(frame, cue, pronouns)
      return [
        {
          content: [{ start: token.start, end: token.end }],
          cue: cue === null ? null : pieceOf(frame.tokens[cue]!),
          mention,
          how: 'quotation',
          lemma: cue === null ? '' : 'any',
          frame: number,
          verb: null,
        },
      ]
    })
    return joined(statements)
  })
}

const pieceOf = ({ start, end }: Token): Piece => ({ start, end })

function nearest(tokens: readonly Token[], at: number, fits: (token: Token) => boolean): number | null {
  for (let by = 1; by <= reach; by += 1)
    for (const index of [at + by, at - by])
      if (tokens[index]?.kind === 'word' && fits(tokens[index])) return index
  return null
}

/** The run of words with capitals next to the cue; none where a pronoun stands nearer, which points back. */
function nameBeside({ tokens }: Frame, cue: number, pronouns: ReadonlySet<string>): Piece | null {
  const start = nearest(tokens, cue, (token) => token.capital || pronouns.has(token.lower))
  if (start === null) return null
  if (pronouns.has(tokens[start]!.lower)) return null
  let [from, to] = [start, start + 1]
  while (tokens[to]?.kind === 'word' && tokens[to]!.capital) to += 1
  while (tokens[from - 1]?.kind === 'word' && tokens[from - 1]!.capital) from -= 1
  return { start: tokens[from]!.start, end: tokens[to - 1]!.end }
}

/** Quotations of one sentence with one cue between them are one statement. */
function joined(statements: Statement[]): Statement[] {
  return statements.reduce<Statement[]>((all, one) => {
    const last = all.at(-1)
    if (last?.cue && one.cue && last.cue.start === one.cue.start) last.content.push(...one.content)
    else all.push(one)
    return all
  }, [])
}
