'use client'

import { Fragment, useActionState, useState, type ReactNode } from 'react'
import { FormNote } from '@/app/admin/form-note'
import type { FormAction, FormState } from '@/app/admin/form-state'
import { ReasonField } from './reason-field'
import { RowFields, type RowField, type Values } from './row-fields'

export type Row = { id: number; version?: number; what: string; cells: ReactNode[]; values: Values }
/** Whether the actor changes the source, or only proposes to. */
export type Rights = 'change' | 'propose'
type Props = {
  /** The number of the source. */
  source: number
  /** Whether readers see the source: then what is changed or removed says why. */
  shown: boolean
  /** Tells the controls of this section from those of others. */
  name: string
  heads: [string, ...string[]]
  /** Those without a version are only added and removed. */
  rows: Row[]
  fields: RowField[]
  /** What one row is called: "name", "role". */
  noun: string
  rights: Rights
  save: FormAction
  drop: FormAction
}

/** Rows that rest on a source: a table, each row changed and removed in place, and a form for one more. */
export function RowTable({ source, shown, name, heads, rows, fields, noun, rights, save, drop }: Props) {
  const [saved, sendSave, busy] = useActionState(save, null)
  const [dropped, sendDrop] = useActionState(drop, null)
  const [open, setOpen] = useState('')
  const proposes = rights === 'propose'
  const asksWhy = proposes || shown
  /** The answer to the form of this row, '' for the one that adds. */
  const answered = (row: string): FormState =>
    saved && 'typed' in saved && (saved.typed.row ?? '') === row ? saved : null
  /** The refusal to remove this row. */
  const refused = (row: number): FormState =>
    dropped && 'typed' in dropped && dropped.typed.row === String(row) ? dropped : null
  const note = (state: FormState, prefix: string) => {
    const named = [...fields.map((field) => field.name), 'reason']
    const controls = Object.fromEntries(named.map((field) => [field, `${prefix}-${field}`]))
    return <FormNote state={state} from={`/admin/sources/${source}`} fields={controls} />
  }
  const form = (prefix: string, row: Row | null) => {
    const state = answered(row ? String(row.id) : '')
    return (
      <form action={sendSave} className="form" aria-label={row ? `Change ${row.what}` : `Add a ${noun}`}>
        {note(state, prefix)}
        <input type="hidden" name="id" value={source} />
        {row && <input type="hidden" name="row" value={row.id} />}
        {row && <input type="hidden" name="version" value={row.version} />}
        <RowFields prefix={prefix} fields={fields} values={row?.values ?? {}} state={state} />
        {(row ? asksWhy : proposes) && <ReasonField prefix={prefix} state={state} proposes={proposes} />}
        <div className="btns">
          <button className={row ? 'btn btn--primary' : 'btn'} aria-busy={busy}>
            {proposes ? `Propose ${row ? 'this change' : `this ${noun}`}` : row ? 'Save' : `Add the ${noun}`}
          </button>
        </div>
      </form>
    )
  }
  const toggle = (key: string, verb: string, what: string) => (
    <button
      className="btn btn--small"
      type="button"
      aria-expanded={open === key}
      onClick={() => setOpen(open === key ? '' : key)}
    >
      {verb}
      <span className="vh"> {what}</span>
    </button>
  )
  const dropForm = ({ id, what }: Row) => (
    <form
      action={sendDrop}
      className={asksWhy ? 'form' : undefined}
      aria-label={asksWhy ? `Remove ${what}` : undefined}
    >
      <input type="hidden" name="row" value={id} />
      <input type="hidden" name="what" value={what} />
      {asksWhy && <ReasonField prefix={`${name}-drop-${id}`} state={refused(id)} proposes={proposes} />}
      <button className="btn btn--small">
        {proposes ? 'Propose to remove' : 'Remove'}
        <span className="vh"> {what}</span>
      </button>
    </form>
  )
  return (
    <>
      {saved && 'done' in saved && note(saved, name)}
      {note(dropped, dropped && 'typed' in dropped ? `${name}-drop-${dropped.typed.row}` : name)}
      {rows.length > 0 && (
        <table className="tbl tbl--admin" role="table">
          <thead role="rowgroup">
            <tr role="row">
              {heads.map((head) => (
                <th key={head} role="columnheader" scope="col">
                  {head}
                </th>
              ))}
              <th role="columnheader" scope="col">
                <span className="vh">Change or remove</span>
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map((row) => {
              const { id, version, what, cells } = row
              // Once saved it has another version, and its form is closed.
              const [change, remove] = [`${id} ${version}`, `remove ${id}`]
              return (
                <Fragment key={change}>
                  <tr role="row">
                    <th role="rowheader" scope="row">
                      {what}
                    </th>
                    {cells.map((cell, index) => (
                      <td key={heads[index + 1]} role="cell" data-name={heads[index + 1]}>
                        {cell}
                      </td>
                    ))}
                    <td role="cell" className="row-acts">
                      {version !== undefined && toggle(change, 'Change', what)}
                      {asksWhy ? toggle(remove, 'Remove', what) : dropForm(row)}
                    </td>
                  </tr>
                  {(open === change || open === remove) && (
                    <tr role="row" className="row-form">
                      <td role="cell" colSpan={heads.length + 1}>
                        {open === change ? form(`${name}-${id}`, row) : dropForm(row)}
                      </td>
                    </tr>
                  )}
                </Fragment>
              )
            })}
          </tbody>
        </table>
      )}
      {proposes ? (
        <details className="propose">
          <summary>Propose a {noun}</summary>
          {form(name, null)}
        </details>
      ) : (
        form(name, null)
      )}
    </>
  )
}
