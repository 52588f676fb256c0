import { longDate } from './dates'
import type { NameKind, NameView } from './record'

const kinds: Record<NameKind, string | null> = {
  alias: null,
  legal: 'legal name',
  pen: 'pen name',
  transliteration: 'transliterated',
  metonym: 'stands for it in print',
}

/** Another name with its kind and days where they are known: `A. Marrin (pen name, 2010–2015)`. */
export function nameInWords({ name, kind, held }: NameView): string {
  const about = [kinds[kind], held && longDate(held)].filter(Boolean).join(', ')
  return about ? `${name} (${about})` : name
}
