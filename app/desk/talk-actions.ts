'use server'

import { refresh } from 'next/cache'
import { formState, text, type FormState } from '@/app/admin/form-state'
import { act } from '@/app/answers'
import { addComment, seeMention, settleComment } from '@/db/comments'

const number = (form: FormData, name: string) => Number(text(form, name))

export async function say(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) =>
    addComment(actor, {
      claimId: text(form, 'claimId') ? number(form, 'claimId') : null,
      articleId: text(form, 'articleId') ? number(form, 'articleId') : null,
      body: text(form, 'body'),
    }),
  )
  if (outcome.ok) refresh()
  return formState(form, outcome, 'Said.')
}

export async function settle(_: FormState, form: FormData): Promise<FormState> {
  const settled = text(form, 'settled') === '1'
  const row = { id: number(form, 'id'), version: number(form, 'version'), settled }
  const outcome = await act((actor) => settleComment(actor, row))
  if (outcome.ok) refresh()
  return formState(form, outcome, settled ? 'Settled.' : 'Open again.')
}

export async function see(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) => seeMention(actor, { commentId: number(form, 'commentId') }))
  if (outcome.ok) refresh()
  return formState(form, outcome, 'Seen.')
}
