import { longDate } from '@/lib/dates'
import type { UtteranceView } from '@/lib/record'

/** At the head of a claim: that articles have changed passages it rests on, each leading to both wordings. */
export function ChangedPassages({ utterances }: { utterances: UtteranceView[] }) {
  const changed = utterances.flatMap(({ id, passages }) =>
    passages.flatMap(({ change, article }) =>
      change ? [{ utterance: id, change, who: article.publisher ?? 'The outlet' }] : [],
    ),
  )
  if (!changed.length) return null
  const shown = changed.slice(0, 3)
  return (
    <div className="note note--changed claim-note">
      <b>
        {changed.length === 1
          ? 'An article has changed a passage cited here.'
          : `Articles have changed ${changed.length} passages cited here.`}
      </b>
      {shown.map(({ utterance, change, who }, at) => (
        <span key={at}>
          {' '}
          {change.runs ? `${who} reworded it on ` : `${who} has not printed it any more since `}
          {longDate(change.on)}.{' '}
          <a href={`#u${utterance}`}>
            {change.runs ? 'See both wordings' : 'See it as first printed'}
            {changed.length > 1 && <span className="vh"> ({at + 1})</span>}
          </a>
          .
        </span>
      ))}
      {changed.length > shown.length && ` And ${changed.length - shown.length} more below.`}
    </div>
  )
}
