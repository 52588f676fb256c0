import { StanceMark } from '@/components/stance-mark'
import { longDate } from '@/lib/dates'
import type { Stance, UtteranceView } from '@/lib/record'

/** One sentence under the claim: who takes this stance, when, and how many others do. */
export function SaidBy({ stance, utterances }: { stance: Stance; utterances: UtteranceView[] }) {
  const [first] = utterances
  if (!first) return null
  const others = new Set(utterances.map((utterance) => utterance.source.id)).size - 1
  return (
    <span>
      <StanceMark stance={stance} told /> by <a href={`#u${first.id}`}>{first.source.name}</a>
      {first.speaksFor && ` for ${first.speaksFor.name}`}
      {first.capacity && `, ${first.capacity}`}, {longDate(first.saidOn)}
      {others > 0 && (
        <>
          , and by{' '}
          <a href={`#${stance}`}>
            {others} {others === 1 ? 'other' : 'others'}
          </a>
        </>
      )}
    </span>
  )
}
