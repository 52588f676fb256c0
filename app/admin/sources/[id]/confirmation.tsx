'use client'

import { useActionState } from 'react'
import { FormNote } from '@/app/admin/form-note'
import { saveConfirmation } from '../actions'

type Props = { source: { id: number; version: number; confirmed: boolean } }

/** Confirms a source that an editor made, or takes that back. */
export function Confirmation({ source }: Props) {
  const [state, send, busy] = useActionState(saveConfirmation, null)
  return (
    <form action={send} className="form form--wide" aria-label="Confirmation">
      <FormNote state={state} fields={{}} from={`/admin/sources/${source.id}`} />
      <input type="hidden" name="id" value={source.id} />
      <input type="hidden" name="version" value={source.version} />
      <input type="hidden" name="confirmed" value={source.confirmed ? 'no' : 'yes'} />
      <div className="btns">
        <button className={source.confirmed ? 'btn' : 'btn btn--primary'} aria-busy={busy}>
          {source.confirmed ? 'Take the confirmation back' : 'Confirm'}
        </button>
        <span className="hint">
          {source.confirmed
            ? 'Who made it could then change it again.'
            : 'Once confirmed, only admins change it.'}
        </span>
      </div>
    </form>
  )
}
