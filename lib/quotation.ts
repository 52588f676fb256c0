import { paragraphs as paragraphsOf } from './paragraphs'
import { trimPiece, type Piece } from './spans'

/** Marks that open a quotation, with those that close it. Some languages close with what others open with. */
const closers: Record<string, readonly string[]> = {
  '"': ['"', '”'],
  "''": ["''", '"'],
  '“': ['”', '"', '“'],
  '”': ['”', '"'],
  '„': ['“', '”'],
  '«': ['»'],
  '»': ['«'],
}
const singles: Record<string, string> = { '‘': '’', "'": "'" }
const longestSingle = 2000
const mostApostrophes = 40
const notOpening = /^['’](?:(?:\d0s|em|til|tis|twas|cause|bout|round)\b|n['’])/i

/**
 * The quotations of a text, their marks included, in order. A quotation that runs over several paragraphs (a mark
 * opens each of them, only the last is closed) gives one piece for each. Single marks count where they can be told
 * from apostrophes, and only outside double ones; a mark without its partner gives nothing.
 */
export function quotations(text: string, paragraphs: readonly Piece[] = paragraphsOf(text)): Piece[] {
  return paragraphs.flatMap((paragraph, number) => inParagraph(text, paragraph, paragraphs[number + 1]))
}

function inParagraph(text: string, { start, end }: Piece, next: Piece | undefined): Piece[] {
  const found: Piece[] = []
  let open: { at: number; mark: string } | null = null
  // “…” inside "…" is part of it, unless the outer one turns out never to be closed.
  let nested = false
  let skipped = 0
  for (let at = start; at < end; at += 1) {
    const mark = markAt(text, at)
    if (mark) {
      if (open?.mark === '"' && mark === '“' && reopens(text, at, mark, open.mark, start)) {
        nested = true
        skipped ||= at
      } else if (nested && mark === '”') nested = false
      else if (open && closers[open.mark]?.includes(mark) && !reopens(text, at, mark, open.mark, start)) {
        if (trimPiece(text, { start: open.at + open.mark.length, end: at }))
          found.push({ start: open.at, end: at + mark.length })
        open = null
      } else if ((!open || open.mark === mark) && opens(text, at, mark, start)) {
        // The same mark again means that the first one was never closed.
        open = { at, mark }
        nested = false
        skipped = 0
      }
      at += mark.length - 1
    } else if (!open) {
      const close = singleClose(text, at, start, end)
      if (close) {
        found.push({ start: at, end: close })
        at = close - 1
      }
    }
  }
  if (!open || !next || !text.startsWith(open.mark, next.start))
    return open && skipped ? [...found, ...inParagraph(text, { start: skipped, end }, next)] : found
  if (trimPiece(text, { start: open.at + open.mark.length, end })) found.push({ start: open.at, end })
  return found
}

function markAt(text: string, at: number): string | null {
  const one = text.charAt(at)
  if (one === "'" || one === '’' || one === '‘')
    return text.charAt(at + 1) === "'" && one === "'" ? "''" : null
  return one in closers ? one : null
}

/** Whether a mark that may close a quotation begins another one: the first was never closed. */
function reopens(text: string, at: number, mark: string, opener: string, start: number): boolean {
  if (mark === '“' || mark === '„')
    return (
      !/[\p{L}\p{N}.,!?…]$/u.test(text.slice(0, at).slice(-1)) || /[\p{L}\p{N}]/u.test(text.charAt(at + 1))
    )
  return (mark === opener || mark === '"') && opens(text, at, mark, start)
}

/** An opening mark stands at the start, after a blank, a bracket, a dash or another mark, and before a word. */
function opens(text: string, at: number, mark: string, start: number): boolean {
  const before = at === start ? ' ' : text.charAt(at - 1)
  const after = text.charAt(at + mark.length)
  const atEdge = /[\s([{/—–‘'“„«-]/.test(before)
  // These only ever open, and some outlets put a blank inside them.
  if (mark === '“' || mark === '„' || mark === '«') return after !== ''
  return atEdge && /[^\s]/.test(after)
}

/** The end of a single-quoted passage that begins here, or 0. */
function singleClose(text: string, at: number, start: number, end: number): number {
  const closer = singles[text.charAt(at)]
  if (!closer || !opens(text, at, closer, start)) return 0
  const words = text.slice(at, Math.min(end, at + longestSingle))
  if (!/^.[\p{L}\p{N}"“(]/u.test(words) || notOpening.test(words)) return 0
  let possessive = 0
  let seen = 0
  for (
    let to = words.indexOf(closer, 2);
    to > 0 && seen < mostApostrophes;
    to = words.indexOf(closer, to + 1)
  ) {
    seen += 1
    const [before = '', after = ''] = [words.charAt(to - 1), words.charAt(to + 1)]
    if (/\s/.test(before) || /[\p{L}\p{N}]/u.test(after)) continue
    // "workers’ rights" is no end, unless nothing better follows.
    if (before !== 's' || after === '' || /[.,;:!?)]/.test(after)) return at + to + 1
    possessive ||= at + to + 1
  }
  return possessive
}

/** Whether all, some or none of the letters and figures of a span stand in quotation marks. */
export function quoteKind(text: string, content: readonly Piece[]): 'direct' | 'mixed' | 'indirect' {
  const quoted = quotations(text)
  let [inside, all] = [0, 0]
  for (const { start, end } of content) {
    all += solid(text.slice(start, end))
    for (const quotation of quoted) {
      const [from, to] = [Math.max(start, quotation.start), Math.min(end, quotation.end)]
      if (from < to) inside += solid(text.slice(from, to))
    }
  }
  if (inside === 0) return 'indirect'
  return inside === all ? 'direct' : 'mixed'
}

function solid(words: string): number {
  return words.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}

/** The quotations of which no part lies in any of the given pieces. */
export function uncovered(quoted: readonly Piece[], pieces: readonly Piece[]): Piece[] {
  return quoted.filter(
    (quotation) => !pieces.some((piece) => piece.start < quotation.end && piece.end > quotation.start),
  )
}
