import { channelIn, timeIn } from './suggest/english/circumstances'
import { paragraphs } from './paragraphs'
import { quoteKind } from './quotation'
import type { QuoteKind, Stance } from './record'
import type { Piece } from './spans'
import { cuesIn, type Cue } from './suggest/english/cue'
import { masked, read, type Frame, type Reading } from './suggest/frame'
import { antecedent, pieceOf } from './suggest/english/noun-phrase'
import { stanceOf } from './suggest/stance'
import { statements, type Statement } from './suggest/english/statements'
import { wordingOf } from './suggest/wording'

/** What the form is filled from when an editor selects the content of a statement. */
export type Proposal = {
  cue: Piece | null
  mention: Piece | null
  stance: Stance
  channel: string | null
  /** Words of time as printed ("on Friday"). */
  when: string | null
  wording: string
  kind: QuoteKind
}

/** Units of the text read on each side of a content at most: paragraphs may be endless, in lists and broken texts. */
const reach = 2000

/** Reads the paragraph around a content, and the one before, for who says it and how. */
export function propose(text: string, content: readonly Piece[]): Proposal {
  const offset = windowStart(text, content)
  const end = Math.min(text.length, Math.max(0, ...content.map((piece) => piece.end)) + reach)
  const near = text.slice(offset, end)
  const own = content.map((piece) => shift(piece, -offset))
  const reading = read(near)
  const kind = quoteKind(near, own)
  const found = saying(reading, own) ?? beside(reading, own, kind === 'direct')
  const place = found ? reading.frames[found.frame]! : (frameOf(reading, own) ?? null)
  const seen = place ? masked(near, place, [...own, ...reading.quotations]) : ''
  const cue = found && apart(found.cue, own)
  const mention = found && place && apart(named(place, found.mention), own)
  return {
    cue: cue && shift(cue, offset),
    mention: mention && shift(mention, offset),
    stance: found
      ? stanceOf(found, own.map((piece) => near.slice(piece.start, piece.end)).join(' '))
      : 'asserts',
    channel: channelIn(seen),
    when: timeIn(seen, cue && place ? Math.max(0, cue.start - place.start) : 0),
    wording: draftWording(near, own),
    kind,
  }
}

const shift = ({ start, end }: Piece, by: number): Piece => ({ start: start + by, end: end + by })
const overlap = (one: Piece, other: Piece) =>
  Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start))
const apart = (piece: Piece | null, content: readonly Piece[]): Piece | null =>
  piece && !content.some((own) => overlap(own, piece)) ? piece : null

/** Where the paragraph before the content's begins, within reach. */
function windowStart(text: string, content: readonly Piece[]): number {
  const first = Math.min(text.length, ...content.map((piece) => piece.start))
  const from = Math.max(0, first - 2 * reach)
  const before = paragraphs(text.slice(from, first + 1))
  return from + (before.at(-2)?.start ?? before.at(-1)?.start ?? 0)
}

/** The statement that the selected words belong to, where they are most of it or lie in it. */
function saying(reading: Reading, content: readonly Piece[]): Statement | null {
  const size = content.reduce((sum, piece) => sum + piece.end - piece.start, 0)
  let best: { statement: Statement; share: number } | null = null
  for (const statement of statements(reading)) {
    const held = statement.content.reduce(
      (sum, piece) => sum + content.reduce((inner, own) => inner + overlap(piece, own), 0),
      0,
    )
    const whole = statement.content.reduce((sum, piece) => sum + piece.end - piece.start, 0)
    const share = held / size + held / whole
    if (held / size > 0.5 && (!best || share > best.share)) best = { statement, share }
  }
  return best?.statement ?? null
}

type Beside = Pick<Statement, 'cue' | 'mention' | 'lemma' | 'how' | 'frame'>

/** The cue nearest to the words in their sentence or, for a quotation, in the one before. */
function beside(reading: Reading, content: readonly Piece[], quoted: boolean): Beside | null {
  const at = reading.frames.findIndex((frame) => content.some((piece) => overlap(piece, frame)))
  if (at < 0) return null
  const before = reading.frames[at - 1]
  const same = before && before.paragraph === reading.frames[at]!.paragraph
  return nearest(reading, at, content) ?? (quoted && same ? nearest(reading, at - 1, content) : null)
}

/** Words between a cue and what it reports at most. */
const furthest = 6

function nearest({ text, frames }: Reading, number: number, content: readonly Piece[]): Beside | null {
  const frame = frames[number]!
  const outside = frame.tokens.filter(
    (token) => token.kind === 'word' && !content.some((own) => overlap(own, token)),
  )
  const between = (cue: Piece, mention: Piece | null) =>
    Math.min(
      ...content.map((own) => {
        const [from, to] = own.end <= cue.start ? [own.end, cue.start] : [cue.end, own.start]
        return outside.filter(
          (token) => token.start >= from && token.end <= to && !(mention && overlap(mention, token)),
        ).length
      }),
    )
  let best: (Beside & { distance: number }) | null = null
  for (const found of cuesIn(text, frame.tokens)) {
    const { cue, mention } = printed(frame, found)
    if (!apart(cue, content)) continue
    const distance = between(cue, mention)
    if (
      distance <= furthest &&
      (!best || distance < best.distance || (distance === best.distance && !best.mention))
    )
      best = { cue, mention, lemma: found.lemma, how: howAfter(frame, found), frame: number, distance }
  }
  return best
}

const printed = ({ tokens }: Frame, cue: Cue) => ({
  cue: { start: tokens[cue.from]!.start, end: tokens[cue.to - 1]!.end },
  mention: cue.subject ? pieceOf(tokens, cue.subject) : null,
})

/** Of "Roe, who said" the name is the better mention for a form. */
function named({ tokens }: Frame, mention: Piece | null): Piece | null {
  const at = mention
    ? tokens.findIndex((token) => token.start === mention.start && token.end === mention.end)
    : -1
  const run = at >= 0 && /^(?:who|that|which)$/.test(tokens[at]!.lower) ? antecedent(tokens, at) : null
  return run ? pieceOf(tokens, run) : mention
}

/** "called for" and "asked for" demand, whatever stands between. */
function howAfter({ tokens }: Frame, cue: Cue): Statement['how'] {
  const after = tokens.slice(cue.to, cue.to + 3).map((token) => token.lower)
  return /^(?:call|ask)$/.test(cue.lemma) &&
    after.some((word) => word === 'for' || (word === 'on' && cue.lemma === 'call'))
    ? 'demand'
    : 'clause'
}

function frameOf({ frames }: Reading, content: readonly Piece[]): Frame | undefined {
  return frames.find((frame) => content.some((piece) => overlap(piece, frame)))
}

/** A first wording of the claim: the content without quotation marks, with a capital and a full stop. */
export function draftWording(text: string, content: readonly Piece[]): string {
  return wordingOf(text, { content: [...content], cue: null, how: 'quotation', lemma: '' }, null)
}
