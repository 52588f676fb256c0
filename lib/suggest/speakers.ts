import * as verbs from './english/verbs'
import type { Piece } from '../spans'
import type { SourceKind } from '../record'
import type { Speaker } from '../suggestion'
import * as en from './english/words'
import type { Frame, Reading, Token } from './frame'
import { capitalRuns, nameWords, namesIn, seatOf, type Named, type Names, type Printed } from './names'
import { firstSubject } from './english/cue'
import { antecedent } from './english/noun-phrase'
import type { Statement } from './english/statements'

/** A speaker with how it was found, in words for an editor. */
export type Resolved = { speaker: Speaker; named: Named | null; how: string }

/** Who says each statement, in their order; null where the article does not tell. */
export function speakersOf(reading: Reading, statements: readonly Statement[]): (Resolved | null)[] {
  const names = namesIn(reading)
  const resolved: (Resolved | null)[] = []
  const said: { frame: number; who: Resolved }[] = []
  const context: Context = { reading, names, said, byFrame: new Map() }
  for (const one of names.printed) {
    const list = context.byFrame.get(one.frame) ?? context.byFrame.set(one.frame, []).get(one.frame)!
    list.push(one)
  }
  statements.forEach((statement, number) => {
    const who = statement.mention
      ? resolve(context, statement, statement.mention)
      : carried(context, statements, resolved, number)
    resolved.push(who)
    if (who) said.push({ frame: statement.frame, who })
  })
  return resolved
}

type Context = {
  reading: Reading
  names: Names
  said: { frame: number; who: Resolved }[]
  byFrame: Map<number, Printed[]>
}

const kindOfNamed = (named: Named): SourceKind => {
  if (named.kind !== 'unknown') return named.kind
  if (named.gender) return 'person'
  return named.words.length === 1 && /[^s]s$/.test(named.name) ? 'group' : 'organisation'
}

const speakerOf = (named: Named): Speaker => ({
  name: named.name,
  kind: kindOfNamed(named),
  capacity: named.capacity,
  organisation: named.organisation,
  place: false,
})

/** A quotation without a mention goes on with whoever spoke before it. */
function carried(
  { said }: Context,
  statements: readonly Statement[],
  resolved: readonly (Resolved | null)[],
  number: number,
): Resolved | null {
  const before = statements[number - 1]
  const who = resolved[number - 1]
  if (!before || !who)
    return said.at(-1)?.who
      ? { ...said.at(-1)!.who, how: 'nobody is named beside it; the last speaker goes on' }
      : null
  return { ...who, how: 'nobody is named beside it; the speaker before goes on' }
}

function resolve(context: Context, statement: Statement, mention: Piece): Resolved | null {
  const { reading } = context
  const frame = reading.frames[statement.frame]!
  const from = frame.tokens.findIndex((token) => token.start >= mention.start)
  const to = frame.tokens.findLastIndex((token) => token.end <= mention.end) + 1
  const tokens = frame.tokens.slice(from, to)
  const printed = reading.text.slice(mention.start, mention.end)
  if (from < 0 || !tokens.length) return unnamed(printed, tokens)
  const first = tokens[0]!.lower
  if (tokens.length === 1 && /^(?:who|whom|which|that)$/.test(first))
    return relative(context, frame, statement, from)
  if (tokens.length === 1 && en.personal.has(first)) return pronoun(context, statement, from, first, printed)
  return (
    named(context, statement, frame, from, to, printed) ?? description(context, statement, tokens, printed)
  )
}

/** "Roe, who said": the name before the relative. */
function relative(context: Context, frame: Frame, statement: Statement, at: number): Resolved | null {
  const { tokens } = frame
  const run = antecedent(tokens, at)
  if (!run) return null
  const printed = context.reading.text.slice(tokens[run.from]!.start, tokens[run.to - 1]!.end)
  const found =
    named(context, statement, frame, run.from, run.to, printed) ??
    description(context, statement, tokens.slice(run.from, run.to), printed)
  return found && { ...found, how: `“${tokens[at]!.text}” = ${found.speaker.name}` }
}

/** A mention that holds a name: its last run of capitals before "of", "for" and the like. */
function named(
  context: Context,
  statement: Statement,
  frame: Frame,
  from: number,
  to: number,
  printed: string,
): Resolved | null {
  const tokens = frame.tokens.slice(from, to)
  const link = tokens.findIndex(
    (token, at) => at > 0 && token.kind === 'word' && en.prepositions.has(token.lower),
  )
  const head = link < 0 ? tokens : tokens.slice(0, link)
  const runs = capitalRuns(tokens).filter((run) => run.from < head.length)
  const run = runs.at(-1)
  // "the Clinton campaign", "Trump's lawyers": the name only tells which.
  if (!run || run.to < head.length || run.name === run.to) return null
  const last = tokens[run.to - 1]!
  if (/['’]s?$/.test(last.text) && tokens.length > 1 && run.to < tokens.length) return null
  const words = nameWords(tokens, run)
  const name = words.join(' ')
  const plural = tokens.some((token) => token.lower === 'and') && runs.length > 1
  if (plural) return { speaker: group(printed), named: null, how: `“${printed}”` }
  const known = nearby(context, statement, words) ?? context.names.find(words)
  const place = seatOf(known?.name ?? name)
  if (place && words.length <= 2 && !(known?.kind === 'person')) {
    const speaker: Speaker = {
      name: place,
      kind: 'organisation',
      capacity: null,
      organisation: null,
      place: true,
    }
    return { speaker, named: known, how: `“${name}” stands for a government` }
  }
  if (known) {
    const how = known.name === name ? `“${printed}”` : `“${name}” = ${known.name}`
    return { speaker: speakerOf(known), named: known, how }
  }
  const kind: SourceKind = words.length > 1 ? 'person' : 'organisation'
  return {
    speaker: { name, kind, capacity: null, organisation: null, place: false },
    named: null,
    how: `“${printed}”`,
  }
}

/** Of several people with one surname, the one named last before the statement by its full name. */
function nearby({ byFrame, names }: Context, statement: Statement, words: readonly string[]): Named | null {
  if (words.length > 1) return null
  const own = byFrame.get(statement.frame) ?? []
  const here = own.find(
    (one) =>
      one.start === statement.mention?.start ||
      (statement.mention && one.start >= statement.mention.start && one.end <= statement.mention.end),
  )
  return here?.named ?? (names.find(words) as Named | null)
}

const genders: Record<string, number> = { he: 1, she: -1, him: 1, her: -1 }

function pronoun(
  context: Context,
  statement: Statement,
  at: number,
  word: string,
  printed: string,
): Resolved | null {
  if (word === 'i' || word === 'we' || word === 'you') return null
  const gender = genders[word] ?? 0
  const found = gender ? person(context, statement, at, gender) : thing(context, statement, word)
  if (!found) return null
  const distance = statement.frame - found.frame
  const where =
    distance <= 0
      ? 'in the same sentence'
      : distance === 1
        ? 'one sentence before'
        : `${distance} sentences before`
  return { ...found.who, how: `“${printed}” = ${found.who.speaker.name}, ${where}` }
}

type Candidate = { who: Resolved; frame: number }

const compatible = (named: Named | null, gender: number) =>
  named !== null && named.kind !== 'organisation' && named.gender * gender >= 0

/** The person that "he" or "she" points at: the subject of this sentence, else the latest speaker or subject. */
function person(context: Context, statement: Statement, at: number, gender: number): Candidate | null {
  const { reading, byFrame, said } = context
  const own = reading.frames[statement.frame]!
  const inside = (one: Printed) =>
    statement.content.some((piece) => one.start >= piece.start && one.end <= piece.end)
  const fits = (one: Printed) => isPerson(one.named) && compatible(one.named, gender)
  const here = (byFrame.get(statement.frame) ?? []).filter(
    (one) => one.start < own.tokens[at]!.start && !inside(one) && fits(one),
  )
  const subjects = (frame: number, listed: Printed[]) =>
    listed.find((one) => subjectLike(reading.frames[frame]!.tokens, one))
  const sure = subjects(statement.frame, here)
  if (sure) return { who: as(sure.named), frame: statement.frame }
  let weak: Candidate | null = here[0] ? { who: as(here[0].named), frame: statement.frame } : null
  for (let frame = statement.frame - 1; frame >= 0 && frame > statement.frame - 60; frame -= 1) {
    const spoke = said.findLast(
      (one) =>
        one.frame === frame &&
        one.who.speaker.kind === 'person' &&
        (!one.who.named || compatible(one.who.named, gender)),
    )
    if (spoke)
      return weak && weak.frame >= frame && weak.who.named!.gender * gender > 0
        ? weak
        : { who: spoke.who, frame }
    const listed = (byFrame.get(frame) ?? []).filter(fits)
    const subject = subjects(frame, listed)
    if (subject && subject.named.gender * gender > 0)
      return weak && weak.frame > frame && weak.who.named!.gender * gender > 0
        ? weak
        : { who: as(subject.named), frame }
    const near =
      subject ??
      (frame === statement.frame - 1 && reading.frames[frame]!.paragraph === own.paragraph
        ? listed[0]
        : undefined)
    if (near && !weak) weak = { who: as(near.named), frame }
  }
  return weak
}

const isPerson = (named: Named) =>
  named.kind === 'person' && (named.gender !== 0 || named.words.length > 1) && !seatOf(named.name)

/** Whether a name stands where a subject does: before the first verb, behind no preposition, possessing nothing. */
function subjectLike(tokens: readonly Token[], one: Printed): boolean {
  const at = tokens.findIndex((token) => token.start >= one.start)
  if (at < 0) return false
  let end = at
  while (end < tokens.length && tokens[end]!.end <= one.end) end += 1
  if (/['’]s?$/.test(tokens[end - 1]?.text ?? '')) return false
  const before = tokens.slice(0, at).filter((token) => token.kind === 'word')
  let lead = at - 1
  while (
    lead >= 0 &&
    tokens[lead]!.kind === 'word' &&
    (tokens[lead]!.capital ||
      en.roleNouns.has(tokens[lead]!.lower) ||
      en.determiners.has(tokens[lead]!.lower) ||
      en.titles.has(tokens[lead]!.lower))
  )
    lead -= 1
  if (lead >= 0 && tokens[lead]!.kind === 'word' && en.prepositions.has(tokens[lead]!.lower)) return false
  return (
    !before
      .slice(0, -1)
      .some((token) => en.auxiliaries.has(token.lower) || verbs.cueVerbs.get(token.lower)?.form === 'past') ||
    lead < 0 ||
    tokens[lead]!.kind !== 'word'
  )
}

const as = (named: Named): Resolved => ({ speaker: speakerOf(named), named, how: '' })

/** What "it" or "they" points at: the latest organisation, or the latest group that spoke. */
function thing(context: Context, statement: Statement, word: string): Candidate | null {
  const { said, byFrame } = context
  const last = said.findLast(
    (one) =>
      one.frame <= statement.frame &&
      (word === 'they'
        ? one.who.speaker.kind === 'group' ||
          (one.who.speaker.kind === 'unnamed' && /s\b/.test(one.who.speaker.name))
        : one.who.speaker.kind === 'organisation'),
  )
  for (let frame = statement.frame; frame >= 0 && frame > statement.frame - 6; frame -= 1) {
    if (last && last.frame === frame && frame < statement.frame) return { who: last.who, frame }
    const body = (byFrame.get(frame) ?? []).find(
      (one) =>
        one.named.kind === 'organisation' &&
        (frame < statement.frame || one.start < statement.mention!.start),
    )
    if (body && word === 'it') return { who: as(body.named), frame }
  }
  return word === 'they' ? many(context, statement) : last ? { who: last.who, frame: last.frame } : null
}

/** Those whom "they" points at: the plural subject of one of the sentences before. */
function many({ reading }: Context, statement: Statement): Candidate | null {
  for (let frame = statement.frame - 1; frame >= 0 && frame > statement.frame - 4; frame -= 1) {
    const { tokens } = reading.frames[frame]!
    const run = firstSubject(tokens, tokens.length)
    if (!run || !plural(tokens[run.to - 1]!) || en.personal.has(tokens[run.from]!.lower)) continue
    const printed = reading.text.slice(tokens[run.from]!.start, tokens[run.to - 1]!.end)
    return { who: { speaker: group(printed), named: null, how: '' }, frame }
  }
  return null
}

const plural = (token: Token) => /(?:[^s]s|people|police|men|women)$/.test(token.lower)

/** "the minister", "a senior official", "residents": pointing back, unnamed, or a group. */
function description(
  context: Context,
  statement: Statement,
  tokens: readonly Token[],
  printed: string,
): Resolved | null {
  const link = tokens.findIndex(
    (token, at) => at > 0 && token.kind === 'word' && en.prepositions.has(token.lower),
  )
  const headTokens = link < 0 ? tokens : tokens.slice(0, link)
  const head = headTokens.at(-1)
  const first = tokens[0]
  if (!head || !first) return null
  const definite = /^(?:the|this|that|his|her|their|its)$/.test(first.lower)
  if (definite && !plural(head) && en.personNouns.has(head.lower)) {
    const found = pointedAt(context, statement, headTokens)
    if (found) return { ...as(found), how: `“${printed}” = ${found.name}` }
  }
  const kind = kindOfDescription(first, head, headTokens)
  if (kind !== 'organisation') return unnamed(printed, tokens)
  const name = printed.replace(/^the\s+/i, '')
  const known = /\p{Lu}/u.test(name) ? null : lastBody(context, statement, head)
  if (known) return { ...as(known), how: `“${printed}” = ${known.name}` }
  return {
    speaker: { name, kind, capacity: null, organisation: null, place: false },
    named: null,
    how: `“${printed}”`,
  }
}

/** The person that a description fits: who was called so in the article, else the latest of that gender. */
function pointedAt({ names }: Context, statement: Statement, tokens: readonly Token[]): Named | null {
  const head = tokens.at(-1)!.lower
  const gender = en.maleWords.has(head) ? 1 : en.femaleWords.has(head) ? -1 : 0
  const before = names.printed.filter(
    (one) =>
      one.start < statement.mention!.start && isPerson(one.named) && compatible(one.named, gender || 0),
  )
  const called = before.findLast((one) => one.named.nouns.has(head))
  if (called) return called.named
  if (
    /^(?:president|secretary|minister|governor|senator|mayor|judge|spokesman|spokeswoman|spokesperson|official|lawyer|attorney|chairman|chairwoman|chief|director|general)$/.test(
      head,
    )
  ) {
    if (!/^(?:senator|governor|secretary|mayor|president)$/.test(head)) return null
  }
  const last = before.at(-1)
  return last && statement.frame - last.frame < 6 ? last.named : null
}

function lastBody({ names }: Context, statement: Statement, head: Token): Named | null {
  if (
    !/^(?:company|agency|court|committee|commission|newspaper|paper|group|party|ministry|department|union|council|network|organization|organisation|bank|firm|outlet|association)$/.test(
      head.lower,
    )
  )
    return null
  const before = names.printed.filter(
    (one) => one.start < statement.mention!.start && one.named.kind === 'organisation',
  )
  return (
    before.findLast(
      (one) =>
        one.named.words.some((word) => word.toLowerCase() === head.lower) && statement.frame - one.frame < 12,
    )?.named ??
    before.findLast((one) => statement.frame - one.frame < 3)?.named ??
    null
  )
}

function kindOfDescription(first: Token, head: Token, tokens: readonly Token[]): SourceKind {
  if (plural(head) && !/^(?:congress|news|press|times)$/.test(head.lower)) {
    return /^(?:officials|sources|aides|advisers|people|insiders|diplomats)$/.test(head.lower)
      ? 'unnamed'
      : 'group'
  }
  if (
    en.bodyWords.has(head.lower) ||
    tokens.some((token) => token.capital && token !== first && token === head)
  )
    return 'organisation'
  if (
    /^(?:company|agency|government|report|study|poll|survey|statement|letter|lawsuit|complaint|filing|memo|ad|website|site|article|newspaper|paper|magazine|team|firm|panel|board|organization|organisation|union|ministry|department|police|army|military|administration|document|book|film|video|email|tweet|post|spot|law|bill|law|ruling|indictment|affidavit)$/.test(
      head.lower,
    )
  )
    return 'organisation'
  return 'unnamed'
}

const group = (printed: string): Speaker => ({
  name: printed,
  kind: 'group',
  capacity: null,
  organisation: null,
  place: false,
})

function unnamed(printed: string, tokens: readonly Token[]): Resolved {
  const first = tokens[0]
  const link = tokens.findIndex(
    (token, at) => at > 0 && token.kind === 'word' && en.prepositions.has(token.lower),
  )
  const head = tokens[link < 0 ? tokens.length - 1 : link - 1]
  const kind = first && head ? kindOfDescription(first, head, tokens) : 'unnamed'
  const name = printed.replace(/\s+/g, ' ').slice(0, 200)
  return {
    speaker: {
      name,
      kind: kind === 'organisation' ? 'unnamed' : kind,
      capacity: null,
      organisation: null,
      place: false,
    },
    named: null,
    how: `“${name}”`,
  }
}
