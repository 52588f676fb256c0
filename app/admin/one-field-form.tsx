'use client'

import { useActionState } from 'react'
import { TextField } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn, type FormAction } from '@/app/admin/form-state'

type Props = {
  add: FormAction
  id: number
  /** The field's name, also in the form's answer. */
  name: string
  label: string
  hint: string
  button: string
  from: string
}

/** A form of one field that adds a row to what has the number `id`. */
export function OneFieldForm({ add, id, name, label, hint, button, from }: Props) {
  const [state, send, busy] = useActionState(add, null)
  const field = `add-${name}`
  return (
    <form action={send} className="form">
      <FormNote state={state} fields={{ [name]: field }} from={from} />
      <input type="hidden" name="id" value={id} />
      <TextField
        id={field}
        name={name}
        label={label}
        hint={hint}
        maxLength={500}
        required
        defaultValue={typedIn(state, name)}
        problem={problemOf(state, name)}
      />
      <div className="btns">
        <button className="btn" aria-busy={busy}>
          {button}
        </button>
      </div>
    </form>
  )
}
