'use client'

import { useActionState } from 'react'
import { TextField } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn } from '@/app/admin/form-state'
import { followFeed } from './actions'

const fields = { address: 'address', title: 'title', words: 'words' }

export function NewFeedForm() {
  const [state, send, busy] = useActionState(followFeed, null)
  return (
    <section className="admin" aria-labelledby="new">
      <h2 className="h-sec" id="new">
        Add a feed
      </h2>
      <form action={send} className="form" noValidate>
        <FormNote state={state} fields={fields} from="/desk/feeds" />
        <TextField
          id="address"
          name="address"
          label="Address"
          inputMode="url"
          maxLength={2000}
          defaultValue={typedIn(state, 'address')}
          problem={problemOf(state, 'address')}
          hint="Of an RSS, Atom or JSON Feed, or of a page that names one."
        />
        <TextField
          id="words"
          name="words"
          label="Only items with these words"
          defaultValue={typedIn(state, 'words')}
          problem={problemOf(state, 'words')}
          hint="Words or phrases with commas between, such as Kestrel Bridge, mayor. Left empty: everything."
        />
        <TextField
          id="title"
          name="title"
          label="Title"
          maxLength={500}
          defaultValue={typedIn(state, 'title')}
          problem={problemOf(state, 'title')}
          hint="Left empty: as the feed calls itself."
        />
        <div className="btns">
          <button className="btn btn--primary" aria-busy={busy}>
            {busy ? 'Adding…' : 'Add the feed'}
          </button>
        </div>
      </form>
    </section>
  )
}
