import { nameInWords } from '@/lib/name-words'
import type { NameView } from '@/lib/record'

const SHOWN = 12

/** Other names of a source, each with its kind and days where they are known; beyond twelve they fold. */
export function Names({ names }: { names: NameView[] }) {
  if (!names.length) return null
  return (
    <>
      <p className="meta">Also printed as: {names.slice(0, SHOWN).map(nameInWords).join(', ')}.</p>
      {names.length > SHOWN && (
        <details className="more">
          <summary>{names.length - SHOWN} more names</summary>
          <p className="meta">{names.slice(SHOWN).map(nameInWords).join(', ')}.</p>
        </details>
      )}
    </>
  )
}
