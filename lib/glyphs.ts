/** A text in plain glyphs, and for each unit of it (and its end) the offset in the text as printed. */
export type Plain = { text: string; at: Int32Array }

const glyphs: Record<string, string> = { '…': '...' }
for (const mark of '“”„‟«»″') glyphs[mark] = '"'
for (const mark of '‘’‚‛‹›′`´') glyphs[mark] = "'"
for (const dash of '‐‑‒–—―−') glyphs[dash] = '-'
for (const unseen of '\u00ad\u200b\u200c\u200d\u2060\ufeff') glyphs[unseen] = ''

/**
 * The text with one kind of quotation mark, apostrophe and dash, in small letters, one blank for any white
 * space, and without invisible marks: texts that are the same in it hold the same words in the same order.
 */
export function plain(text: string): Plain {
  const units: string[] = []
  const at: number[] = []
  let blank = false
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charAt(index)
    const white = unit <= ' ' || (unit > '~' && /\s/.test(unit))
    if (white && blank) continue
    const glyph = white ? ' ' : (glyphs[unit] ?? small(unit))
    if (glyph) blank = white
    for (const one of glyph) {
      units.push(one)
      at.push(index)
    }
  }
  at.push(text.length)
  return { text: units.join(''), at: Int32Array.from(at) }
}

/** Only where the small letter is one unit too, so that offsets hold. */
function small(unit: string): string {
  const lower = unit.toLowerCase()
  return lower.length === 1 ? lower : unit
}
