'use client'

import { useActionState } from 'react'
import { TextArea } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn } from '@/app/admin/form-state'
import type { MergePreview } from '@/lib/merge-view'
import { proposeMerge } from '../actions'

/** Asks an admin, with a reason, to merge the one source into the other. */
export function ProposeForm({ preview: { object, from, into } }: { preview: MergePreview }) {
  const [state, send, busy] = useActionState(proposeMerge, null)
  const here = `/admin/merges/new?of=${object}&from=${from.id}&into=${into.id}`
  if (state && 'done' in state) return <FormNote state={state} fields={{}} from={here} />
  return (
    <form action={send} className="form" aria-label="Propose">
      <FormNote state={state} fields={{ reason: 'reason' }} from={here} />
      <input type="hidden" name="from" value={from.id} />
      <input type="hidden" name="into" value={into.id} />
      <TextArea
        id="reason"
        name="reason"
        label="Reason"
        rows={2}
        maxLength={500}
        required
        hint="By what you know it. The admin who decides reads it."
        defaultValue={typedIn(state, 'reason')}
        problem={problemOf(state, 'reason')}
      />
      <div className="btns">
        <button className="btn btn--primary" aria-busy={busy}>
          {busy ? 'Proposing…' : 'Propose the merge'}
        </button>
      </div>
    </form>
  )
}
