'use client'

import { useActionState } from 'react'
import { TextArea } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn } from '@/app/admin/form-state'
import type { MergePreview } from '@/lib/merge-view'
import { saveMerge } from '../actions'

const fields = { reason: 'reason', certain: 'certain' }

/** The reason, and the button that merges; both rows as they were read. */
export function MergeForm({ preview: { object, from, into, unmasks } }: { preview: MergePreview }) {
  const [state, send, busy] = useActionState(saveMerge, null)
  const here = `/admin/merges/new?of=${object}&from=${from.id}&into=${into.id}`
  return (
    <form action={send} className="form" aria-label="Merge">
      <FormNote state={state} fields={fields} from={here} />
      <input type="hidden" name="of" value={object} />
      <input type="hidden" name="from" value={from.id} />
      <input type="hidden" name="fromVersion" value={from.version} />
      <input type="hidden" name="into" value={into.id} />
      <input type="hidden" name="intoVersion" value={into.version} />
      <TextArea
        id="reason"
        name="reason"
        label="Reason"
        rows={2}
        maxLength={500}
        required
        hint="By what you know it. It stays on record with every row that moves."
        defaultValue={typedIn(state, 'reason')}
        problem={problemOf(state, 'reason')}
      />
      {unmasks && (
        <label className="tickbox">
          <input type="checkbox" id="certain" name="certain" value="yes" required />
          <span>
            It is public that this unnamed source is {into.name}. Its wording does not become another name.
          </span>
        </label>
      )}
      <div className="btns">
        <button className="btn btn--primary" aria-busy={busy}>
          {busy ? 'Merging…' : 'Merge'}
        </button>
      </div>
    </form>
  )
}
