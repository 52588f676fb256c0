import type { Token } from '../frame'
import { plural, group } from './descriptions'
import type { Printed } from './names'
import { as, personOf, type Context, type Resolved } from './speakers'
import type { Statement } from './statements'
import { firstSubject } from './subject'
import * as verbs from './verbs'
import * as en from './words'

type Candidate = { who: Resolved; frame: number }

/** Sentences that a pronoun points back over at most. */
const furthest = 60

/** Whom "he", "she", "it" or "they" at a token of the statement's frame points at; null for "I" and "we". */
export function pronoun(
  context: Context,
  statement: Statement,
  at: number,
  printed: string,
): Resolved | null {
  const found = pointedAt(context, statement, at)
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

function pointedAt(context: Context, statement: Statement, at: number): Candidate | null {
  const { lower } = context.reading.frames[statement.frame]!.tokens[at]!
  if (lower === 'he' || lower === 'she') return person(context, statement, at, lower === 'he' ? 1 : -1)
  if (lower === 'it') return body(context, statement)
  return lower === 'they' ? several(context, statement) : null
}

/** The subject of this sentence, else the latest speaker or subject whose gender fits. */
function person(
  { reading, byFrame, said }: Context,
  statement: Statement,
  at: number,
  gender: number,
): Candidate | null {
  const own = reading.frames[statement.frame]!
  const inside = (one: Printed) =>
    statement.content.some((piece) => one.start >= piece.start && one.end <= piece.end)
  const here = (byFrame.get(statement.frame) ?? []).filter(
    (one) => one.start < own.tokens[at]!.start && !inside(one) && personOf(one.named, gender),
  )
  const sure = here.find((one) => subjectLike(own.tokens, one))
  if (sure) return { who: as(sure.named), frame: statement.frame }
  let weak: (Candidate & { fits: boolean }) | null = null
  const remember = (one: Printed | undefined, frame: number) => {
    if (one && !weak) weak = { who: as(one.named), frame, fits: one.named.gender * gender > 0 }
  }
  remember(here[0], statement.frame)
  for (let frame = statement.frame - 1; frame >= 0 && frame > statement.frame - furthest; frame -= 1) {
    const better = weak as (Candidate & { fits: boolean }) | null
    const spoke = said
      .get(frame)
      ?.findLast(({ speaker, named }) => speaker.kind === 'person' && (!named || personOf(named, gender)))
    if (spoke) return better?.fits ? better : { who: spoke, frame }
    const listed = (byFrame.get(frame) ?? []).filter((one) => personOf(one.named, gender))
    const subject = listed.find((one) => subjectLike(reading.frames[frame]!.tokens, one))
    if (subject && subject.named.gender * gender > 0)
      return better?.fits ? better : { who: as(subject.named), frame }
    const beside = frame === statement.frame - 1 && reading.frames[frame]!.paragraph === own.paragraph
    remember(subject ?? (beside ? listed[0] : undefined), frame)
  }
  return weak
}

/** Whether a name stands where a subject does: before the first verb, behind no preposition, possessing nothing. */
function subjectLike(tokens: readonly Token[], one: Printed): boolean {
  const at = tokens.findIndex((token) => token.start >= one.start)
  if (at < 0) return false
  let end = at
  while (end < tokens.length && tokens[end]!.end <= one.end) end += 1
  if (/['’]s?$/.test(tokens[end - 1]?.text ?? '')) return false
  let lead = at - 1
  const title = (token: Token) =>
    token.kind === 'word' &&
    (token.capital ||
      en.roleNouns.has(token.lower) ||
      en.determiners.has(token.lower) ||
      en.titles.has(token.lower))
  while (lead >= 0 && title(tokens[lead]!)) lead -= 1
  const before = tokens[lead]
  if (!before || before.kind !== 'word') return true
  if (en.prepositions.has(before.lower)) return false
  const verb = (token: Token) =>
    en.auxiliaries.has(token.lower) || verbs.cueVerbs.get(token.lower)?.form === 'past'
  return !tokens.slice(0, at - 1).some(verb)
}

/** What "it" points at: the body that spoke or was named last. */
function body({ byFrame, said }: Context, statement: Statement): Candidate | null {
  for (let frame = statement.frame; frame >= 0 && frame > statement.frame - 6; frame -= 1) {
    const spoke =
      frame < statement.frame
        ? said.get(frame)?.findLast(({ speaker }) => speaker.kind === 'organisation')
        : undefined
    if (spoke) return { who: spoke, frame }
    const named = byFrame
      .get(frame)
      ?.find((one) => one.named.kind === 'organisation' && one.start < statement.mention!.start)
    if (named) return { who: as(named.named), frame }
  }
  return null
}

/** Those whom "they" points at: who spoke last as several, else the plural subject of a sentence before. */
function several({ reading, said }: Context, statement: Statement): Candidate | null {
  for (let frame = statement.frame; frame >= 0 && frame > statement.frame - 6; frame -= 1) {
    const spoke = said
      .get(frame)
      ?.findLast(
        ({ speaker }) => speaker.kind === 'group' || (speaker.kind === 'unnamed' && /s\b/.test(speaker.name)),
      )
    if (spoke) return { who: spoke, frame }
    if (frame === statement.frame || frame < statement.frame - 3) continue
    const { tokens } = reading.frames[frame]!
    const run = firstSubject(tokens, tokens.length)
    if (!run || !plural(tokens[run.to - 1]!) || en.personal.has(tokens[run.from]!.lower)) continue
    const printed = reading.text.slice(tokens[run.from]!.start, tokens[run.to - 1]!.end)
    return { who: { speaker: group(printed), named: null, how: '' }, frame }
  }
  return null
}
