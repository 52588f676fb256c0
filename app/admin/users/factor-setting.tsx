'use client'

import { useActionState } from 'react'
import { Choice } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { typedIn } from '@/app/admin/form-state'
import { secondFactors, type SecondFactor } from '@/lib/record'
import { askFor } from './actions'

/** Of whom this record asks a second factor. */
export function FactorSetting({ who }: { who: SecondFactor }) {
  const [state, send, busy] = useActionState(askFor, null)
  return (
    <section className="admin" aria-labelledby="asked">
      <h2 className="h-sec" id="asked">
        Second factor
      </h2>
      <form action={send} className="form">
        <FormNote state={state} fields={{}} from="/admin/users" />
        <Choice
          id="who"
          name="who"
          label="Asked of"
          options={secondFactors}
          defaultValue={typedIn(state, 'who', who)}
          hint="Who has none is led to set it up, and can do nothing else before. Sign-ins through another service count as they are: a second factor there is that service's own."
        />
        <div className="btns">
          <button className="btn" aria-busy={busy}>
            Save the setting
          </button>
        </div>
      </form>
    </section>
  )
}
