'use server'

import { refresh } from 'next/cache'
import { formState, text, type FormState } from '@/app/admin/form-state'
import { act, type Outcome } from '@/app/answers'
import { addFeed, changeFeed, pollNow } from '@/db/feeds'

function told(form: FormData, outcome: Outcome<unknown>, done: string): FormState {
  if (outcome.ok) refresh()
  return formState(form, outcome, done)
}

export async function followFeed(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) =>
    addFeed(actor, {
      address: text(form, 'address'),
      title: text(form, 'title'),
      words: text(form, 'words'),
    }),
  )
  return told(form, outcome, 'The feed is asked now. What it tells of comes into Articles.')
}

export async function saveFeed(_: FormState, form: FormData): Promise<FormState> {
  const active = text(form, 'active') === 'yes'
  const outcome = await act((actor) =>
    changeFeed(actor, {
      id: Number(text(form, 'id')),
      version: Number(text(form, 'version')),
      title: text(form, 'title'),
      words: text(form, 'words'),
      active,
    }),
  )
  return told(form, outcome, active ? 'The feed is saved.' : 'The feed is saved, and asked no more.')
}

export async function askFeed(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) => pollNow(actor, { id: Number(text(form, 'id')) }))
  return told(form, outcome, 'The feed is asked now.')
}
