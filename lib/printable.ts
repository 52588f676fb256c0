/**
 * Text from a file as a terminal may be given it, in one line: signs that steer a terminal, end a line or turn the
 * direction of reading stand as escapes, `\u{1b}`.
 */
export const printable = (text: string): string =>
  text.replace(
    /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu,
    (sign) => `\\u{${sign.codePointAt(0)!.toString(16)}}`,
  )

/** What went wrong, likewise: errors quote what they met. */
export const printableError = (error: unknown): string =>
  printable(error instanceof Error ? error.message : String(error))
