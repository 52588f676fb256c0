import type { QuoteKind } from './record'
import { isEnglish } from './suggest/languages'
import { quoted } from './suggest/quoted'
import { circumstancesOf, type Circumstances } from './suggest/circumstances'
import { confidenceOf, ruleOf } from './suggest/confidence'
import { read, type Reading } from './suggest/frame'
import { reasonOf } from './suggest/reason'
import { speakersOf, type Resolved } from './suggest/english/speakers'
import { stanceOf } from './suggest/stance'
import { statements, type Statement } from './suggest/english/statements'
import { repeated } from './suggest/repeated'
import { wordingOf } from './suggest/wording'
import type { Piece } from './spans'
import type { Suggestion } from './suggestion'

/** Suggestions of one text at most. */
const most = 2000

/**
 * The statements of an article's text, in order, as far as the program sees them. `publishedOn` is EDTF or null,
 * `language` BCP 47: English is read by its grammar, of other languages only the quotations. Never throws.
 */
export function suggest(
  text: string,
  { publishedOn, language }: { publishedOn: string | null; language: string },
): Suggestion[] {
  const reading = read(text)
  const found = (isEnglish(language) ? statements(reading) : quoted(reading, language)).slice(0, most)
  const speakers = speakersOf(reading, found)
  const circumstances = circumstancesOf(reading, found, speakers, publishedOn)
  const made = found.map((statement, at) =>
    suggestion(reading, statement, speakers[at] ?? null, circumstances[at]!),
  )
  repeated(text, made).forEach((utterance, at) => {
    made[at]!.utterance = utterance
  })
  return made
}

function suggestion(
  reading: Reading,
  statement: Statement,
  who: Resolved | null,
  { day, channel }: Circumstances,
): Suggestion {
  const { text } = reading
  const words = statement.content.map(({ start, end }) => text.slice(start, end)).join(' ')
  return {
    content: statement.content,
    cue: statement.cue,
    mention: statement.mention,
    kind: kindOf(reading, statement.content),
    stance: stanceOf(statement, words),
    wording: wordingOf(text, statement, who),
    speaker: who?.speaker ?? null,
    saidOn: day && { edtf: day.edtf, wording: day.wording, basis: day.basis },
    channel,
    confidence: confidenceOf(statement, who),
    rule: ruleOf(statement),
    reason: reasonOf(text, statement, who, day),
    utterance: 0,
  }
}

/** Whether all, some or none of the words stand in quotation marks. */
function kindOf({ text, quotations }: Reading, content: readonly Piece[]): QuoteKind {
  let [inside, all] = [0, 0]
  let at = 0
  for (const piece of content) {
    all += letters(text, piece.start, piece.end)
    while (at > 0 && quotations[at - 1]!.end > piece.start) at -= 1
    at = firstBehind(quotations, piece.start)
    for (let next = at; next < quotations.length && quotations[next]!.start < piece.end; next += 1) {
      inside += letters(
        text,
        Math.max(piece.start, quotations[next]!.start),
        Math.min(piece.end, quotations[next]!.end),
      )
    }
  }
  return inside === 0 ? 'indirect' : inside === all ? 'direct' : 'mixed'
}

const letters = (text: string, start: number, end: number) =>
  text.slice(start, end).match(/[\p{L}\p{N}]/gu)?.length ?? 0

/** The index of the first piece that ends behind an offset; pieces are in order. */
function firstBehind(pieces: readonly Piece[], offset: number): number {
  let [low, high] = [0, pieces.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (pieces[middle]!.end <= offset) low = middle + 1
    else high = middle
  }
  return low
}
