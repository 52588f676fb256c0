import { cueStance, cues } from './cues'
import { startingAt, subjectBefore, subjectFrom, tokens, type Token } from './mention'
import { paragraphs, sentences } from './paragraphs'
import { quotations, quoteKind } from './quotation'
import type { QuoteKind, Stance } from './record'
import type { Piece } from './spans'
import { channelIn, timeIn } from './circumstances'

/** A source that is known already, with other words for it. */
export type Known = { id?: number; name: string; mentions?: readonly string[] }

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

type Found = { cue: Piece; mention: Piece | null; distance: number; stance: Stance }

const furthest = 6
/** Units read on each side of a content at most: sentences may be endless, in lists and broken texts. */
const reach = 2000

/** Reads the sentence around a content (or, for a quotation, the one before) for who says it and how. */
export function propose(text: string, content: readonly Piece[], known: readonly Known[] = []): Proposal {
  const quoted = quotations(text)
  const kind = quoteKind(text, content)
  const hidden = [...content, ...quoted]
  const { own, before } = surroundings(text, content, quoted)
  const ownFound = nearest(text, own, content, hidden)
  const found = ownFound ?? (kind === 'direct' ? nearest(text, before, content, hidden) : null)
  const place = ownFound || !found ? own : before
  const seen = place ? masked(text, place, hidden) : ''
  return {
    cue: found?.cue ?? null,
    mention: found ? (found.mention ?? nearestKnown(seen, place?.start ?? 0, found.cue, known)) : null,
    stance: found?.stance ?? 'asserts',
    channel: channelIn(seen),
    when: timeIn(seen, found && place ? found.cue.start - place.start : 0),
    wording: draftWording(text, content),
    kind,
  }
}

/** The sentences that hold the content and the quotations it stands in, and the sentence before them in the paragraph. */
function surroundings(text: string, content: readonly Piece[], quoted: readonly Piece[]) {
  const [first, last] = [content[0], content.at(-1)]
  if (!first || !last) return { own: null, before: null }
  const around = [
    ...content,
    ...quoted.filter((quotation) => content.some((piece) => overlap(piece, quotation))),
  ]
  const hull = { start: Math.min(...around.map((p) => p.start)), end: Math.max(...around.map((p) => p.end)) }
  const all = paragraphs(text)
    .filter((paragraph) => overlap(paragraph, hull))
    .flatMap((paragraph) => sentences(text, paragraph))
  const own = all.filter((sentence) => overlap(sentence, hull))
  const start = own[0]?.start ?? hull.start
  const before = all.findLast((sentence) => sentence.end <= start)
  return {
    own: {
      start: Math.max(start, hull.start - reach),
      end: Math.min(own.at(-1)?.end ?? hull.end, hull.end + reach),
    },
    before: before ? { start: Math.max(before.start, before.end - reach), end: before.end } : null,
  }
}

function overlap(one: Piece, other: Piece): boolean {
  return one.start < other.end && other.start < one.end
}

/** The sentence with the content and all quotations blanked out, unit for unit. */
function masked(text: string, place: Piece, hidden: readonly Piece[]): string {
  let seen = text.slice(place.start, place.end)
  for (const piece of hidden) {
    const from = Math.max(0, Math.min(seen.length, piece.start - place.start))
    const to = Math.max(from, Math.min(seen.length, piece.end - place.start))
    seen = `${seen.slice(0, from)}${'"'.repeat(to - from)}${seen.slice(to)}`
  }
  return seen
}

/** The cue with the fewest words, its mention not counted, between it and the content. */
function nearest(
  text: string,
  place: Piece | null,
  content: readonly Piece[],
  hidden: readonly Piece[],
): Found | null {
  if (!place) return null
  const words = tokens(masked(text, place, hidden), { start: 0, end: place.end - place.start }).map(
    (token) => ({
      ...token,
      start: token.start + place.start,
      end: token.end + place.start,
    }),
  )
  const found = words.flatMap((token, at) => cueAt(words, token, at, content) ?? [])
  return found.reduce<Found | null>((best, one) => {
    const closer = !best || one.distance < best.distance || (one.distance === best.distance && !best.mention)
    return one.distance <= furthest && closer ? one : best
  }, null)
}

function cueAt(words: readonly Token[], token: Token, at: number, content: readonly Piece[]): Found | null {
  const next = words[at + 1]
  if (token.lower === 'according' && next?.lower === 'to' && /^\s$/.test(next.gap)) {
    const cue = { start: token.start, end: next.end }
    return { cue, ...measured(words, cue, startingAt(words, at + 2), content), stance: 'asserts' }
  }
  if (!cues.has(token.lower) || isNoun(words, at)) return null
  const cue = { start: token.start, end: token.end }
  const follows = content.some(
    (piece) => piece.end <= cue.start && !words.some(between(piece.end, cue.start)),
  )
  const inverted = follows ? startingAt(words, at + 1) : null
  const ownSubject = subjectBefore(words, at)
  // "…, saying": a participle takes the subject of its sentence, whatever noun stands before it.
  const participle =
    /ing$/.test(token.lower) && (token.gap.includes(',') || /^\p{Ll}/u.test(words[at - 1]?.word ?? ''))
  const mention = inverted ?? (participle ? (subjectFrom(words.slice(0, at)) ?? ownSubject) : ownSubject)
  return { cue, ...measured(words, cue, mention, content), stance: stanceAt(words, at, content) }
}

/** "a post", "the report", "its claims": the word before tells that this is no verb. */
function isNoun(words: readonly Token[], at: number): boolean {
  return /^(?:an?|the|this|its|his|her|their|our|my|in|of|on|no|any|some|new|latest)$/.test(
    words[at - 1]?.lower ?? '',
  )
}

const between = (start: number, end: number) => (token: Token) => token.start >= start && token.end <= end

function measured(words: readonly Token[], cue: Piece, mention: Piece | null, content: readonly Piece[]) {
  const gaps = content.map((piece) =>
    piece.end <= cue.start ? between(piece.end, cue.start) : between(cue.end, piece.start),
  )
  const counts = gaps.map(
    (gap) => words.filter((token) => gap(token) && !(mention && overlap(token, mention))).length,
  )
  return { mention, distance: Math.min(...counts) }
}

/** "called for" and "asked for" demand; "called it" only asserts. */
function stanceAt(words: readonly Token[], at: number, content: readonly Piece[]): Stance {
  const { lower, end } = words[at]!
  const start = content.find((piece) => piece.start >= end)?.start ?? end
  const after = words.filter(between(end, start)).map((token) => token.lower)
  if (/^call/.test(lower))
    return after.some((word) => word === 'for' || word === 'on') ? 'demands' : 'asserts'
  if (/^ask/.test(lower) && after.some((word) => word === 'for' || word === 'to')) return 'demands'
  return cueStance(lower) ?? 'asserts'
}

/** The known name nearest to the cue, where grammar found no mention. */
function nearestKnown(seen: string, offset: number, cue: Piece, known: readonly Known[]): Piece | null {
  const places = known
    .flatMap(({ name, mentions = [] }) => [name, ...mentions])
    .flatMap((name) => {
      const at = name ? seen.indexOf(name) : -1
      return at < 0 ? [] : [{ start: offset + at, end: offset + at + name.length }]
    })
    .filter((place) => !overlap(place, cue))
  return (
    places.sort(
      (a, b) => Math.abs(a.start - cue.start) - Math.abs(b.start - cue.start) || b.end - a.end,
    )[0] ?? null
  )
}

/** A first wording of the claim: the content without quotation marks, with a capital and a full stop. */
export function draftWording(text: string, content: readonly Piece[]): string {
  const words = content
    .map(({ start, end }) => text.slice(start, end))
    .join(' ')
    .slice(0, reach)
    .replace(/["“”„«»]|''|^\s*[‘']|[’'](?=[.,;:!?]*$)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:(?:accusations|allegations|claims|reports|suggestions) )?that /i, '')
    .replace(/[\s,;:–—-]+$/, '')
  if (!words) return ''
  const cut = words.length > 480 ? `${words.slice(0, 480).replace(/\s+\S*$/, '')}…` : words
  const [initial = ''] = cut
  return initial.toUpperCase() + cut.slice(initial.length) + (/[.!?…]$/.test(cut) ? '' : '.')
}
