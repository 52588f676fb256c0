'use client'

import { useActionState } from 'react'
import { FormNote } from '@/app/admin/form-note'
import { Moment } from '@/components/moment'
import { TableHead } from '@/app/admin/table-head'
import type { SessionLine } from '@/db/sessions'
import { endSignIn } from './actions'

/** Where one is signed in, each to be ended, or all but this one. */
export function Sessions({ lines }: { lines: SessionLine[] }) {
  const [state, send, busy] = useActionState(endSignIn, null)
  return (
    <section className="admin" aria-labelledby="sessions">
      <h2 className="h-sec" id="sessions">
        Where you are signed in
      </h2>
      <FormNote state={state} fields={{}} from="/desk/account" />
      <table className="tbl tbl--admin" role="table">
        <TableHead names={['Device', 'Place', 'Since', 'Last seen', 'Change']} />
        <tbody role="rowgroup">
          {lines.map((line) => (
            <tr key={line.handle} role="row">
              <th role="rowheader" scope="row">
                {line.device}
              </th>
              <td role="cell" data-name="Place" className="num">
                {line.place}
              </td>
              <td role="cell" data-name="Since">
                <Moment at={line.since} />
              </td>
              <td role="cell" data-name="Last seen">
                <Moment at={line.seen} />
              </td>
              <td role="cell">
                {line.current ? (
                  <span className="tag">this one</span>
                ) : (
                  <form action={send}>
                    <button
                      className="btn btn--small"
                      name="handle"
                      value={line.handle}
                      aria-busy={busy}
                      aria-label={`End the sign-in of ${line.device}`}
                    >
                      End
                    </button>
                  </form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length > 1 && (
        <form action={send} className="btns">
          <button className="btn btn--danger" aria-busy={busy}>
            End all others
          </button>
        </form>
      )}
    </section>
  )
}
