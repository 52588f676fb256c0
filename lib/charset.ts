/**
 * The text of a page or feed, whatever its charset is declared as: declarations are wrong often enough that the bytes
 * go first. A byte order mark decides; else what is UTF-8 throughout is UTF-8; else the charset of the header, then
 * that within the document, then windows-1252, as the first of them that fits. Never throws: what fits nothing keeps
 * U+FFFD where a character was.
 */
export function decodeText(bytes: Uint8Array, declared: string | null): { text: string; charset: string } {
  const marked = markOf(bytes)
  if (marked) return decoded(bytes, marked, false)!
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 2048))
  const within = /(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(head)?.[1] ?? null
  // UTF-16 and its like, and the 7-bit charsets of Asia, may look like UTF-8.
  const shifting = /^(utf-16|iso-2022|hz-)/i
  const first = [declared, within].filter((name) => name !== null && shifting.test(name))
  for (const charset of [...first, 'utf-8', declared, within, 'windows-1252']) {
    const found = charset && decoded(bytes, charset, true)
    if (found) return found
  }
  return decoded(bytes, 'windows-1252', false)!
}

function markOf([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return null
}

function decoded(bytes: Uint8Array, label: string, fatal: boolean): { text: string; charset: string } | null {
  try {
    const decoder = new TextDecoder(label, { fatal })
    return { text: decoder.decode(bytes), charset: decoder.encoding }
  } catch {
    // A charset that nobody knows, or that does not fit.
    return null
  }
}
