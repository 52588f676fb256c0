/** Names of encodings that pages declare and that mean windows-1252 or UTF-8 to a browser all the same. */
const declared =
  /<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([a-z0-9_:.-]+)|^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([a-z0-9_:.-]+)/i
const declaredWithin = 4096

/**
 * The text of the bytes of a page, a feed or a file: by byte order mark, else as UTF-8 where they are valid UTF-8, else as the charset of
 * the media type (`text/html; charset=…`), else as the one that the page declares, else as windows-1252. Valid UTF-8
 * goes before what is declared: longer text in another encoding is never valid UTF-8 by chance, and wrong
 * declarations are common. Never throws.
 */
export function decodePage(bytes: Uint8Array, contentType: string | null = null): string {
  const marked = byMark(bytes)
  if (marked) return decode(bytes, marked) ?? ''
  const named = contentType ? (/charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType)?.[1] ?? null) : null
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, declaredWithin))
  const match = declared.exec(head)
  const inPage = match?.[1] ?? match?.[2] ?? null
  // Encodings of seven bits are valid UTF-8 too, and mean something else.
  const shifted = [named, inPage].find((label) => label && /^(?:iso-2022|hz-|utf-16)/i.test(label))
  if (shifted) {
    const wide = /^utf-16/i.test(shifted) && !halfNul(bytes)
    const text = wide ? null : decode(bytes, shifted)
    if (text !== null) return text
  }
  if (halfNul(bytes)) return decode(bytes, bytes[0] === 0 ? 'utf-16be' : 'utf-16le') ?? ''
  for (const label of ['utf-8', named, inPage]) {
    // Bytes that are no UTF-8 stay none under that name, unless they were only cut off or spoilt in a place.
    const text = label && decode(bytes, label, true)
    if (text) return text
  }
  if ([named, inPage].some((label) => label && /^utf-?8$/i.test(label)) && mostlyUtf8(bytes))
    return decode(bytes, 'utf-8') ?? ''
  return decode(bytes, 'windows-1252') ?? ''
}

function byMark(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return null
}

/** Whether every other byte at the start is NUL: UTF-16 of mostly Latin text without a mark. */
function halfNul(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 200)
  const odd = head.filter((byte, at) => byte === 0 && at % 2 === 1).length
  const even = head.filter((byte, at) => byte === 0 && at % 2 === 0).length
  return head.length > 8 && Math.max(odd, even) > head.length / 3 && Math.min(odd, even) < head.length / 20
}

function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = decode(bytes, 'utf-8') ?? ''
  const spoilt = text.split('\uFFFD').length - 1
  const good = text.length - text.replace(/[^\x00-\x7f\uFFFD]/g, '').length
  return good > 4 * spoilt
}

/** Null for an encoding that is not known, or with `fatal` for bytes that are not in it. */
function decode(bytes: Uint8Array, label: string, fatal = false): string | null {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes)
  } catch {
    return null
  }
}
