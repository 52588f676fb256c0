import { counted } from '@/components/counted'
import { When } from '@/components/when'
import { SavedFields } from '@/components/saved-fields'
import { actionWords, auditQuery, objectName, type AuditLine } from '@/lib/audit'
import { historyAddress } from '@/lib/restorable'
import { savedFields } from '@/lib/saved-fields'

/** Columns up to which a new or deleted row is shown whole at once. */
const FEW = 3

/** One saved change: its moment in the margin, what was done, each column before and after, why, by whom, from where. */
export function AuditRow({ line }: { line: AuditLine }) {
  const { id, at, by, place, object, objectId, action, reason } = line
  const fields = savedFields(line.before, line.after)
  const history = historyAddress(object, objectId)
  const name = objectName(object, objectId)
  return (
    <li className="row row--tight" id={`r${id}`}>
      <div className="row__margin">
        <When on={at.slice(0, 10)} said={false} />
        <time className="when" dateTime={at}>
          {at.slice(11, 19)} UTC
        </time>
      </div>
      <div className="row__body tick">
        <p className="change__what">
          {history ? <a href={history}>{name}</a> : name} <span className="meta">{actionWords[action]}</span>
        </p>
        {reason && <p className="change__why">Reason: {reason}</p>}
        {action === 'update' || fields.length <= FEW ? (
          <SavedFields fields={fields} whole={action !== 'update'} />
        ) : (
          <details className="audit-fields">
            <summary>{counted(fields.length, 'field')}</summary>
            <SavedFields fields={fields} whole />
          </details>
        )}
        <p className="meta">
          {by ? <a href={`/admin/audit?${auditQuery({ by: by.id })}`}>{by.name}</a> : 'The program'}
          {place && (
            <>
              , from <span className="num">{place}</span>
            </>
          )}
          , revision <span className="num">{id}</span>
        </p>
      </div>
    </li>
  )
}
