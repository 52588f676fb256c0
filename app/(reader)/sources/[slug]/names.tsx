import { longDate } from '@/lib/dates'
import type { NameKind, NameView } from '@/lib/record'

const SHOWN = 12
const kinds: Record<NameKind, string | null> = {
  alias: null,
  legal: 'legal name',
  pen: 'pen name',
  transliteration: 'transliterated',
  metonym: 'stands for it in print',
}

/** Other names of a source, each with its kind and days where they are known; beyond twelve they fold. */
export function Names({ names }: { names: NameView[] }) {
  if (!names.length) return null
  return (
    <>
      <p className="meta">Also printed as: {names.slice(0, SHOWN).map(inWords).join(', ')}.</p>
      {names.length > SHOWN && (
        <details className="more">
          <summary>{names.length - SHOWN} more names</summary>
          <p className="meta">{names.slice(SHOWN).map(inWords).join(', ')}.</p>
        </details>
      )}
    </>
  )
}

function inWords({ name, kind, held }: NameView): string {
  const about = [kinds[kind], held && longDate(held)].filter(Boolean).join(', ')
  return about ? `${name} (${about})` : name
}
