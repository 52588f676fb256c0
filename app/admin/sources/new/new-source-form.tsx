'use client'

import { useActionState } from 'react'
import { TextField } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn } from '@/app/admin/form-state'
import { makeSource } from '../actions'
import { SourceFields } from '../source-fields'

const fields = { name: 'name', kind: 'kind', description: 'description', publisher: 'publisher' }

export function NewSourceForm() {
  const [state, send, busy] = useActionState(makeSource, null)
  return (
    <form action={send} className="form">
      <FormNote state={state} fields={fields} from="/admin/sources/new" />
      <SourceFields state={state} />
      <TextField
        id="publisher"
        name="publisher"
        label="Kept unnamed by"
        maxLength={200}
        hint="Only of an unnamed source: the outlet that knows who it is."
        defaultValue={typedIn(state, 'publisher')}
        problem={problemOf(state, 'publisher')}
      />
      <div className="btns">
        <button className="btn btn--primary" aria-busy={busy}>
          {busy ? 'Saving…' : 'Make the source'}
        </button>
        <a className="btn btn--quiet" href="/admin/sources">
          Cancel
        </a>
      </div>
    </form>
  )
}
