'use client'

import { useActionState } from 'react'
import { FormNote } from '@/app/admin/form-note'
import type { FormAction } from '@/app/admin/form-state'

type Row = { id: number; what: string; cells: string[] }
type Props = { heads: [string, ...string[]]; rows: Row[]; remove: FormAction | null; from: string }

const keep: FormAction = async (before) => before

/** Rows that rest on another, each with a button that removes it where the actor may. */
export function RemovableRows({ heads, rows, remove, from }: Props) {
  const [state, send] = useActionState(remove ?? keep, null)
  return (
    <>
      {remove && <FormNote state={state} fields={{}} from={from} />}
      <table className="tbl tbl--admin" role="table">
        <thead role="rowgroup">
          <tr role="row">
            {heads.map((head) => (
              <th key={head} role="columnheader" scope="col">
                {head}
              </th>
            ))}
            {remove && (
              <th role="columnheader" scope="col">
                <span className="vh">Remove</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map(({ id, what, cells }) => (
            <tr key={id} role="row">
              <th role="rowheader" scope="row">
                {what}
              </th>
              {cells.map((cell, index) => (
                <td key={heads[index + 1]} role="cell" data-name={heads[index + 1]}>
                  {cell}
                </td>
              ))}
              {remove && (
                <td role="cell">
                  <form action={send}>
                    <input type="hidden" name="row" value={id} />
                    <input type="hidden" name="what" value={what} />
                    <button className="btn btn--small">
                      Remove<span className="vh"> {what}</span>
                    </button>
                  </form>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
