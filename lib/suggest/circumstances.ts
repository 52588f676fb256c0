import { channelIn, timeIn } from './english/circumstances'
import { fromPublication, readSaidOn } from '../dates'
import type { DateBasis } from '../record'
import type { Piece } from '../spans'
import { masked, type Reading } from './frame'
import type { Resolved } from './english/speakers'
import type { Statement } from './english/statements'

export type Day = { edtf: string; wording: string | null; basis: DateBasis; how: string }
export type Circumstances = { day: Day | null; channel: string | null }

/** Sentences over which a day or channel that a speaker was given goes on being believed. */
const furthest = 10

/** When and where each statement was said, in their order. `publishedOn` is EDTF or null. */
export function circumstancesOf(
  reading: Reading,
  statements: readonly Statement[],
  speakers: readonly (Resolved | null)[],
  publishedOn: string | null,
): Circumstances[] {
  const published = fromPublication(publishedOn)
  const printed =
    'problem' in published
      ? null
      : { edtf: published.saidOn, wording: null, basis: published.basis, how: 'the day of publication' }
  const last = new Map<string, { frame: number } & Circumstances>()
  const read = new Map<string, ReturnType<typeof readSaidOn>>()
  const dayOf = (words: string | null): Day | null => {
    if (!words) return null
    const found = read.get(words) ?? readSaidOn(words, { publishedOn })
    read.set(words, found)
    return 'problem' in found
      ? null
      : { edtf: found.saidOn, wording: found.wording, basis: found.basis, how: `“${words}”` }
  }
  const contents = new Map<number, Piece[]>()
  for (const { frame, content } of statements)
    contents.set(frame, [...(contents.get(frame) ?? []), ...content])
  let paragraph = 0
  return statements.map((statement, number) => {
    for (const to = reading.frames[statement.frame]!.paragraph; paragraph < to; paragraph += 1)
      if (parts(reading.paragraphs[paragraph]!.text)) last.clear()
    const frame = reading.frames[statement.frame]!
    const seen = masked(reading.text, frame, [
      ...statement.content,
      ...(contents.get(statement.frame) ?? []),
      ...frame.tokens.filter((token) => token.kind === 'quote'),
    ])
    const at = statement.cue ? statement.cue.start - frame.start : 0
    const name = speakers[number]?.speaker.name ?? ''
    const before = last.get(name)
    const near =
      before &&
      statement.frame - before.frame <= furthest &&
      (exact(before.day) || reading.frames[before.frame]!.paragraph === frame.paragraph)
        ? before
        : null
    const own = dayOf(timeIn(seen, Math.max(0, at)))
    // "She says" is said now, whatever she said before.
    const now = statement.verb?.form === 's' || statement.verb?.form === 'base'
    const lead = own || now ? null : leading(reading, statement, dayOf)
    const day =
      own ??
      lead ??
      (near?.day && !now
        ? {
            ...near.day,
            how: `${near.day.how.replace(/, as in the statement before$/, '')}, as in the statement before`,
          }
        : null)
    const channel = channelIn(seen) ?? (near && samePlace(statement, near.frame) ? near.channel : null)
    if (name && (own || lead || channelIn(seen)))
      last.set(name, { frame: statement.frame, day: own ?? lead, channel })
    else if (name && near) last.set(name, { ...near, frame: statement.frame })
    return { day: day ?? printed, channel }
  })
}

/** A rule or an hour of its own parts the entries of a running report, which tell of different occasions. */
const parts = (words: string) => /^(?:[_*#=–—-]{2,}|\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m)\.*$/i.test(words.trim())

/** Whether a day is one day: "on Friday" goes on over paragraphs, "in April" does not. */
const exact = (day: Day | null) => day === null || /^\d{4}-\d{2}-\d{2}$/.test(day.edtf)

const samePlace = (statement: Statement, frame: number) =>
  statement.frame - frame <= 2 && statement.cue !== null

/** A day in the sentence before, of the same paragraph, that tells of the occasion: "On Friday he met the press." */
function leading(
  { frames, text }: Reading,
  statement: Statement,
  dayOf: (words: string | null) => Day | null,
): Day | null {
  const before = frames[statement.frame - 1]
  const own = frames[statement.frame]!
  if (!before || before.paragraph !== own.paragraph) return null
  if (before.tokens.some((token) => token.kind === 'quote')) return null
  const sentence = text.slice(before.start, before.end)
  const when = timeIn(sentence, 0)
  const at = when ? sentence.indexOf(when) : -1
  // "Monday's debate" and a day in the middle of the sentence tell of something else.
  const framing =
    at >= 0 &&
    (at < 12 || sentence.length - at - when!.length < 3) &&
    !/^['’]/.test(sentence.slice(at + when!.length))
  const day = framing ? dayOf(when) : null
  return exact(day) ? day : null
}
