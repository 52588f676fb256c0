import type { DeskSuggestion } from '@/lib/desk-view'
import { sureness } from '@/lib/shown-suggestions'
import { secondReader } from '@/lib/suggestion'

/** How sure the program is of a suggestion, or which model proposes it, and why; of one brought in, who made it and what they wrote. */
export function SuggestionHead({ suggestion, waits }: { suggestion: DeskSuggestion; waits: boolean }) {
  const { confidence, reason, rule, model, maker, note } = suggestion
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
      {rule === secondReader ? (
        <b>Second reader: {model}.</b>
      ) : (
        <b>
          Confidence <span className="num">{confidence.toFixed(2)}</span>, {sureness(confidence)}.
        </b>
      )}{' '}
      {reason.charAt(0).toUpperCase() + reason.slice(1).replace(/\.$/, '')}.
    </p>
  )
}
