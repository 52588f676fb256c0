'use client'

import { useActionState, type ReactNode } from 'react'
import { FormNote } from '@/app/admin/form-note'
import { confirmMany, type ManyConfirmed } from './actions'

/** The sources of a page, to choose some and confirm them together. `from`: the address of the page. */
export function ManySources({ from, children }: { from: string; children: ReactNode }) {
  const [state, send, busy] = useActionState(confirmMany, null)
  return (
    <form action={send} className="many">
      <Told state={state} from={from} />
      <div className="many__bar" role="group" aria-label="Change the chosen sources">
        <label className="tickbox many__all">
          <input
            type="checkbox"
            onChange={({ currentTarget: { checked, form } }) =>
              form!.querySelectorAll<HTMLInputElement>('[name=row]').forEach((box) => (box.checked = checked))
            }
          />
          All on this page
        </label>
        <span className="meta">The chosen ones:</span>
        <div className="btns">
          <button className="btn btn--small" name="confirmed" value="yes" disabled={busy}>
            Confirm
          </button>
          <button className="btn btn--small" name="confirmed" value="no" disabled={busy}>
            Take the confirmation back
          </button>
        </div>
      </div>
      {children}
    </form>
  )
}

function Told({ state, from }: { state: ManyConfirmed; from: string }) {
  if (!state || !('rows' in state)) return <FormNote state={state} fields={{}} from={from} />
  const left = state.rows.filter(({ outcome }) => outcome !== 'done')
  return (
    <div className={left.length ? 'note note--changed' : 'note'} role="status">
      <b>{state.done}</b>
      {left.length > 0 && ' Left as they were:'}
      <ul className="resting">
        {left.map(({ id, name, outcome }) => (
          <li key={id}>
            <a href={`/admin/sources/${id}`}>{name || `Source ${id}`}</a>: {outcome}
          </li>
        ))}
      </ul>
    </div>
  )
}
