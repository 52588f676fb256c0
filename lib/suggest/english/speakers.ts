import type { Piece } from '../../spans'
import type { Speaker } from '../../suggestion'
import type { Frame, Reading, Token } from '../frame'
import { capitalRuns, nameWords, type CapitalRun } from './capital-runs'
import { calledSo, description, group, unnamed } from './descriptions'
import { namesIn, type Named, type Names, type Printed } from './names'
import { antecedent } from './noun-phrase'
import { pronoun } from './pronouns'
import { seatOf } from './seats'
import type { Statement } from './statements'
import * as en from './words'

/** A speaker with how it was found, in words for an editor. */
export type Resolved = { speaker: Speaker; named: Named | null; how: string }

/** What is known of an article while its statements are gone through in order. */
export type Context = {
  reading: Reading
  names: Names
  /** The names printed in each frame. */
  byFrame: ReadonlyMap<number, readonly Printed[]>
  /** Who spoke in each frame so far, and the last of all. */
  said: Map<number, Resolved[]>
  last: Resolved | null
}

/** Who says each statement, in their order; null where the article does not tell. */
export function speakersOf(reading: Reading, statements: readonly Statement[]): (Resolved | null)[] {
  const names = namesIn(reading)
  const byFrame = new Map<number, Printed[]>()
  for (const one of names.printed) byFrame.set(one.frame, [...(byFrame.get(one.frame) ?? []), one])
  const context: Context = { reading, names, byFrame, said: new Map(), last: null }
  return statements.map((statement) => {
    const who = statement.mention ? resolve(context, statement, statement.mention) : carried(context)
    if (who) {
      context.said.set(statement.frame, [...(context.said.get(statement.frame) ?? []), who])
      context.last = who
    }
    return who
  })
}

/** A quotation without a mention goes on with whoever spoke before it. */
const carried = ({ last }: Context): Resolved | null =>
  last && { ...last, how: `nobody is named beside it; ${last.speaker.name} spoke before it` }

function resolve(context: Context, statement: Statement, mention: Piece): Resolved | null {
  const frame = context.reading.frames[statement.frame]!
  const from = frame.tokens.findIndex((token) => token.start >= mention.start)
  const to = frame.tokens.findLastIndex((token) => token.end <= mention.end) + 1
  const printed = context.reading.text.slice(mention.start, mention.end)
  const tokens = from < 0 ? [] : frame.tokens.slice(from, to)
  const [first] = tokens
  if (first && tokens.length === 1) {
    if (/^(?:who|whom|which|that)$/.test(first.lower))
      return relative(context, frame, statement, from) ?? unnamed(printed, tokens)
    if (en.personal.has(first.lower)) return pronoun(context, statement, from, printed)
  }
  return (
    named(context, statement, frame, { from, to }, printed) ??
    beside(context, statement, frame, to, printed) ??
    description(context, statement, tokens, printed)
  )
}

/** "His lawyer, Ann Roe, said": the name that stands beside a description, between commas. */
function beside(
  context: Context,
  statement: Statement,
  frame: Frame,
  to: number,
  printed: string,
): Resolved | null {
  const { tokens } = frame
  if (tokens[to]?.kind !== 'mark' || tokens[to]!.text !== ',') return null
  const run = capitalRuns(tokens.slice(to + 1, to + 8)).find((one) => one.from === 0)
  if (!run || run.name === run.to) return null
  let end = to + 1 + run.to
  while (tokens[end]?.kind === 'word' && en.suffixes.has(tokens[end]!.lower)) end += 1
  const close = tokens[end]
  if (close && !(close.kind === 'mark' && close.text === ',')) return null
  const found = named(context, statement, frame, { from: to + 1, to: to + 1 + run.to }, printed)
  return found?.speaker.kind === 'person'
    ? { ...found, how: `“${printed}” = ${found.speaker.name}, named beside it` }
    : null
}

/** "Roe, who said": the name before the relative. */
function relative(context: Context, frame: Frame, statement: Statement, at: number): Resolved | null {
  const { tokens } = frame
  const run = antecedent(tokens, at)
  if (!run) return null
  const printed = context.reading.text.slice(tokens[run.from]!.start, tokens[run.to - 1]!.end)
  const found =
    named(context, statement, frame, run, printed) ??
    description(context, statement, tokens.slice(run.from, run.to), printed)
  return { ...found, how: `“${tokens[at]!.text}” = ${found.speaker.name}` }
}

/** A mention that holds a name: its last run of capitals before "of", "for" and the like. */
function named(
  context: Context,
  statement: Statement,
  frame: Frame,
  { from, to }: { from: number; to: number },
  printed: string,
): Resolved | null {
  const { names, byFrame } = context
  const tokens = frame.tokens.slice(from, to)
  const link = tokens.findIndex(
    (token, at) => at > 0 && token.kind === 'word' && en.prepositions.has(token.lower),
  )
  const head = link < 0 ? tokens.length : link
  const runs = capitalRuns(tokens).filter((run) => run.from < head)
  const run = runs.at(-1)
  // "the Clinton campaign", "Trump's lawyers": the name only tells which.
  if (!run || run.to < head) return null
  if (run.name === run.to) return surname(names, tokens, run, printed)
  if (/['’]s?$/.test(tokens[run.to - 1]!.text) && run.to < tokens.length) return null
  if (runs.length > 1 && tokens.some((token) => token.lower === 'and'))
    return { speaker: group(printed), named: null, how: `“${printed}”` }
  const words = nameWords(tokens, run)
  const name = words.join(' ')
  const [start, end] = [tokens[run.name]!.start, tokens[run.to - 1]!.end]
  const here = byFrame.get(statement.frame)?.find((one) => one.start >= start && one.end <= end)
  const known = here?.named ?? names.find(words)
  // "the Italian": somebody's country stands for whoever was named before.
  if (
    words.length === 1 &&
    known?.words.length !== 2 &&
    /^the$/i.test(tokens[0]!.text) &&
    /(?:an|ish|ese)$/.test(name)
  ) {
    const person = calledSo(context, statement, tokens[run.name]!)
    if (person) return { ...as(person), how: `“${printed}” = ${person.name}` }
  }
  const seat = known?.kind === 'person' ? null : seatOf(known?.name ?? name)
  if (seat)
    return {
      speaker: { ...plainly(seat), kind: 'organisation', place: true },
      named: known,
      how: `“${name}” stands for a government`,
    }
  if (statement.how === 'turn' && (!known || known.name === name))
    return { speaker: { ...plainly(inCapitals(name)), kind: 'person' }, named: null, how: `“${printed}”` }
  if (known) return { ...as(known), how: known.name === name ? `“${printed}”` : `“${name}” = ${known.name}` }
  return {
    speaker: { ...plainly(name), kind: words.length > 1 ? 'person' : 'organisation' },
    named: null,
    how: `“${printed}”`,
  }
}

/** A name as it is written elsewhere: "ROE" is Roe. */
const inCapitals = (name: string) =>
  name.toLowerCase().replace(/(?<![\p{L}])\p{L}/gu, (first) => first.toUpperCase())

/** "Dean": a title by itself, unless somebody of the article is called so. */
function surname(
  names: Names,
  tokens: readonly Token[],
  { from, to }: CapitalRun,
  printed: string,
): Resolved | null {
  const known = to - from === 1 ? names.find([tokens[from]!.text]) : null
  if (known?.kind !== 'person' || known.words.at(-1) !== tokens[from]!.text) return null
  return { ...as(known), how: `“${printed}” = ${known.name}` }
}

const plainly = (name: string) => ({ name, capacity: null, organisation: null, place: false })

/** A name of the article as a speaker. */
export const as = (named: Named): Resolved => ({
  speaker: {
    ...plainly(named.name),
    kind: kindOf(named),
    capacity: named.capacity,
    organisation: named.organisation,
  },
  named,
  how: '',
})

function kindOf(named: Named): Speaker['kind'] {
  if (named.kind !== 'unknown') return named.kind
  if (named.gender) return 'person'
  return named.words.length === 1 && /[^s]s$/.test(named.name) ? 'group' : 'organisation'
}

/** Whether a name can be one person's of a gender: above zero male, below zero female, zero either. */
export const personOf = (named: Named, gender: number): boolean =>
  named.kind === 'person' &&
  (named.gender !== 0 || named.words.length > 1) &&
  named.gender * gender >= 0 &&
  !seatOf(named.name)
