import type { Piece } from '../../spans'
import { inTitleCase } from './capital-runs'
import { contentOf, type Content } from './content'
import { cuesIn, type Cue } from './cue'
import { firstSubject } from './subject'
import type { Frame, Reading } from '../frame'
import { pieceOf, type Run } from './noun-phrase'

/** A statement as grammar finds it: the words, the cue and the mention, not yet who and when. */
export type Statement = {
  content: Piece[]
  cue: Piece | null
  mention: Piece | null
  how: Content['how'] | 'carried' | 'turn'
  lemma: string
  /** The frame that holds the cue, or the content where there is none. */
  frame: number
  verb: Cue | null
}

/** The statements of a text in reading order. */
export function statements(reading: Reading): Statement[] {
  const found: Statement[] = []
  const { frames, paragraphs } = reading
  const turns = turnsOf(reading)
  let open: { statement: Statement; frame: number } | null = null
  frames.forEach((frame, number) => {
    if (
      paragraphs[frame.paragraph]!.kind === 'heading' ||
      isHeadline(frame) ||
      isCaption(paragraphs[frame.paragraph]!.text)
    )
      return
    const turn = turns.get(frame.paragraph)
    if (turn) {
      if (turn.frame === number) found.push(turn)
      open = null
      return
    }
    const own = inFrame(reading, frame, number)
    const before = frames[number - 1]
    const lead = leadingQuotations(frame)
    const free = lead.length > 0 && !own.some((one) => one.content.some((piece) => overlap(piece, lead[0]!)))
    if (!own.length && !free) {
      const named = afterColon(reading, frame, number)
      if (named) {
        found.push(named)
        open = { statement: named, frame: number }
        return
      }
    }
    if (free && before && paragraphs[before.paragraph]!.kind !== 'heading') {
      const goesOn = continued(reading, frame, number, lead, open)
      if (goesOn) {
        if (goesOn !== open?.statement) found.push(goesOn)
        open = { statement: goesOn, frame: number }
      }
    } else if (!own.length) {
      const asked = closing(reading, frame, number, found)
      if (asked) {
        found.push(asked)
        open = { statement: asked, frame: number }
      }
    }
    if (own.length) {
      found.push(...own)
      const last = own.findLast((one) => quotes(reading, one)) ?? own.at(-1)!
      open = { statement: last, frame: number }
    }
  })
  return found.sort((one, other) => one.content[0]!.start - other.content[0]!.start)
}

/** A first line With Capitals On Its Words, as headlines have them. */
const isHeadline = ({ paragraph, tokens }: Frame) => paragraph === 0 && inTitleCase(tokens)

const isCaption = (words: string) =>
  /^(?:\(?(?:photo|image|picture|caption|file photo|illustration|video|watch)\b[^.]{0,80}[:/])|\((?:photo|image|picture)[^)]*\)$/i.test(
    words.slice(0, 100),
  )

/** Cues of one sentence that are followed at most: no sentence has as many, but broken texts have. */
const mostCues = 40

/** Pieces of one content at most: the form and the record take no more. */
const mostPieces = 20

const overlap = (one: Piece, other: Piece) => one.start < other.end && other.start < one.end
const tokensOf = (frame: Frame, { from, to }: Run): Piece => pieceOf(frame.tokens, { from, to })
const isQuotation = ({ quotations }: Reading, piece: Piece) =>
  quotations.some((quotation) => quotation.start <= piece.start && quotation.end >= piece.end)
const quotes = (reading: Reading, one: Statement) =>
  one.content.some((piece) => reading.quotations.some((q) => overlap(q, piece)))

function inFrame({ text }: Reading, frame: Frame, number: number): Statement[] {
  const { tokens } = frame
  const cues = cuesIn(text, tokens).slice(0, mostCues)
  const found = cues.flatMap((cue): Statement[] => {
    // "declined to say", "would argue": nobody said it.
    if (cue.modal || cue.negated) return []
    const content = contentOf(text, tokens, cue, cues)
    const pieces = content?.runs.flatMap((run) => pieceIn(frame, run) ?? []) ?? []
    if (!content || !pieces.length) return []
    if (!cue.subject && content.how !== 'quotation') return []
    // "a problem that demands an answer": things do not speak.
    const subject = cue.subject ? tokens[cue.subject.from]!.lower : ''
    if (/^(?:that|which)$/.test(subject) && /^(?:object|name|demand|infinitive)$/.test(content.how)) return []
    return [{ content: pieces, ...told(frame, cue), how: content.how, frame: number }]
  })
  // "Roe denied that he had asked for help": what is told within what is said is part of it.
  const inside = (one: Statement) =>
    found.some((other) => other !== one && other.content.some((piece) => within(one.cue!, piece)))
  return found.filter((one) => one.how === 'quotation' || !inside(one))
}

const within = (inner: Piece, outer: Piece) => inner.start >= outer.start && inner.end <= outer.end

const told = (frame: Frame, cue: Cue) => ({
  cue: tokensOf(frame, cue),
  mention: cue.subject ? tokensOf(frame, cue.subject) : null,
  lemma: cue.lemma,
  verb: cue,
})

/** The words of a run, without marks at its ends. */
function pieceIn(frame: Frame, { from, to }: Run): Piece | null {
  const { tokens } = frame
  while (from < to && tokens[from]!.kind === 'mark') from += 1
  while (to > from && tokens[to - 1]!.kind === 'mark') to -= 1
  return from < to ? tokensOf(frame, { from, to }) : null
}

function leadingQuotations({ tokens }: Frame): Piece[] {
  const end = tokens.findIndex((token) => token.kind !== 'quote')
  return (end < 0 ? tokens : tokens.slice(0, end)).map(({ start, end }) => ({ start, end }))
}

const pure = (frame: Frame) =>
  frame.tokens.length > 0 && frame.tokens.every((token) => token.kind === 'quote')

/**
 * Who says a quotation without a cue of its own: whoever the sentence before announces with a colon, or whose
 * words it goes on with. Returns the statement that it joins, or a new one, or null.
 */
function continued(
  reading: Reading,
  frame: Frame,
  number: number,
  lead: Piece[],
  open: { statement: Statement; frame: number } | null,
): Statement | null {
  const before = reading.frames[number - 1]!
  const same = before.paragraph === frame.paragraph
  const next = before.paragraph === frame.paragraph - 1
  if (!same && !next) return null
  const announced = announcing(before, reading.text)
  if (announced)
    return { content: lead.slice(0, mostPieces), ...announced, how: 'quotation', frame: number - 1 }
  if (!pure(frame) && !same) return null
  if (!open || open.frame !== number - 1) return null
  const last = open.statement.content.at(-1)!
  const ends =
    reading.quotations.some((q) => q.end === last.end) ||
    (open.statement.content.length > 0 && isQuotation(reading, open.statement.content[0]!))
  if (!pure(frame)) return null
  // A longer speech goes on as a statement of its own, as a form takes only so many pieces.
  if (ends && open.statement.content.length + lead.length <= mostPieces) {
    open.statement.content.push(...lead)
    return open.statement
  }
  return {
    content: lead.slice(0, mostPieces),
    cue: null,
    mention: null,
    how: 'carried',
    lemma: '',
    frame: number,
    verb: null,
  }
}

/** A sentence that ends in a colon with a cue in it: "He went on:". */
function announcing(frame: Frame, text: string) {
  const { tokens } = frame
  const end = tokens.at(-1)
  if (end?.kind !== 'mark' || end.text !== ':') return null
  const cue = cuesIn(text, tokens).at(-1)
  // "Roe had one thing to add:": whoever had it.
  if (cue && !cue.modal) return told(frame, cue)
  const subject = firstSubject(tokens, tokens.length - 1)
  return subject ? { cue: null, mention: tokensOf(frame, subject), lemma: ':', verb: null } : null
}

/** `Roe had one answer: “No.”`: a quotation behind a colon is said by the subject, whatever the verb. */
function afterColon({ text }: Reading, frame: Frame, number: number): Statement | null {
  const { tokens } = frame
  const colon = tokens.findIndex((token) => token.kind === 'mark' && token.text === ':')
  const rest = tokens.slice(colon + 1)
  if (colon < 1 || !rest.length || rest.some((token) => token.kind !== 'quote')) return null
  if (!/[.!?…][\s"”’»“']{1,4}$/.test(text.slice(rest[0]!.end - 5, rest[0]!.end))) return null
  const subject = firstSubject(tokens, colon)
  if (!subject) return null
  return {
    content: rest.map(({ start, end }) => ({ start, end })),
    cue: null,
    mention: tokensOf(frame, subject),
    how: 'quotation',
    lemma: ':',
    frame: number,
    verb: null,
  }
}

/** `“Why?” Roe asked.`: the sentence ends with the quotation, so that its cue stands alone in the next one. */
function closing(reading: Reading, frame: Frame, number: number, found: Statement[]): Statement | null {
  const before = reading.frames[number - 1]
  if (!before || before.paragraph !== frame.paragraph || !pure(before)) return null
  const [cue] = cuesIn(reading.text, frame.tokens)
  if (!cue?.subject || cue.form === 'ing' || Math.min(cue.subject.from, cue.from) !== 0) return null
  const content = leadingQuotations(before).slice(0, mostPieces)
  const holder = found.findIndex((one) =>
    one.content.some((piece) => content.some((other) => overlap(piece, other))),
  )
  if (holder >= 0) {
    const { content: held } = found[holder]!
    // It was taken for the end of the words before; now it has a speaker of its own.
    const kept = held.filter((piece) => !content.some((other) => overlap(piece, other)))
    if (kept.length) found[holder]!.content = kept
    else found.splice(holder, 1)
  }
  return { content, ...told(frame, cue), how: 'quotation', frame: number }
}

/** "ROE: I was not there.": the turns of a printed conversation, by paragraph; two at least make one. */
function turnsOf({ text, paragraphs, frames }: Reading): Map<number, Statement> {
  const turns = new Map<number, Statement>()
  const first = new Map<number, number>()
  frames.forEach((frame, number) => {
    if (!first.has(frame.paragraph)) first.set(frame.paragraph, number)
  })
  let last: { statement: Statement; paragraph: number } | null = null
  paragraphs.forEach(({ start, end, text: words }, paragraph) => {
    const frame = first.get(paragraph)
    const label = /^(["“]?)(\p{Lu}[\p{Lu}.'’ -]{2,40}):\s+(?=\S)/u.exec(words)
    if (
      !label &&
      last &&
      frame !== undefined &&
      last.paragraph === paragraph - 1 &&
      last.statement.content.length < mostPieces &&
      /^["“]/.test(words) &&
      text.charAt(last.statement.mention!.start - 1).match(/["“]/)
    ) {
      last.statement.content.push({ start: start + 1, end: /["”]$/.test(words) ? end - 1 : end })
      turns.set(paragraph, last.statement)
      last = { ...last, paragraph }
      return
    }
    if (!label || frame === undefined) return
    const mention = { start: start + label[1]!.length, end: start + label[1]!.length + label[2]!.length }
    const content = [{ start: start + label[0].length, end: /["”]$/.test(words) && label[1] ? end - 1 : end }]
    const statement: Statement = { content, cue: null, mention, how: 'turn', lemma: ':', frame, verb: null }
    turns.set(paragraph, statement)
    last = { statement, paragraph }
  })
  return new Set(turns.values()).size > 1 ? turns : new Map()
}
