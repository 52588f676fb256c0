'use client'

import { useActionState } from 'react'
import { TextField } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn } from '@/app/admin/form-state'
import type { Duplicate } from '@/lib/duplicate'
import type { Mergeable } from '@/lib/record'
import { saveApart } from '../merges/actions'

type Props = {
  of: Mergeable
  from: Duplicate['from']
  into: Duplicate['into']
  /** The page that the form stands on. */
  here?: string
}

/** Remembers, with a reason, that the two are not the same. */
export function ApartForm({ of, from, into, here = `/admin/duplicates?of=${of}` }: Props) {
  const [state, send, busy] = useActionState(saveApart, null)
  const id = `why-${from.id}-${into.id}`
  return (
    <details className="more">
      <summary>
        Not the same
        <span className="vh">
          : {from.name}, {from.id}, and {into.name}, {into.id}
        </span>
      </summary>
      <form action={send} className="form" aria-label={`${from.name} is not ${into.name}`}>
        <FormNote state={state} fields={{ reason: id }} from={here} />
        <input type="hidden" name="of" value={of} />
        <input type="hidden" name="from" value={from.id} />
        <input type="hidden" name="into" value={into.id} />
        <TextField
          id={id}
          name="reason"
          label="Reason"
          maxLength={500}
          required
          hint="They are proposed no more."
          defaultValue={typedIn(state, 'reason')}
          problem={problemOf(state, 'reason')}
        />
        <div className="btns">
          <button className="btn btn--small" aria-busy={busy}>
            Keep apart
          </button>
        </div>
      </form>
    </details>
  )
}
