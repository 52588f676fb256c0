'use client'

import { Fragment, useActionState, useState, type ReactNode } from 'react'
import { FormNote } from '@/app/admin/form-note'
import type { FormAction, FormState } from '@/app/admin/form-state'
import { RowFields, type RowField, type Values } from './row-fields'

export type Row = { id: number; version?: number; what: string; cells: ReactNode[]; values: Values }
type Props = {
  /** The number of the source. */
  source: number
  /** Tells the controls of this section from those of others. */
  name: string
  heads: [string, ...string[]]
  rows: Row[]
  fields: RowField[]
  /** What one row is called: "name", "role". */
  noun: string
  /** Null where the actor may not change the source. */
  doors: { save: FormAction; drop: FormAction } | null
}

const keep: FormAction = async (before) => before

/** Rows that rest on a source: a table, each row changed and removed in place, and a form for one more. */
export function RowTable({ source, name, heads, rows, fields, noun, doors }: Props) {
  const [saved, save, busy] = useActionState(doors?.save ?? keep, null)
  const [dropped, drop] = useActionState(doors?.drop ?? keep, null)
  const [open, setOpen] = useState('')
  const from = `/admin/sources/${source}`
  const changes = rows.some(({ version }) => version !== undefined)
  /** The answer to the form of this row, '' for the one that adds. */
  const answered = (row: string): FormState =>
    saved && 'typed' in saved && (saved.typed.row ?? '') === row ? saved : null
  const note = (state: FormState, prefix: string) => (
    <FormNote
      state={state}
      from={from}
      fields={Object.fromEntries(fields.map((field) => [field.name, `${prefix}-${field.name}`]))}
    />
  )
  return (
    <>
      {saved && 'done' in saved && note(saved, name)}
      {doors && note(dropped, name)}
      {rows.length > 0 && (
        <table className="tbl tbl--admin tbl--rows" role="table">
          <thead role="rowgroup">
            <tr role="row">
              {heads.map((head) => (
                <th key={head} role="columnheader" scope="col">
                  {head}
                </th>
              ))}
              {doors && (
                <th role="columnheader" scope="col">
                  <span className="vh">{changes ? 'Change or remove' : 'Remove'}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map(({ id, version, what, cells, values }) => (
              <Fragment key={`${id} ${version}`}>
                <tr role="row">
                  <th role="rowheader" scope="row">
                    {what}
                  </th>
                  {cells.map((cell, index) => (
                    <td key={heads[index + 1]} role="cell" data-name={heads[index + 1]}>
                      {cell}
                    </td>
                  ))}
                  {doors && (
                    <td role="cell" className="row-acts">
                      {version !== undefined && (
                        <button
                          className="btn btn--small"
                          type="button"
                          aria-expanded={open === `${id} ${version}`}
                          onClick={() => setOpen(open === `${id} ${version}` ? '' : `${id} ${version}`)}
                        >
                          Change<span className="vh"> {what}</span>
                        </button>
                      )}
                      <form action={drop}>
                        <input type="hidden" name="row" value={id} />
                        <input type="hidden" name="what" value={what} />
                        <button className="btn btn--small">
                          Remove<span className="vh"> {what}</span>
                        </button>
                      </form>
                    </td>
                  )}
                </tr>
                {/* Saved, it has another version and closes. */}
                {doors && open === `${id} ${version}` && (
                  <tr role="row">
                    <td role="cell" colSpan={heads.length + 1}>
                      <form action={save} className="form" aria-label={`Change ${what}`}>
                        {note(answered(String(id)), `${name}-${id}`)}
                        <input type="hidden" name="row" value={id} />
                        <input type="hidden" name="version" value={version} />
                        <RowFields
                          prefix={`${name}-${id}`}
                          fields={fields}
                          values={values}
                          state={answered(String(id))}
                        />
                        <div className="btns">
                          <button className="btn btn--primary" aria-busy={busy}>
                            Save
                          </button>
                        </div>
                      </form>
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
      {doors && (
        <form action={save} className="form" aria-label={`Add a ${noun}`}>
          {note(answered(''), name)}
          <input type="hidden" name="id" value={source} />
          <RowFields prefix={name} fields={fields} values={{}} state={answered('')} />
          <div className="btns">
            <button className="btn" aria-busy={busy}>
              Add the {noun}
            </button>
          </div>
        </form>
      )}
    </>
  )
}
