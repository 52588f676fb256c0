import type { ReactNode } from 'react'
import type { Told } from '@/lib/revision'
import { LedgerRow } from './ledger-row'

/** One saved change in a chronicle: its day in the margin, what changed, why, at what time and by whom. */
export function ChangeRow({ change, children }: { change: Told; children?: ReactNode }) {
  return (
    <LedgerRow on={change.on}>
      <p className="change__what">{change.what}</p>
      {change.passage && (
        <p className="change__of">
          {change.passage.outlet && `${change.passage.outlet}, `}
          <a href={change.passage.path}>{change.passage.words}</a>
        </p>
      )}
      {change.reason && <p className="change__why">Reason: {change.reason}</p>}
      {children}
      <p className="meta">
        <time dateTime={change.at}>{change.at.slice(11, 16)} UTC</time>
        {change.by && `, ${change.by}`}
      </p>
    </LedgerRow>
  )
}
