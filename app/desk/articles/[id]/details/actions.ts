'use server'

import { refresh } from 'next/cache'
import { formState, text, type FormState } from '@/app/admin/form-state'
import { act } from '@/app/answers'
import { changeArticle } from '@/db/bring-in'
import { partArticle } from '@/db/twins'

export async function saveDetails(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) =>
    changeArticle(actor, {
      id: Number(text(form, 'id')),
      version: Number(text(form, 'version')),
      title: text(form, 'title'),
      publisher: text(form, 'publisher'),
      author: text(form, 'author'),
      url: text(form, 'url'),
      language: text(form, 'language'),
      date: text(form, 'date'),
      reason: text(form, 'reason'),
    }),
  )
  if (outcome.ok) refresh()
  return formState(form, outcome, 'Saved.')
}

export async function partJoined(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) => partArticle(actor, { id: Number(text(form, 'joined')) }))
  if (outcome.ok) refresh()
  return formState(form, outcome, 'They are two articles again.')
}
