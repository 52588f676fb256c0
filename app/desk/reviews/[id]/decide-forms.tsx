'use client'

import { useActionState } from 'react'
import { TextArea } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn } from '@/app/admin/form-state'
import type { Review } from '@/db/review-desk'
import { accept, giveBack, takeBack } from './actions'

type Props = { review: Pick<Review, 'id' | 'version' | 'seen'> }

function Row({ review: { id, version } }: Props) {
  return (
    <>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
    </>
  )
}

/** Accepts what waits as it stands here, or returns it with what is to be changed. */
export function DecideForms({ review }: Props) {
  const [accepted, sendAccept, accepting] = useActionState(accept, null)
  const [returned, sendReturn, returning] = useActionState(giveBack, null)
  const from = `/desk/reviews/${review.id}`
  return (
    <div className="review__decide">
      <form action={sendAccept} aria-label="Accept">
        <FormNote state={accepted} fields={{}} from={from} />
        <Row review={review} />
        <input type="hidden" name="seen" value={review.seen} />
        <button className="btn btn--primary" aria-busy={accepting}>
          Accept and publish
        </button>
      </form>
      <form action={sendReturn} className="form" aria-label="Return">
        <FormNote state={returned} fields={{ answer: 'answer' }} from={from} />
        <Row review={review} />
        <TextArea
          id="answer"
          name="answer"
          label="What is to be changed"
          rows={3}
          maxLength={2000}
          required
          defaultValue={typedIn(returned, 'answer')}
          problem={problemOf(returned, 'answer')}
        />
        <div className="btns">
          <button className="btn" aria-busy={returning}>
            Return it
          </button>
        </div>
      </form>
    </div>
  )
}

export function TakeBackForm({ review }: Props) {
  const [state, send, busy] = useActionState(takeBack, null)
  return (
    <form action={send} aria-label="Take back">
      <FormNote state={state} fields={{}} from={`/desk/reviews/${review.id}`} />
      <Row review={review} />
      <button className="btn" aria-busy={busy}>
        Take it back
      </button>
    </form>
  )
}
