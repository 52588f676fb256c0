import { trimPiece, type Piece } from './spans'

export type Excerpt<Mark> = { text: string; marks: Mark[] }

/** Signs for words that are left out. */
const LEFT_OUT = '[…]'
/** Of a longer paragraph only the words around the marks are shown, where only excerpts may be; in UTF-16 units. */
export const LONGEST = 1500
const AROUND = 300

/**
 * Parts of a text joined into one, with the marks that lie in them moved along; what lies between two parts is
 * left out, and a sign stands for it unless it is only white space.
 */
export function joined<Mark extends Piece>(
  text: string,
  parts: readonly Piece[],
  marks: readonly Mark[],
): Excerpt<Mark> {
  let out = ''
  const kept: Mark[] = []
  parts.forEach((part, index) => {
    const before = index ? text.slice(parts[index - 1]!.end, part.start) : ''
    if (index)
      out += before.trim() ? (before.includes('\n') ? `\n\n${LEFT_OUT}\n\n` : ` ${LEFT_OUT} `) : before
    const by = out.length - part.start
    for (const mark of marks) {
      const [start, end] = [Math.max(mark.start, part.start), Math.min(mark.end, part.end)]
      if (start < end) kept.push({ ...mark, start: start + by, end: end + by })
    }
    out += text.slice(part.start, part.end)
  })
  return { text: out, marks: kept.sort((one, other) => one.start - other.start) }
}

/** The parts of a paragraph that may be shown: all of it, or of a long one the words around the marks. */
export function around(text: string, paragraph: Piece, marks: readonly Piece[]): Piece[] {
  if (paragraph.end - paragraph.start <= LONGEST) return [paragraph]
  const parts: Piece[] = []
  const within = marks.filter((mark) => mark.start < paragraph.end && mark.end > paragraph.start)
  for (const mark of within.sort((one, other) => one.start - other.start)) {
    const start = blankAt(text, Math.max(paragraph.start, mark.start - AROUND), paragraph.start, mark.start)
    const end = blankAt(text, Math.min(paragraph.end, mark.end + AROUND), mark.end, paragraph.end)
    const last = parts.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else parts.push({ start, end })
  }
  return parts.flatMap((part) => trimPiece(text, part) ?? [])
}

/** The first blank after a place, so that no word is cut; the place's nearer bound where there is none. */
function blankAt(text: string, at: number, from: number, to: number): number {
  if (at <= from || at >= to) return at <= from ? from : to
  const blank = text.slice(at, to).search(/\s/)
  return blank < 0 ? to : at + blank
}
