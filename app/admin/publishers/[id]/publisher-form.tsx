'use client'

import { useActionState } from 'react'
import { Choice, TextArea, TextField } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn } from '@/app/admin/form-state'
import { textRights, type TextRights } from '@/lib/record'
import { savePublisher } from '../actions'

type Props = {
  publisher: {
    id: number
    version: number
    name: string
    host: string | null
    /** In English, '' where none is set. */
    country: string
    rights: TextRights
    description: string | null
    confirmed: boolean
  }
  countries: readonly string[]
}

const fields = {
  name: 'name',
  publisher: 'name',
  host: 'host',
  country: 'country',
  rights: 'rights',
  description: 'description',
  confirmed: 'confirmed',
}

/** What is on record of a publisher. */
export function PublisherForm({ publisher, countries }: Props) {
  const [state, send, busy] = useActionState(savePublisher, null)
  const conflict = state && 'refusal' in state && state.refusal.kind === 'conflict'
  return (
    <section className="admin" aria-labelledby="describing">
      <h2 className="h-sec" id="describing">
        What is on record
      </h2>
      <form action={send} className="form">
        <FormNote state={state} fields={fields} from={`/admin/publishers/${publisher.id}`} />
        {conflict && (
          <p>
            <a className="btn" href={`/admin/publishers/${publisher.id}`}>
              Take what is on record
            </a>
          </p>
        )}
        <input type="hidden" name="id" value={publisher.id} />
        <input type="hidden" name="version" value={publisher.version} />
        <TextField
          id="name"
          name="name"
          label="Name"
          maxLength={200}
          required
          defaultValue={typedIn(state, 'name', publisher.name)}
          problem={problemOf(state, 'name') ?? problemOf(state, 'publisher')}
        />
        <div className="two">
          <TextField
            id="host"
            name="host"
            label="Host"
            maxLength={500}
            hint="Such as harbour.example."
            defaultValue={typedIn(state, 'host', publisher.host ?? '')}
            problem={problemOf(state, 'host')}
          />
          <Choice
            id="country"
            name="country"
            label="Country"
            options={['', ...countries]}
            defaultValue={typedIn(state, 'country', publisher.country)}
            problem={problemOf(state, 'country')}
          />
        </div>
        <Choice
          id="rights"
          name="rights"
          label="Rights"
          options={textRights}
          hint="What readers see of its articles: the full text, or the passages on record alone."
          defaultValue={typedIn(state, 'rights', publisher.rights)}
          problem={problemOf(state, 'rights')}
        />
        <TextArea
          id="description"
          name="description"
          label="Description"
          rows={3}
          maxLength={1000}
          hint="Shown to readers on its page."
          defaultValue={typedIn(state, 'description', publisher.description ?? '')}
          problem={problemOf(state, 'description')}
        />
        <Choice
          id="confirmed"
          name="confirmed"
          label="Confirmed"
          options={['yes', 'no']}
          defaultValue={typedIn(state, 'confirmed', publisher.confirmed ? 'yes' : 'no')}
        />
        <div className="btns">
          <button className="btn btn--primary" aria-busy={busy}>
            {busy ? 'Saving…' : 'Save'}
          </button>
        </div>
      </form>
    </section>
  )
}
