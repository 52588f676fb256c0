import { counted } from '@/components/counted'
import { longDate } from '@/lib/dates'
import type { ClaimView } from '@/lib/record'

/** Beside a claim: how to cite it, and every change since it was published. */
export function ClaimAside({ claim }: { claim: ClaimView }) {
  const latest = claim.history
    .map((change) => change.on)
    .sort()
    .at(-1)
  return (
    <aside className="side" aria-label="About this claim">
      <section aria-labelledby="cite">
        <h2 className="h-small" id="cite">
          Cite this claim
        </h2>
        <p className="cite">
          <i>{claim.wording}</i> Onrecord, claim {claim.id}
          {latest && `, as of ${longDate(latest)}`}. {fullAddress(`/claims/${claim.address}`)}
        </p>
      </section>
      {claim.history.length > 0 && (
        <section aria-labelledby="history">
          <h2 className="h-small" id="history">
            History
          </h2>
          <Changes of={claim.history.slice(0, 5)} />
          {claim.history.length > 5 && (
            <details className="more">
              <summary>{counted(claim.history.length - 5, 'earlier change')}</summary>
              <Changes of={claim.history.slice(5)} />
            </details>
          )}
          <p className="meta">
            <a href={`/claims/${claim.address}/history`}>All changes</a>
          </p>
        </section>
      )}
    </aside>
  )
}

function Changes({ of }: { of: ClaimView['history'] }) {
  return (
    <ol className="hist">
      {of.map((change) => (
        <li key={change.id}>
          <time dateTime={change.on}>{longDate(change.on)}</time>
          {change.what} {change.reason && `Reason: ${change.reason} `}
          {change.by && <span className="meta">{change.by}</span>}
        </li>
      ))}
    </ol>
  )
}

// Before the public origin is set, the path alone.
function fullAddress(path: string): string {
  const origin = process.env.ONRECORD_URL
  return origin && URL.canParse(path, origin) ? new URL(path, origin).href : path
}
