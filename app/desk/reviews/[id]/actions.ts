'use server'

import { refresh } from 'next/cache'
import { formState, text, type FormState } from '@/app/admin/form-state'
import { act, type Outcome } from '@/app/answers'
import { acceptReview, returnReview, takeReviewBack } from '@/db/reviews'

const row = (form: FormData) => ({ id: Number(text(form, 'id')), version: Number(text(form, 'version')) })

function told(form: FormData, outcome: Outcome<unknown>, done: string): FormState {
  if (outcome.ok) refresh()
  return formState(form, outcome, done)
}

export async function accept(_: FormState, form: FormData): Promise<FormState> {
  const seen = Number(text(form, 'seen'))
  return told(form, await act((actor) => acceptReview(actor, { ...row(form), seen })), 'It is public.')
}

export async function giveBack(_: FormState, form: FormData): Promise<FormState> {
  const answer = text(form, 'answer')
  return told(form, await act((actor) => returnReview(actor, { ...row(form), answer })), 'It is returned.')
}

export async function takeBack(_: FormState, form: FormData): Promise<FormState> {
  return told(form, await act((actor) => takeReviewBack(actor, row(form))), 'It waits no longer.')
}
