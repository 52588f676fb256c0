/** Scripts that write without blanks: there, a word is found wherever its characters stand. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u

/**
 * Whether an item of a feed holds one of an editor's words or phrases in its title or summary: as whole words,
 * whatever their case and accents. Without words, every item is wanted.
 */
export function wanted(
  item: { title: string | null; summary: string | null },
  words: readonly string[],
): boolean {
  const phrases = words.map(folded).filter((phrase) => phrase !== '')
  if (phrases.length === 0) return true
  const texts = [item.title ?? '', item.summary ?? ''].map((text) => ` ${folded(text)} `)
  return phrases.some((phrase) => {
    const whole = unspaced.test(phrase) ? phrase : ` ${phrase} `
    return texts.some((text) => text.includes(whole))
  })
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
