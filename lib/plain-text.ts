const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/**
 * A line of plain text out of what may be markup, as the titles and summaries of feeds are: without tags, with
 * blanks as one, at most `length` characters (the last one an ellipsis where it is cut); null where nothing is left.
 */
export function plainLine(markup: string | null | undefined, length: number): string | null {
  const text = (markup ?? '')
    .slice(0, 20_000)
    .replace(/<\/?[a-z!][^<>]*>/gi, ' ')
    .replace(
      /&(?:(amp|lt|gt|quot|apos|nbsp)|#([0-9]{1,7})|#x([0-9a-f]{1,6}));/gi,
      (whole, name, decimal, hex) =>
        name
          ? (named[String(name).toLowerCase()] ?? '')
          : character(whole, decimal ? Number(decimal) : parseInt(hex, 16)),
    )
    .replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
    .trim()
  if (!text) return null
  // A pair of surrogates is not cut in two.
  return text.length <= length
    ? text
    : `${text
        .slice(0, length - 1)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()}…`
}

function character(reference: string, code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : reference
}
