import { TextField } from '@/app/admin/field'
import { problemOf, typedIn, type FormState } from '@/app/admin/form-state'

/** What makes a form a proposal: why, and that it is one. */
export function ReasonField({ prefix, state }: { prefix: string; state: FormState }) {
  return (
    <>
      <input type="hidden" name="propose" value="1" />
      <TextField
        id={`${prefix}-reason`}
        name="reason"
        label="Why"
        maxLength={500}
        required
        hint="The admin who decides reads it, and the history keeps it."
        defaultValue={typedIn(state, 'reason')}
        problem={problemOf(state, 'reason')}
      />
    </>
  )
}
