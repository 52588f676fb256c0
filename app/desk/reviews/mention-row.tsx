'use client'

import { useActionState } from 'react'
import { FormNote } from '@/app/admin/form-note'
import { Moment } from '@/components/moment'
import type { MentionLine } from '@/db/comments'
import { see } from '../talk-actions'

/** A comment that names one, with the way to it and the button that says it was seen. */
export function MentionRow({ line }: { line: MentionLine }) {
  const [state, send, busy] = useActionState(see, null)
  const { claimId, articleId } = line
  const at = claimId ? `/desk/claims/${claimId}` : `/desk/articles/${articleId}/comments`
  return (
    <li className="talk__one">
      <p className="st__claim">
        <a href={`${at}#comments`}>{line.what}</a>
      </p>
      <p className="meta">
        <b>{line.by ?? 'The program'}</b>, <Moment at={line.at} />
      </p>
      <p className="talk__body">{line.body}</p>
      <form action={send} aria-label={`Seen: comment ${line.id}`}>
        {state && 'refusal' in state && <FormNote state={state} fields={{}} from="/desk/reviews" />}
        <input type="hidden" name="commentId" value={line.id} />
        <button className="btn btn--small" aria-busy={busy}>
          Seen
        </button>
      </form>
    </li>
  )
}
