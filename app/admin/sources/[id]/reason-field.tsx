import { TextField } from '@/app/admin/field'
import { problemOf, typedIn, type FormState } from '@/app/admin/form-state'

/** Why a source is changed; with the mark that makes the form a proposal, where it is one. */
export function ReasonField({
  prefix,
  state,
  proposes,
}: {
  prefix: string
  state: FormState
  proposes: boolean
}) {
  return (
    <>
      {proposes && <input type="hidden" name="propose" value="1" />}
      <TextField
        id={`${prefix}-reason`}
        name="reason"
        label={proposes ? 'Why' : 'Why is this changed?'}
        maxLength={500}
        required
        hint={
          proposes
            ? 'The admin who decides reads it, and the history keeps it.'
            : 'Readers see it beside the change.'
        }
        defaultValue={typedIn(state, 'reason')}
        problem={problemOf(state, 'reason')}
      />
    </>
  )
}
