import type { DeskSuggestion } from '@/lib/desk-view'
import { sureness } from '@/lib/shown-suggestions'

/** How sure the program is of a suggestion, and why it makes it; of one brought in, who made it and what they wrote. */
export function SuggestionHead({ suggestion, waits }: { suggestion: DeskSuggestion; waits: boolean }) {
  const { confidence, reason, maker, note } = suggestion
  if (maker !== null)
    return (
      <p className="why">
        {waits && <b>Waiting for the server. </b>}
        <b>Brought in: {maker}.</b> {reason.charAt(0).toUpperCase() + reason.slice(1)}.
        {note && <span className="why__note">{note}</span>}
      </p>
    )
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
