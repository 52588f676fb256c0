'use client'

import { useActionState } from 'react'
import { TextArea } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { typedIn, type FormState } from '@/app/admin/form-state'
import { saveScale } from './actions'

/** The first problem of the scale or of one of its ratings. */
const problemOfScale = (state: FormState) =>
  state && 'refusal' in state
    ? state.refusal.problems.find(({ field }) => /^scale(\.|$)/.test(field))?.message
    : undefined

/** The ratings of assessments, one a line. */
export function ScaleForm({ scale, version }: { scale: string[]; version: number }) {
  const [state, send, busy] = useActionState(saveScale, null)
  return (
    <form action={send} className="form" aria-label="Scale of assessments">
      <FormNote state={state} fields={{ scale: 'scale' }} from="/admin/settings" />
      <input type="hidden" name="version" value={version} />
      <TextArea
        id="scale"
        name="scale"
        label="Ratings"
        rows={Math.min(12, scale.length + 1)}
        required
        hint="One a line, from the worst to the best; two to twelve."
        defaultValue={typedIn(state, 'scale', scale.join('\n'))}
        problem={problemOfScale(state)}
      />
      <div className="btns">
        <button className="btn btn--primary" aria-busy={busy}>
          Save the scale
        </button>
      </div>
    </form>
  )
}
