import { reverses } from './polarity'
import type { Mergeable } from './record'

/** Why two rows may be the same; `score`: how alike the nearest of their names are, 0 to 1. */
export type Likeness = {
  /** The name of each by which they are alike. */
  one: string
  other: string
  score: number
}

/** Two rows that may be the same, the one made last first. */
export type Duplicate = {
  object: Mergeable
  from: { id: number; name: string; kind?: string; description?: string | null }
  into: { id: number; name: string; kind?: string; description?: string | null }
  reasons: string[]
}

/** Names less alike than this are no reason. */
export const ALIKE = 0.72
/** Names less alike than this are not looked at further. */
export const LOOKED_AT = 0.45

const folded = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** Whether the names are the same but that the one has initials for given names ("A. Petrenko", "Anna Petrenko"). */
export function initialsOf(one: string, other: string): boolean {
  const [a, b] = [folded(one), folded(other)]
  if (a.length < 2 || a.length !== b.length || a.at(-1) !== b.at(-1) || a.at(-1)!.length < 2) return false
  const fits = (x: string, y: string) => x === y || (x.length === 1 && y.startsWith(x))
  const given = a.slice(0, -1).map((x, at) => fits(x, b[at]!) || fits(b[at]!, x))
  return a.join(' ') !== b.join(' ') && given.every(Boolean)
}

/** Why two names may be of the same, in words; null where they are not alike enough. */
export function nameReason({ one, other, score }: Likeness): string | null {
  if (folded(one).join(' ') === folded(other).join(' ')) return `The same name, ${one}`
  if (initialsOf(one, other)) return `The same name with initials: ${one}, ${other}`
  return score >= ALIKE ? `Names much alike: ${one}, ${other}` : null
}

/** Why two claims of much the same wording may be one, in words, or may be contraries. */
export function wordingReasons(one: string, other: string): string[] {
  const [a, b] = [folded(one), folded(other)]
  if (a.join(' ') === b.join(' ')) return ['The same wording']
  return [reverses(a, b) ? 'Wording much alike, but one may deny the other' : 'Wording much alike']
}
