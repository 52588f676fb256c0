import { counted } from '@/components/counted'
import { Saying } from '@/components/saying'
import { StanceMark } from '@/components/stance-mark'
import { showDate, longDate } from '@/lib/dates'
import type { Position, PositionChange } from '@/lib/positions'

/** Where the source's own words stand against each other, in the order they were said. */
export function Positions({ changes }: { changes: PositionChange[] }) {
  if (!changes.length) return null
  const [first, ...more] = changes
  return (
    <section className="positions" aria-labelledby="change">
      <h2 className="h-sec rule-top" id="change">
        Position changed
      </h2>
      <Sequence change={first!} />
      {more.length > 0 && (
        <details className="more">
          <summary>{counted(more.length, 'more change', 'more changes')} of position</summary>
          {more.map((change) => (
            <Sequence key={change.steps.map(({ id }) => id).join()} change={change} />
          ))}
        </details>
      )}
    </section>
  )
}

function Sequence({ change: { claims, steps } }: { change: PositionChange }) {
  const several = claims.length > 1
  return (
    <>
      {!several &&
        claims.map((claim) => (
          <p key={claim.id} className="seq__claim">
            <a href={`/claims/${claim.address}`}>{claim.wording}</a>
          </p>
        ))}
      <ol className="seq">
        {steps.map((step) => (
          <li key={step.id}>
            <p className="seq__head">
              <time dateTime={showDate(step.saidOn).datetime}>{longDate(step.saidOn)}</time>
              <StanceMark stance={step.stance} />
            </p>
            {several && (
              <p className="seq__of">
                <a href={`/claims/${step.claim.address}`}>{step.claim.wording}</a>
              </p>
            )}
            <p className="seq__words">{printed(step)}</p>
            <p className="meta">
              <Saying capacity={step.capacity} speaksFor={null} channel={step.channel} />
              {(step.capacity || step.channel) && step.publishers.length > 0 && ', '}
              {inPrint(step)}
            </p>
          </li>
        ))}
      </ol>
    </>
  )
}

const printed = ({ words, kind }: Position) =>
  kind === 'direct' ? `“${words.replace(/^[“"„«]|[”"“»]$/gu, '')}”` : words

function inPrint({ publishers: [first, ...more] }: Position): string {
  return `${first ?? ''}${more.length ? ` and ${more.length} more` : ''}`
}
