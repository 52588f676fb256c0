import type { DeskSuggestion } from '@/lib/desk-view'
import { sureness } from '@/lib/shown-suggestions'

/** How sure the program is of a suggestion, and why it makes it. */
export function SuggestionHead({ suggestion, waits }: { suggestion: DeskSuggestion; waits: boolean }) {
  const { confidence, reason } = suggestion
  return (
    <p className="why">
      {waits && <b>Waiting for the server. </b>}
      <b>
        Confidence <span className="num">{confidence.toFixed(2)}</span>, {sureness(confidence)}.
      </b>{' '}
      {reason.charAt(0).toUpperCase() + reason.slice(1).replace(/\.$/, '')}.
    </p>
  )
}
