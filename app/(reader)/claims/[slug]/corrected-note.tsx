import { longDate } from '@/lib/dates'
import type { ClaimView } from '@/lib/record'

/** At the head of a claim: its latest correction of weight, and the latest passage that was withdrawn. */
export function CorrectedNote({ claim }: { claim: ClaimView }) {
  const announced = claim.history.filter((change) => change.announced)
  const withdrawn = announced.find((change) => isWithdrawal(change.what))
  const corrected = announced.find((change) => !isWithdrawal(change.what))
  const told = [corrected, withdrawn].flatMap((change) => change ?? [])
  if (!told.length) return null
  return (
    <div className="note note--changed claim-note">
      {told.map((change) => (
        <p key={change.id}>
          <b>
            {change === corrected ? 'Corrected' : 'Changed'} on {longDate(change.on)}:
          </b>{' '}
          {change.what} {change.reason && `Reason: ${change.reason}`}
        </p>
      ))}
      <p>
        <a href={`/claims/${claim.address}/history`}>See every change</a>
      </p>
    </div>
  )
}

const isWithdrawal = (what: string) => what.endsWith(' withdrawn.')
