import { When } from '@/components/when'
import { SavedFields } from '@/components/saved-fields'
import type { HistoryLine } from '@/db/histories'
import { actionWords } from '@/lib/audit'
import { longDate } from '@/lib/dates'
import { savedFields } from '@/lib/saved-fields'

type Props = {
  line: HistoryLine
  newest: boolean
  address: string
  /** The two that are compared, or would be. */
  chosen: { one?: number; other?: number }
  /** Whether there is nothing to compare it with. */
  alone: boolean
}

/** One revision: when, who, why, what changed, and the choice of it for a comparison. */
export function HistoryRow({ line, newest, address, chosen, alone }: Props) {
  const { id, at, by, action, reason } = line
  const moment = `${longDate(at.slice(0, 10))}, ${at.slice(11, 16)} UTC`
  return (
    <li className="row row--tight">
      <div className="row__margin">
        <When on={at.slice(0, 10)} said={false} />
        <time className="when" dateTime={at}>
          {at.slice(11, 19)} UTC
        </time>
      </div>
      <div className="row__body tick">
        <p className="change__what">
          {actionWords[action].charAt(0).toUpperCase() + actionWords[action].slice(1)}
          {newest && <span className="tag">now</span>}
        </p>
        {reason && <p className="change__why">Reason: {reason}</p>}
        <SavedFields fields={savedFields(line.before, line.after)} whole={action !== 'update'} />
        <div className="history-row__end">
          <p className="meta">
            {by?.name ?? 'The program'}, revision <span className="num">{id}</span>
          </p>
          {!alone && (
            <>
              <label className="tickbox">
                <input type="radio" name="one" value={id} defaultChecked={chosen.one === id} />
                compare this
                <span className="vh">
                  {' '}
                  of {moment}, revision {id}
                </span>
              </label>
              <label className="tickbox">
                <input type="radio" name="other" value={id} defaultChecked={chosen.other === id} />
                with this
                <span className="vh">
                  {' '}
                  of {moment}, revision {id}
                </span>
              </label>
              {!newest && <a href={`${address}?one=${id}`}>Compare with now</a>}
            </>
          )}
        </div>
      </div>
    </li>
  )
}
