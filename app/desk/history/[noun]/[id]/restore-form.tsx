'use client'

import { useActionState } from 'react'
import { TextField } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn } from '@/app/admin/form-state'
import { listed } from '@/components/counted'
import { putBack } from './actions'

type Props = {
  noun: string
  id: number
  version: number
  revision: number
  address: string
  /** The names of the fields that are put back, and of those that differ and stay as they are. */
  back: string[]
  stay: string[]
}

/** Puts the older of the two revisions back, with a reason. */
export function RestoreForm({ noun, id, version, revision, address, back, stay }: Props) {
  const [state, send, busy] = useActionState(putBack, null)
  return (
    <form action={send} className="form" aria-label={`Restore revision ${revision}`}>
      <FormNote state={state} fields={{ reason: 'reason' }} from={`${address}?one=${revision}`} />
      {Object.entries({ noun, id, version, revision }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p>
        Restoring makes a new revision with {listed(back, 20)} as in revision {revision}.
        {stay.length > 0 && ` As they are stay: ${listed(stay, 20)}.`}
      </p>
      <TextField
        id="reason"
        name="reason"
        label="Reason"
        required
        maxLength={500}
        hint="Kept in the history for good; of what is public, readers see it."
        defaultValue={typedIn(state, 'reason')}
        problem={problemOf(state, 'reason')}
      />
      <div className="btns">
        <button className="btn btn--primary" aria-busy={busy}>
          Restore revision {revision}
        </button>
      </div>
    </form>
  )
}
