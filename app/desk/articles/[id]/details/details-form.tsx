'use client'

import { useActionState } from 'react'
import { TextField } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn } from '@/app/admin/form-state'
import type { DeskArticle } from '@/lib/desk-view'
import { saveDetails } from './actions'

type Details = Omit<DeskArticle, 'text' | 'passages'> & { text: null; passages: null }
type Props = {
  article: Details
  /** Whether readers see the article: then a change says why. */
  shown: boolean
}

const names = ['title', 'publisher', 'author', 'url', 'language', 'date'] as const
const labels = {
  title: 'Title',
  publisher: 'Publisher',
  author: 'Author',
  url: 'Address',
  language: 'Language',
  date: 'Published on',
}

/** Title, publisher, author, address, language and day of an article. */
export function DetailsForm({ article, shown }: Props) {
  const [state, send, busy] = useActionState(saveDetails, null)
  const known = { ...article, author: article.byline, date: article.publishedOn }
  return (
    <form action={send} className="form">
      <FormNote
        state={state}
        fields={Object.fromEntries([...names, 'reason'].map((name) => [name, name]))}
        from={`/desk/articles/${article.id}/details`}
      />
      <input type="hidden" name="id" value={article.id} />
      <input type="hidden" name="version" value={article.version} />
      {names.map((name) => (
        <TextField
          key={`${name} ${article.version}`}
          id={name}
          name={name}
          label={labels[name]}
          problem={problemOf(state, name)}
          hint={name === 'publisher' || name === 'url' ? 'Empty: not known.' : undefined}
          defaultValue={typedIn(state, name, known[name] ?? '')}
        />
      ))}
      {shown && (
        <TextField
          key={`reason ${article.version}`}
          id="reason"
          name="reason"
          label="Why is this changed?"
          maxLength={500}
          required
          hint="Readers see it beside the change."
          defaultValue={typedIn(state, 'reason')}
          problem={problemOf(state, 'reason')}
        />
      )}
      <div className="btns">
        <button className="btn btn--primary" aria-busy={busy}>
          {busy ? 'Saving…' : 'Save'}
        </button>
        <a className="btn btn--quiet" href={`/desk/articles/${article.id}`}>
          Back to the text
        </a>
      </div>
    </form>
  )
}
