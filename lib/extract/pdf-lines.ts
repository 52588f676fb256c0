/** A run of text on a page of a PDF; places and sizes are in points from the lower left corner. */
export type Run = { str: string; x: number; y: number; width: number; fontSize: number; hasEOL: boolean }
type Line = { text: string; x: number; end: number; y: number; size: number }

/**
 * The paragraphs of the pages of a PDF. Lines are joined where they run on, words parted at a line end put together,
 * and running heads and page numbers left out.
 */
export function pdfParagraphs(pages: Run[][]): string[] {
  const all = pages.map(linesOf)
  const repeated = runningHeads(all)
  const lines = all.flatMap((page) => page.filter((line, at) => !repeated(line, at, page.length)))
  const body = median(lines.map((line) => line.size))
  const gap = median(
    lines
      .slice(1)
      .map((line, at) => lines[at]!.y - line.y)
      .filter((drop) => drop > 0),
  )
  const right = quantile(
    lines.map((line) => line.end),
    0.9,
  )
  const paragraphs: string[] = []
  lines.forEach((line, at) => {
    const before = lines[at - 1]
    if (before && paragraphs.length && !begins(before, line, { body, gap, right }))
      paragraphs[paragraphs.length - 1] = joined(paragraphs.at(-1)!, line.text)
    else paragraphs.push(line.text)
  })
  return paragraphs
}

/** The text of the largest letters of the first page, where they are larger than the rest. */
export function largestText(page: Run[]): string | null {
  const lines = linesOf(page)
  const size = Math.max(0, ...lines.map((line) => line.size))
  const large = lines.filter((line) => line.size > 0.95 * size)
  if (large.length > 5 || size < 1.2 * median(lines.map((line) => line.size))) return null
  return large.map((line) => line.text).join(' ') || null
}

function linesOf(runs: Run[]): Line[] {
  const lines: Line[] = []
  let ended = true
  for (const { str, x, y, width, fontSize, hasEOL } of runs) {
    const last = lines.at(-1)
    const sameLine = last && !ended && Math.abs(last.y - y) < fontSize * 0.5 && x >= last.end - fontSize
    if (sameLine) {
      const apart = x - last.end > fontSize * 0.2 && !/\s$/.test(last.text) && !/^\s/.test(str)
      last.text += (apart ? ' ' : '') + str
      last.end = Math.max(last.end, x + width)
      if (str.trim()) last.size = Math.max(last.size, fontSize)
    } else if (str.trim()) lines.push({ text: str, x, end: x + width, y, size: fontSize })
    if (str.trim() || hasEOL) ended = hasEOL
  }
  return lines
    .map((line) => ({ ...line, text: line.text.replace(/\s+/g, ' ').trim() }))
    .filter((line) => line.text)
}

/** Tells the lines at the head and foot of pages that stand on several, or hold only the number of the page. */
function runningHeads(pages: Line[][]): (line: Line, at: number, count: number) => boolean {
  const key = (line: Line) => line.text.toLowerCase().replace(/\d+/g, '#')
  const counts = new Map<string, number>()
  const edge = (at: number, count: number) => at < 2 || at >= count - 2
  for (const page of pages)
    for (const one of new Set(page.filter((_, at) => edge(at, page.length)).map(key)))
      counts.set(one, (counts.get(one) ?? 0) + 1)
  const often = Math.max(2, pages.length / 3)
  const number = /^(?:[-–—(]?\s*(?:page|seite)?\s*\d{1,4}\s*(?:(?:\/|of|von)\s*\d{1,4})?\s*[-–—)]?)$/i
  return (line, at, count) =>
    edge(at, count) && (number.test(line.text) || (pages.length > 1 && (counts.get(key(line)) ?? 0) >= often))
}

/** Whether a line begins a paragraph, by what stands before it. */
function begins(
  before: Line,
  line: Line,
  { body, gap, right }: { body: number; gap: number; right: number },
): boolean {
  if (Math.abs(before.size - line.size) > 0.1 * body) return true
  if (/^[•▪–*]\s/.test(line.text)) return true
  const drop = before.y - line.y
  const large = line.size > 1.2 * body
  if (drop > (large ? 1.6 * line.size : 1.4 * gap)) return true
  if (large) return false
  const closed = /[.!?:…]["”’»)]?$/.test(before.text)
  const short = before.end < right - 4 * body
  if (line.x > before.x + 0.8 * body && closed) return true
  return closed && short
}

/** A line set after the text so far: a word parted by a hyphen at the line end becomes one again. */
function joined(text: string, line: string): string {
  if (
    /\p{Ll}[-\u00ad\u2010]$/u.test(text) &&
    /^\p{Ll}/u.test(line) &&
    !/^(?:und|oder|and|or|bzw)\b/.test(line)
  )
    return text.slice(0, -1) + line
  return /\p{L}-$/u.test(text) && !/\s-$/.test(text) && !/^(?:und|oder|and|or)\b/.test(line)
    ? text + line
    : `${text} ${line}`
}

const median = (numbers: number[]) => quantile(numbers, 0.5)

function quantile(numbers: number[], share: number): number {
  const sorted = [...numbers].sort((one, two) => one - two)
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0
}
