'use client'

import { useActionState } from 'react'
import { TextField } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn } from '@/app/admin/form-state'
import type { DeskAssessment, DeskClaim } from '@/db/claim-desk'
import { dropAssessment, showAssessment } from './actions'

type Props = { assessment: DeskAssessment; claim: Pick<DeskClaim, 'id' | 'state'> }

/** Whether readers see the assessment, with the forms that publish and withdraw it. */
export function AssessmentState({ assessment, claim }: Props) {
  const { state, by, rating, mayPublish } = assessment
  const waits =
    claim.state === 'published'
      ? 'It waits for a second person.'
      : 'It can be published once the claim is public.'
  return (
    <div className="note note--row">
      <p>
        <b>{state === 'published' ? 'Public' : 'A draft'}:</b> {rating}, by {by ?? 'the program'}.{' '}
        {state === 'draft' && !mayPublish && waits}
      </p>
      {mayPublish && <Publish assessment={assessment} claim={claim} />}
      <Withdraw assessment={assessment} claim={claim} />
    </div>
  )
}

function Publish({ assessment: { id, version }, claim }: Props) {
  const [state, send, busy] = useActionState(showAssessment, null)
  return (
    <form action={send} aria-label="Publish the assessment">
      <FormNote state={state} fields={{}} from={`/desk/claims/${claim.id}`} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <button className="btn btn--primary" aria-busy={busy}>
        Publish the assessment
      </button>
    </form>
  )
}

function Withdraw({ assessment: { id, version }, claim }: Props) {
  const [state, send, busy] = useActionState(dropAssessment, null)
  return (
    <details className="more" open={state !== null}>
      <summary>Withdraw the assessment</summary>
      <form action={send} className="form" aria-label="Withdraw the assessment">
        <FormNote state={state} fields={{ reason: 'withdraw-reason' }} from={`/desk/claims/${claim.id}`} />
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        <TextField
          id="withdraw-reason"
          name="reason"
          label="Why it is withdrawn"
          maxLength={500}
          required
          defaultValue={typedIn(state, 'reason')}
          problem={problemOf(state, 'reason')}
        />
        <div className="btns">
          <button className="btn btn--danger" aria-busy={busy}>
            Withdraw
          </button>
        </div>
      </form>
    </details>
  )
}
