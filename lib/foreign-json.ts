/** An object of JSON that somebody else wrote: nothing is known of its fields. */
export type Thing = Record<string, unknown>
export const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What this JSON holds; undefined for what is none, or is nested too deeply to be read. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined
    throw error
  }
}

/** Text as it stands; '' for what is none, which may not even be written as text. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Text as it can be stored, in one form of its accents; '' for what is none. */
export const plain = (value: unknown): string =>
  typeof value === 'string'
    ? value
        .slice(0, 100_000)
        .replace(/\r\n?/g, '\n')
        .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Cs}/gu, '')
        // Putting marks in order takes time by the square of their number (UAX 15, 13: 30 in a row).
        .replace(/(\p{M}{30})\p{M}+/gu, '$1')
        .normalize('NFC')
        .trim()
    : ''
