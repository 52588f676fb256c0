// What the five files of each face hold for certain. All else would make the drawing fetch a font from elsewhere.
const unknown =
  /[^ -~\u00a1-\u00a8\u00aa-\u00ac\u00af-\u017f\u0218-\u021b\u0386-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f\u0490\u0491\u1ea0-\u1ef9\u2013\u2014\u2018-\u201a\u201c-\u201e\u2026\u2039\u203a\u20ac]/gu

/** A text as it can be drawn with our own faces, cut at a word to `most` characters; null where too little of it can. */
export function drawable(text: string, most: number): string | null {
  const whole = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  const held = whole.replace(unknown, '').replace(/ +/g, ' ').trim()
  if (held.length < whole.length * 0.8 || !held) return null
  return held.length <= most ? held : `${held.slice(0, most).replace(/[\s,;:.]+\S*$/, '')}…`
}
