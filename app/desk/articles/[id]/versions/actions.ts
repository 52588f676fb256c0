'use server'

import { refresh } from 'next/cache'
import { formState, text, type FormState } from '@/app/admin/form-state'
import { act } from '@/app/answers'
import { captureAgain, setArchiveCopy, watchArticle } from '@/db/arrivals'

/** The form of an article's page: look again now, watch it or not, and where a public archive keeps a copy. */
export async function changePage(_: FormState, form: FormData): Promise<FormState> {
  const id = Number(text(form, 'id'))
  const what = text(form, 'what')
  const outcome = await act<unknown>((actor) =>
    what === 'look'
      ? captureAgain(actor, { id })
      : what === 'archive'
        ? setArchiveCopy(actor, { id, archiveUrl: text(form, 'archiveUrl') })
        : watchArticle(actor, { id, watched: what === 'watch' }),
  )
  if (outcome.ok) refresh()
  return formState(form, outcome, done[what] ?? 'Saved.')
}

const done: Record<string, string> = {
  look: 'The page will be opened in a moment. A new wording appears here as a version.',
  watch: 'The page is watched.',
  unwatch: 'The page is not watched any more.',
  archive: 'The address of the archived copy was saved.',
}
