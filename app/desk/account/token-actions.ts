'use server'

import { refresh } from 'next/cache'
import { formState, text, type FormState } from '@/app/admin/form-state'
import { act } from '@/app/answers'
import { makeToken, revokeToken } from '@/db/tokens'
import type { TokenScope } from '@/lib/token'

/** As FormState; `token` is a new one, to be shown once. */
export type TokenState = FormState | { token: string }

export async function createToken(_: TokenState, form: FormData): Promise<TokenState> {
  const scopes = form.getAll('scopes').map(String) as TokenScope[]
  const outcome = await act((actor) =>
    makeToken(actor, { name: text(form, 'name'), days: text(form, 'days'), scopes }),
  )
  if (!outcome.ok) return formState(form, outcome, '')
  refresh()
  return { token: outcome.value.token }
}

/** Revokes the token that the button names. */
export async function endToken(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) => revokeToken(actor, { id: Number(text(form, 'id')) }))
  if (outcome.ok) refresh()
  return formState(form, outcome, 'That token works no more.')
}
