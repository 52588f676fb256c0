import { z } from 'zod'
import { sourceKinds, stances, type SourceKind, type Stance } from './record'
import { quoteKind } from './quotation'
import { mostRead } from './second-prompt'
import { alike, touching, withinText, type Piece } from './spans'
import { circumstancesOf } from './suggest/circumstances'
import { cuesIn } from './suggest/english/cue'
import { speakersOf, type Resolved } from './suggest/english/speakers'
import type { Statement } from './suggest/english/statements'
import { read, type Reading } from './suggest/frame'
import { isEnglish } from './suggest/languages'
import { stanceOf } from './suggest/stance'
import { wordingOf } from './suggest/wording'
import { secondReader, type Suggestion } from './suggestion'

/** A statement as the second reader names it: words of the text and its own wording, nothing of it believed yet. */
const proposed = z.object({
  /** A stretch of the text that holds all of the others, and stands in it once. */
  passage: z.string(),
  content: z.array(z.string()),
  cue: z.string().nullable(),
  mention: z.string().nullable(),
  /** The fullest name of the speaker that the text gives. */
  speaker: z.string().nullable(),
  kind: z.enum(sourceKinds).nullable(),
  stance: z.enum(stances),
  wording: z.string(),
})
export const secondAnswer = z.object({ statements: z.array(proposed) })
export type Proposed = z.output<typeof proposed>

/** Statements of one answer that are looked at. */
export const mostStatements = 60
const longest = { passage: 3000, piece: 2000, pieces: 10, cue: 100, name: 200, wording: 300 }
/** How often editors take what a language model proposes is not known before they did. */
const confidence = 0.5

/** A suggestion that is there already; one with an `id` may be given a neutral wording. */
export type Standing = { id: number | null; content: readonly Piece[] }

export type Checked = {
  made: (Suggestion & { neutral: string | null })[]
  /** Wordings for suggestions that are there already. */
  worded: { id: number; neutral: string }[]
}

type Placed = Pick<Statement, 'content' | 'cue' | 'mention'> & { said: Proposed }

/**
 * What of an answer may be suggested: statements whose words stand in this part of the text as they are, each in one
 * place only, said by somebody whom the text names, and touching nothing that is suggested or on record (`taken`).
 * What touches one of `standing` may only word it. Never throws, whatever the answer says.
 */
export function checked(
  text: string,
  part: Piece,
  answer: readonly Proposed[],
  around: {
    taken: readonly Piece[]
    standing: readonly Standing[]
    publishedOn: string | null
    language: string
  },
): Checked {
  const worded = new Map<number, string>()
  const isTaken = touching([...around.taken, ...around.standing.flatMap(({ content }) => [...content])])
  const free: Placed[] = []
  for (const said of answer.slice(0, mostStatements)) {
    const placed = place(text, part, said)
    if (!placed) continue
    const { content } = placed
    if (content.some(isTaken)) {
      const same = around.standing.find((one) => one.id !== null && alike(one.content, content) >= 0.5)
      const neutral = neutralOf(text, said.wording)
      if (same?.id && neutral && !worded.has(same.id)) worded.set(same.id, neutral)
    } else if (!content.some(touching(free.flatMap((one) => one.content)))) free.push(placed)
  }
  free.sort((one, other) => one.content[0]!.start - other.content[0]!.start)
  return {
    made: suggestions(read(text), free, around),
    worded: [...worded].map(([id, neutral]) => ({ id, neutral })),
  }
}

/** Where the words of a statement stand, or null where one of them does not, or may stand in several places. */
function place(text: string, part: Piece, said: Proposed): Placed | null {
  if (said.passage.length > longest.passage || said.content.length > longest.pieces) return null
  const [passage, other] = places(text, part, said.passage)
  if (!passage || other) return null
  const content: Piece[] = []
  let start = passage.start
  for (const words of said.content) {
    if (words.length > longest.piece) return null
    const [piece, again] = places(text, { start, end: passage.end }, words)
    if (!piece || again) return null
    content.push(piece)
    start = piece.end
  }
  if (withinText(text, content) || !content.some((piece) => /[\p{L}\p{N}]/u.test(cut(text, piece))))
    return null
  const beside = (words: string | null, most: number) => {
    if (!words?.trim()) return { piece: null, invented: false }
    const found =
      words.length > most ? [] : places(text, passage, words).filter((one) => !touching(content)(one))
    return { piece: found.length === 1 ? found[0]! : null, invented: found.length === 0 }
  }
  const cue = beside(said.cue, longest.cue)
  const mention = beside(said.mention, longest.name)
  const speaker = said.speaker?.trim()
  const unknown = speaker && (speaker.length > longest.name || !stands(text, speaker))
  if (cue.invented || mention.invented || unknown) return null
  return { content, cue: cue.piece, mention: mention.piece, said }
}

const cut = (text: string, { start, end }: Piece) => text.slice(start, end)
/** Whether these words stand in what the model may have read; behind it a text may go on for a long time. */
const stands = (text: string, words: string) =>
  places(text, { start: 0, end: Math.min(text.length, mostRead) }, words).length > 0

/** The first two places of a stretch of the text where these words stand as whole words. */
function places(text: string, within: Piece, words: string): Piece[] {
  const sought = words.trim()
  const found: Piece[] = []
  if (!sought) return found
  // Looked for in the stretch alone: a text may be a thousand times as long.
  const stretch = cut(text, within)
  let at = stretch.indexOf(sought)
  while (at >= 0 && found.length < 2) {
    const start = within.start + at
    const end = start + sought.length
    if (!splitsWord(text, start) && !splitsWord(text, end)) found.push({ start, end })
    at = stretch.indexOf(sought, at + 1)
  }
  return found
}

/** Whether a cut at this offset parts a word, or a character. */
const splitsWord = (text: string, at: number) =>
  /[\p{L}\p{N}\p{M}]$/u.test(text.slice(Math.max(0, at - 2), at)) &&
  /^[\p{L}\p{N}\p{M}]/u.test(text.slice(at, at + 2))

/**
 * A wording in one line of plain text of at most 300 characters, or null where it is none: markup, addresses and
 * figures that the text does not hold are no neutral wording of what it says.
 */
export function neutralOf(text: string, wording: string): string | null {
  const line = wording.trim()
  if (
    !line ||
    line.length > longest.wording ||
    /[\p{C}\p{Zl}\p{Zp}]|[<>`{}[\]|\\]|https?:|www\./iu.test(line)
  )
    return null
  if (!/\p{L}/u.test(line)) return null
  const known = text.slice(0, mostRead)
  return (line.match(/\p{N}+/gu) ?? []).every((figure) => known.includes(figure))
    ? line.replace(/\s+/g, ' ')
    : null
}

function suggestions(
  reading: Reading,
  placed: readonly Placed[],
  { publishedOn, language }: { publishedOn: string | null; language: string },
): Checked['made'] {
  const { text } = reading
  const known = placed.flatMap((one) => {
    const statement = statementOf(reading, one, language)
    return statement ? [{ ...one, statement }] : []
  })
  const statements = known.map(({ statement }) => statement)
  const resolved = speakersOf(reading, statements)
  const speakers = known.map((one, at) => whoOf(one, resolved[at] ?? null))
  const circumstances = circumstancesOf(reading, statements, speakers, publishedOn)
  return known.map(({ said, content, cue, mention, statement }, at) => {
    const who = speakers[at] ?? null
    const { day, channel } = circumstances[at]!
    return {
      content,
      cue,
      mention,
      kind: quoteKind(text, content),
      stance: stance(statement, content.map((piece) => cut(text, piece)).join(' '), said.stance),
      wording: wordingOf(text, statement, who),
      neutral: neutralOf(text, said.wording),
      speaker: who?.speaker ?? null,
      saidOn: day && { edtf: day.edtf, wording: day.wording, basis: day.basis },
      channel,
      confidence,
      rule: secondReader,
      reason:
        `the rules did not find it; ${who ? `who says it: ${who.how}` : 'the text does not tell who'}`.slice(
          0,
          400,
        ),
      utterance: at,
    }
  })
}

/** A statement as the rules know one, so that they tell who says it and when; null where they read no word there. */
function statementOf(
  reading: Reading,
  { content, cue, mention }: Placed,
  language: string,
): Statement | null {
  const at = (cue ?? content[0]!).start
  const frame = reading.frames.findIndex(({ end }) => end > at)
  if (frame < 0) return null
  const { tokens } = reading.frames[frame]!
  const verb =
    cue && isEnglish(language)
      ? cuesIn(reading.text, tokens).find(
          ({ from, to }) => tokens[from]!.start < cue.end && cue.start < tokens[to - 1]!.end,
        )
      : undefined
  const how = quoteKind(reading.text, content) === 'indirect' ? 'clause' : 'quotation'
  return { content, cue, mention, how, lemma: verb?.lemma ?? '', frame, verb: verb ?? null }
}

/** The speaker as the rules read the mention; where they read another or none, as the model names it. */
function whoOf({ said, mention }: Placed, resolved: Resolved | null): Resolved | null {
  const name = said.speaker?.trim()
  const own = mention ? resolved : null
  if (own && (!name || own.speaker.name.includes(name) || name.includes(own.speaker.name))) return own
  if (!name) return null
  const kind: SourceKind = said.kind ?? 'person'
  const speaker = { name, kind, capacity: null, organisation: null, place: false }
  return { speaker, named: null, how: 'as the model reads it' }
}

/** What cue and question mark tell of the stance goes before what the model says. */
function stance(statement: Statement, words: string, said: Stance): Stance {
  const told = stanceOf(statement, words)
  return told === 'asserts' ? said : told
}
