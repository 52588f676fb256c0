import type { NameKind } from './record'

const pronouns = new Set(['he', 'she', 'they', 'it', 'him', 'her', 'them', 'his', 'their', 'its', 'who'])

/** Whether a mention only points at a source that was named before. */
export const isPronoun = (mention: string): boolean => pronouns.has(mention.trim().toLowerCase())

// How people are addressed tells nothing of what they spoke as.
const titles = /^(?:mr|mrs|ms|miss|mx|dr|prof|sir|dame|lord|lady|herr|frau)\.?$/i

const isCapital = (word: string) => /^\p{Lu}/u.test(word)

/**
 * A mention taken apart into a name and the capacity before it: "Ukraine's Prosecutor General Andriy Kostin" is
 * Andriy Kostin, "Ukraine's Prosecutor General". A mention that begins with "the" is a name as a whole.
 */
export function nameIn(mention: string): { name: string; capacity: string } {
  const plain = mention.replace(/\s*\([^)]*\)\s*/g, ' ').trim()
  const whole = plain.replace(/^the\s+/i, '')
  if (whole !== plain || isPronoun(plain)) return { name: isPronoun(plain) ? '' : whole, capacity: '' }
  const words = plain.split(/\s+/)
  const capitals = words.length - 1 - words.findLastIndex((word) => !isCapital(word))
  if (words.length < 3 || capitals < 2) return { name: plain, capacity: '' }
  const capacity = words.slice(0, -2).filter((word) => !titles.test(word))
  return { name: words.slice(-2).join(' '), capacity: capacity.join(' ') }
}

/** What kind of other name a mention is: an alias shares a word or the initials with the name, "Moscow" does not. */
export function nameKindOf(mention: string, name: string): NameKind {
  const parts = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []
  const initials = (name.match(/\p{Lu}/gu) ?? []).join('').toLowerCase()
  const known = [...parts(name), initials]
  return parts(mention).some((part) => part !== 'the' && known.includes(part)) ? 'alias' : 'metonym'
}
