import type { ReactNode } from 'react'
import { When, tickOf } from './when'

type Props = {
  on: string | null
  /** Whether `on` is the day of saying, not one of publication. */
  said?: boolean
  undated?: string
  tight?: boolean
  id?: string
  children: ReactNode
}

/** One line of a chronicle: its date (EDTF) in the margin, a mark on the rule, and what is on record. */
export function LedgerRow({ on, said = true, undated = 'Day not known', tight = true, id, children }: Props) {
  return (
    <li className={tight ? 'row row--tight' : 'row'} id={id}>
      <div className="row__margin">
        {on ? <When on={on} said={said} /> : <span className="when">{undated}</span>}
      </div>
      <div className={on ? `row__body ${tickOf(on)}` : 'row__body'}>{children}</div>
    </li>
  )
}
