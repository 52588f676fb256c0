'use client'

import { useActionState } from 'react'
import { FormNote } from '@/app/admin/form-note'
import { TableHead } from '@/app/admin/table-head'
import { Moment } from '@/components/moment'
import type { InvitationLine } from '@/db/invitations'
import { LinkNote } from './link-note'
import { changeInvitation } from './links'

/** Invitations that wait for their person, each to be renewed or taken back. */
export function Invitations({ lines }: { lines: InvitationLine[] }) {
  const [state, send, busy] = useActionState(changeInvitation, null)
  if (!lines.length && !state) return null
  return (
    <section className="admin" aria-labelledby="invited">
      <h2 className="h-sec" id="invited">
        Invitations
      </h2>
      {state && (
        <div className="form">
          <FormNote state={state} fields={{}} from="/admin/users" />
          <LinkNote state={state} />
        </div>
      )}
      {lines.length > 0 && (
        <table className="tbl tbl--admin" role="table">
          <TableHead names={['Invited', 'Role', 'Link', 'By', 'Change']} numbers={['Change']} />
          <tbody role="rowgroup">
            {lines.map((line) => (
              <tr key={line.id} role="row">
                <th role="rowheader" scope="row">
                  {line.name}
                  <span className="sub">{line.email}</span>
                </th>
                <td role="cell" data-name="Role">
                  {line.role}
                </td>
                <td role="cell" data-name="Link">
                  {line.expired ? (
                    <span className="tag tag--dash">expired</span>
                  ) : (
                    <>
                      until <Moment at={line.expiresAt} />
                    </>
                  )}
                </td>
                <td role="cell" data-name="By">
                  {line.by}
                </td>
                <td role="cell">
                  <form action={send} className="btns">
                    <input type="hidden" name="id" value={line.id} />
                    <button
                      className="btn btn--small"
                      name="do"
                      value="renew"
                      aria-busy={busy}
                      aria-label={`New link for ${line.name}`}
                    >
                      New link
                    </button>
                    <button
                      className="btn btn--small btn--danger"
                      name="do"
                      value="take back"
                      aria-busy={busy}
                      aria-label={`Take back that of ${line.name}`}
                    >
                      Take back
                    </button>
                  </form>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
