import type { Stance } from '@/lib/record'
import { Sign } from './sign'

/** What a source did that took a stance. */
export const past: Record<Stance, string> = {
  asserts: 'asserted',
  denies: 'denied',
  questions: 'questioned',
  demands: 'demanded',
  predicts: 'predicted',
}

/** A stance as sign and word; `told` gives the word in the past, for a sentence. */
export function StanceMark({ stance, told = false }: { stance: Stance; told?: boolean }) {
  return (
    <span className="stance">
      <Sign name={stance} />
      {told ? past[stance] : stance}
    </span>
  )
}
