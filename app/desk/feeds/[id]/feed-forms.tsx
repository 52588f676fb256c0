'use client'

import { useActionState } from 'react'
import { TextField } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn } from '@/app/admin/form-state'
import type { DeskFeed } from '@/db/feed-desk'
import { askFeed, saveFeed } from '../actions'

const fields = { title: 'title', words: 'words' }

/** Asks the feed at once. */
export function AskForm({ id }: { id: number }) {
  const [state, send, busy] = useActionState(askFeed, null)
  return (
    <form action={send} className="form">
      <input type="hidden" name="id" value={id} />
      <div className="btns">
        <button className="btn btn--small" aria-busy={busy}>
          Ask now
        </button>
      </div>
      <FormNote state={state} fields={{}} from={`/desk/feeds/${id}`} />
    </form>
  )
}

/** What of the feed is taken, how it is called, and whether it is asked. */
export function FeedForm({ feed }: { feed: DeskFeed }) {
  const [state, send, busy] = useActionState(saveFeed, null)
  const { id, version, title, words, active } = feed
  const on = typedIn(state, 'active', active ? 'yes' : '') === 'yes'
  return (
    <section className="admin" aria-labelledby="change">
      <h2 className="h-sec" id="change">
        Change the feed
      </h2>
      <form action={send} className="form" noValidate>
        <FormNote state={state} fields={fields} from={`/desk/feeds/${id}`} />
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        <TextField
          id="title"
          name="title"
          label="Title"
          maxLength={500}
          defaultValue={typedIn(state, 'title', title)}
          problem={problemOf(state, 'title')}
        />
        <TextField
          id="words"
          name="words"
          label="Only items with these words"
          defaultValue={typedIn(state, 'words', words.join(', '))}
          problem={problemOf(state, 'words')}
          hint="Words or phrases with commas between. Left empty: everything. It counts for new items."
        />
        <label className="tickbox">
          <input type="checkbox" name="active" value="yes" defaultChecked={on} key={String(on)} />
          The feed is asked
        </label>
        <div className="btns">
          <button className="btn btn--primary" aria-busy={busy}>
            {busy ? 'Saving…' : 'Save'}
          </button>
        </div>
      </form>
    </section>
  )
}
