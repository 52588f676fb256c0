'use server'

import { refresh } from 'next/cache'
import { formState, text, type FormState } from '@/app/admin/form-state'
import { act, type Outcome } from '@/app/answers'
import { counted } from '@/components/counted'
import { resetSecondFactor } from '@/db/second-factor'
import { changeUser, endSessions } from '@/db/users'
import type { UserRole } from '@/lib/record'

const number = (form: FormData, name: string) => Number(text(form, name))

function told(form: FormData, outcome: Outcome<unknown>, done: string): FormState {
  if (outcome.ok) refresh()
  return formState(form, outcome, done)
}

export async function saveUser(_: FormState, form: FormData): Promise<FormState> {
  const active = text(form, 'active') === 'yes'
  const outcome = await act((actor) =>
    changeUser(actor, {
      id: number(form, 'id'),
      version: number(form, 'version'),
      name: text(form, 'name'),
      role: text(form, 'role') as UserRole,
      active,
    }),
  )
  return told(
    form,
    outcome,
    active ? 'The user is saved.' : 'The user is saved, switched off and signed out everywhere.',
  )
}

export async function endSignIns(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) => endSessions(actor, { id: number(form, 'id') }))
  const ended = outcome.ok ? outcome.value : 0
  return told(form, outcome, `${counted(ended, 'sign-in')} ended.`)
}

/** Takes away the second factor of a user whose device is lost. */
export async function resetFactor(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) => resetSecondFactor(actor, { id: number(form, 'id') }))
  return told(form, outcome, 'The second factor is taken away, and all sign-ins of the user have ended.')
}
