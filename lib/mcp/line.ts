/**
 * Text from the record as one line: blanks, line ends of every kind and control characters become one blank, and
 * characters that turn the direction of writing go. So nothing from outside can begin a line of its own.
 */
export function oneLine(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g, '')
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
}

/** At most so many characters of it, and whether some were left out; no pair of surrogates is cut in two. */
export function cut(text: string, most: number): { text: string; cut: boolean } {
  if (text.length <= most) return { text, cut: false }
  return { text: text.slice(0, most).replace(/[\ud800-\udbff]$/, ''), cut: true }
}

/** One line of at most so many characters, the last one an ellipsis where it was cut. */
export function shortLine(text: string, most: number): string {
  const line = cut(oneLine(text), most - 1)
  return line.cut ? `${line.text.trimEnd()}…` : line.text
}

/** The size of a text as it is sent. */
export const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8')
