/** The text of a file in UTF-8, or in UTF-16 with its mark; null where it is neither, or holds NUL, which Postgres has in no text. */
export function unicodeOf(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  const big = first === 0xfe && second === 0xff
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : big ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}
