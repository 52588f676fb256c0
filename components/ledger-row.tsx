import type { ReactNode } from 'react'
import { When, tickOf } from './when'

type Props = { on: string | null; undated?: string; tight?: boolean; id?: string; children: ReactNode }

/** One line of a chronicle: its date (EDTF) in the margin, a mark on the rule, and what is on record. */
export function LedgerRow({ on, undated = 'Day not known', tight = true, id, children }: Props) {
  return (
    <li className={tight ? 'row row--tight' : 'row'} id={id}>
      <div className="row__margin">{on ? <When on={on} /> : <span className="when">{undated}</span>}</div>
      <div className={on ? `row__body ${tickOf(on)}` : 'row__body'}>{children}</div>
    </li>
  )
}
