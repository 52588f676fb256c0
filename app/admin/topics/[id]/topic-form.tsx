'use client'

import { useActionState } from 'react'
import { TextField } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn } from '@/app/admin/form-state'
import { saveTopic } from '../actions'

type Props = { topic: { id: number; version: number; name: string; wider: string | null } }

const fields = { name: 'topic-name', wider: 'wider' }

/** Name and place in the tree. */
export function TopicForm({ topic }: Props) {
  const [state, send, busy] = useActionState(saveTopic, null)
  const conflict = state && 'refusal' in state && state.refusal.kind === 'conflict'
  return (
    <section className="admin" aria-labelledby="describing">
      <h2 className="h-sec" id="describing">
        Name and place
      </h2>
      <form action={send} className="form">
        <FormNote state={state} fields={fields} from={`/admin/topics/${topic.id}`} />
        {conflict && (
          <p>
            <a className="btn" href={`/admin/topics/${topic.id}`}>
              Take what is on record
            </a>
          </p>
        )}
        <input type="hidden" name="id" value={topic.id} />
        <input type="hidden" name="version" value={topic.version} />
        <div className="two">
          <TextField
            id="topic-name"
            name="name"
            label="Name"
            maxLength={100}
            required
            defaultValue={typedIn(state, 'name', topic.name)}
            problem={problemOf(state, 'name')}
          />
          <TextField
            id="wider"
            name="wider"
            label="Wider topic"
            maxLength={100}
            hint="Its name on record; empty for a topic at the top."
            defaultValue={typedIn(state, 'wider', topic.wider ?? '')}
            problem={problemOf(state, 'wider')}
          />
        </div>
        <div className="btns">
          <button className="btn btn--primary" aria-busy={busy}>
            {busy ? 'Saving…' : 'Save'}
          </button>
        </div>
      </form>
    </section>
  )
}
