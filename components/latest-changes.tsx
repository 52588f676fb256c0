import { longDate } from '@/lib/dates'
import type { Change } from '@/lib/record'
import { counted } from './counted'

/** Beside a claim or a source: its latest changes, those beyond five folded, and the address of all. */
export function LatestChanges({ changes, all }: { changes: Change[]; all: string }) {
  return (
    <section aria-labelledby="history">
      <h2 className="h-small" id="history">
        History
      </h2>
      <Changes of={changes.slice(0, 5)} />
      {changes.length > 5 && (
        <details className="more">
          <summary>{counted(changes.length - 5, 'earlier change')}</summary>
          <Changes of={changes.slice(5)} />
        </details>
      )}
      <p className="meta">
        <a href={all}>All changes</a>
      </p>
    </section>
  )
}

function Changes({ of }: { of: Change[] }) {
  if (!of.length) return null
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
