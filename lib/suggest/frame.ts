import { paragraphs, sentences, type Paragraph } from '../paragraphs'
import { quotations } from '../quotation'
import type { Piece } from '../spans'

/** A word, a whole quotation (`"`), or a mark that parts a sentence: `,` `;` `:` `-` (a dash). */
export type Token = Piece & {
  kind: 'word' | 'quote' | 'mark'
  text: string
  lower: string
  /** Of a word: whether it begins with a capital. */
  capital: boolean
  /** The end of a bracket that directly follows, or 0. */
  bracket: number
}

/** One sentence of a paragraph in which each quotation counts as a single token. */
export type Frame = Piece & { tokens: Token[]; paragraph: number }

export type Reading = {
  text: string
  paragraphs: Paragraph[]
  quotations: Piece[]
  frames: Frame[]
}

/** Units of a paragraph that are read at most: nothing that people say is longer, and time stays bounded. */
const longest = 200_000

/** Takes a text apart into paragraphs, quotations and frames. */
export function read(text: string): Reading {
  const all = paragraphs(text)
  const quoted = quotations(text, all)
  const frames: Frame[] = []
  let q = 0
  all.forEach((paragraph, number) => {
    while (q < quoted.length && quoted[q]!.end <= paragraph.start) q += 1
    const own: Piece[] = []
    for (let at = q; at < quoted.length && quoted[at]!.start < paragraph.end; at += 1) own.push(quoted[at]!)
    const end = Math.min(paragraph.end, paragraph.start + longest)
    const masked = mask(text, { start: paragraph.start, end }, own)
    const opened = new Map(own.map((piece) => [piece.start - paragraph.start, piece]))
    for (const sentence of lines(masked).flatMap((line) => sentences(masked, line)))
      for (const tokens of cut(tokenize(masked, paragraph.start, sentence, opened)))
        frames.push({ start: tokens[0]!.start, end: tokens.at(-1)!.end, paragraph: number, tokens })
  })
  return { text, paragraphs: all, quotations: quoted, frames }
}

/** The lines of a paragraph that end as sentences do: there a new one begins, whatever stands around. */
function lines(masked: string): Piece[] {
  const ends = [...masked.matchAll(/[.!?:]["')]*[^\S\n]*\n/g)].map((end) => end.index + end[0].length)
  return [0, ...ends].map((start, at) => ({ start, end: ends[at] ?? masked.length }))
}

/** Tokens of a frame at most: no sentence is longer, but in lists and broken texts time must stay bounded. */
const widest = 400

/** The tokens of a sentence, in parts where it is endless; none where it has none. */
function cut(tokens: Token[]): Token[][] {
  const parts: Token[][] = []
  for (let at = 0; at < tokens.length; at += widest) parts.push(tokens.slice(at, at + widest))
  return parts
}

/** The paragraph with what stands in quotation marks blanked out, unit for unit, but for its last mark. */
function mask(text: string, place: Piece, quoted: readonly Piece[]): string {
  let masked = ''
  let at = place.start
  for (const { start, end } of quoted) {
    if (start < at || end > place.end) continue
    masked += text.slice(at, start)
    const last = /([.!?…])["”’»“']{0,2}$/.exec(text.slice(Math.max(start, end - 3), end))
    const inner = last
      ? `${'X'.repeat(Math.max(0, end - start - 3))}${last[1]}`
      : 'X'.repeat(Math.max(0, end - start - 2))
    masked += `"${inner}"`.padEnd(end - start, '"').slice(0, end - start)
    at = end
  }
  return masked + text.slice(at, place.end)
}

const pattern =
  /\$?\p{N}[\p{L}\p{N}]*(?:[.,:]\p{N}+)*(?:[‑-][\p{L}\p{N}]+)*(?:['’]s)?%?|\p{L}[\p{L}\p{N}\p{M}]*(?:['’.&/‑-][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*(?:['’](?=\s))?|--+|[,;:()[\]–—-]|["]/gu

function tokenize(
  masked: string,
  offset: number,
  sentence: Piece,
  opened: ReadonlyMap<number, Piece>,
): Token[] {
  const found: Token[] = []
  let depth = 0
  let at = sentence.start
  // Cut, so that a search never runs on behind the sentence.
  const line = masked.slice(0, sentence.end)
  while (at < sentence.end) {
    pattern.lastIndex = at
    const match = pattern.exec(line)
    if (!match) break
    const [text] = match
    const start = match.index
    const quote = opened.get(start)
    if (quote) {
      at = quote.end - offset
      if (!depth) found.push(token('quote', '"', quote.start, quote.end))
      continue
    }
    at = start + text.length
    // A sentence that stands in brackets as a whole is read like any other.
    if ((text === '(' || text === '[') && start > sentence.start) depth += 1
    else if (text === ')' || text === ']') {
      depth = Math.max(0, depth - 1)
      const last = found.at(-1)
      if (!depth && last?.kind === 'word') last.bracket = offset + at
    } else if (!depth) {
      if (/^[,;:]$/.test(text)) found.push(token('mark', text, offset + start, offset + at))
      else if (/^(?:--+|[–—-])$/.test(text)) found.push(token('mark', '-', offset + start, offset + at))
      else if (!/^["()[\]]$/.test(text)) found.push(token('word', text, offset + start, offset + at))
    }
  }
  return found
}

function token(kind: Token['kind'], text: string, start: number, end: number): Token {
  const lower = text.toLowerCase().replace(/’/g, "'")
  return { kind, text, lower, start, end, capital: /^\p{Lu}/u.test(text), bracket: 0 }
}

/** The sentence with the content and all quotations blanked out, unit for unit. */
export function masked(text: string, place: Piece, hidden: readonly Piece[]): string {
  let seen = text.slice(place.start, place.end)
  for (const piece of hidden) {
    const from = Math.max(0, Math.min(seen.length, piece.start - place.start))
    const to = Math.max(from, Math.min(seen.length, piece.end - place.start))
    seen = `${seen.slice(0, from)}${'"'.repeat(to - from)}${seen.slice(to)}`
  }
  return seen
}
