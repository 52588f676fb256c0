'use client'

import { useActionState } from 'react'
import { TextField } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn } from '@/app/admin/form-state'
import type { DeskVersions } from '@/db/desk-versions'
import { changePage } from './actions'
import { moment } from './moment'

type Props = { article: Omit<DeskVersions, 'versions'> }

/** What the program does with the article's page: the last look and the next, watching, and the archived copy. */
export function PageForm({ article }: Props) {
  const [state, send, busy] = useActionState(changePage, null)
  const { id, url, fetchedAt, nextFetch, waiting, problem, archiveUrl } = article
  const button = (what: string, label: string) => (
    <button className="btn" name="what" value={what} aria-busy={busy} disabled={!url}>
      {label}
    </button>
  )
  return (
    <section className="versions__page" aria-labelledby="page">
      <h2 className="h-sec" id="page">
        Its page
      </h2>
      <FormNote state={state} fields={{ archiveUrl: 'archiveUrl' }} from={`/desk/articles/${id}/versions`} />
      {problem && (
        <p className="note note--changed">
          <b>The last look failed.</b> {problem}
        </p>
      )}
      <dl className="kv">
        <dt>Address</dt>
        <dd>
          {url ? (
            <a href={url} rel="nofollow noopener noreferrer">
              {url}
            </a>
          ) : (
            <>
              not known. <a href={`/desk/articles/${id}/details`}>Write it down</a> to have the page watched.
            </>
          )}
        </dd>
        <dt>Last look</dt>
        <dd>{fetchedAt ? moment(fetchedAt) : 'never'}</dd>
        <dt>Next look</dt>
        <dd>{waiting ? 'waits now' : nextFetch ? moment(nextFetch) : 'none: it is not watched'}</dd>
      </dl>
      <form action={send} className="btns">
        <input type="hidden" name="id" value={id} />
        {button('look', 'Look again now')}
        {nextFetch ? button('unwatch', 'Stop watching') : button('watch', 'Watch')}
      </form>
      <form action={send} className="form">
        <input type="hidden" name="id" value={id} />
        <TextField
          key={archiveUrl}
          id="archiveUrl"
          name="archiveUrl"
          label="Archived copy"
          hint="The address of a public archive’s copy; readers see the link. Empty: none."
          problem={problemOf(state, 'archiveUrl')}
          defaultValue={typedIn(state, 'archiveUrl', archiveUrl ?? '')}
        />
        <div className="btns">
          <button className="btn" name="what" value="archive" aria-busy={busy}>
            Save
          </button>
        </div>
      </form>
    </section>
  )
}
