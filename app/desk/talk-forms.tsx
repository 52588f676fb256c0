'use client'

import { useActionState } from 'react'
import { TextArea } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn } from '@/app/admin/form-state'
import type { CommentLine, Talked } from '@/db/comments'
import { say, settle } from './talk-actions'

// As many names as one line holds.
const SHOWN = 8

export function TalkForm({ on, people, from }: { on: Talked; people: string[]; from: string }) {
  const [state, send, busy] = useActionState(say, null)
  const names = people.slice(0, SHOWN).map((name) => `@${name}`)
  return (
    <form action={send} className="form" aria-label="Comment">
      <FormNote state={state} fields={{ body: 'comment' }} from={from} />
      <input type="hidden" name="claimId" value={on.claimId ?? ''} />
      <input type="hidden" name="articleId" value={on.articleId ?? ''} />
      <TextArea
        id="comment"
        name="body"
        label="Comment"
        rows={3}
        maxLength={5000}
        required
        defaultValue={typedIn(state, 'body')}
        problem={problemOf(state, 'body')}
        hint={`Who is named with @ hears of it: ${names.join(', ')}${people.length > SHOWN ? ' …' : ''}`}
      />
      <div className="btns">
        <button className="btn" aria-busy={busy}>
          Say it
        </button>
      </div>
    </form>
  )
}

export function SettleForm({ line, from }: { line: CommentLine; from: string }) {
  const [state, send, busy] = useActionState(settle, null)
  return (
    <form action={send} aria-label={`${line.settled ? 'Open' : 'Settle'} comment ${line.id}`}>
      {state && 'refusal' in state && <FormNote state={state} fields={{}} from={from} />}
      <input type="hidden" name="id" value={line.id} />
      <input type="hidden" name="version" value={line.version} />
      <input type="hidden" name="settled" value={line.settled ? '' : '1'} />
      <button className="btn btn--small btn--quiet" aria-busy={busy}>
        {line.settled ? 'Open again' : 'Settle'}
      </button>
    </form>
  )
}
