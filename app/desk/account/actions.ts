'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { formState, text, type FormState } from '@/app/admin/form-state'
import { act, type Outcome } from '@/app/answers'
import { currentSession } from '@/auth'
import { counted } from '@/components/counted'
import { changeOwnName, changeOwnPassword } from '@/db/account'
import {
  beginSecondFactor,
  confirmSecondFactor,
  renewRecoveryCodes,
  switchOffSecondFactor,
} from '@/db/second-factor'
import { endOtherSessions, endOwnSession } from '@/db/sessions'

function told(form: FormData, outcome: Outcome<unknown>, done: string): FormState {
  if (outcome.ok) refresh()
  return formState(form, outcome, done)
}

export async function saveName(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) => changeOwnName(actor, { name: text(form, 'name') }))
  return told(form, outcome, 'Your name is saved.')
}

export async function savePassword(_: FormState, form: FormData): Promise<FormState> {
  const current = await currentSession()
  const outcome = await act((actor) =>
    changeOwnPassword(actor, { old: text(form, 'old'), password: text(form, 'password'), current }),
  )
  return told(form, outcome, 'Your password is changed, and all your other sign-ins have ended.')
}

/** Ends the sign-in that the button names, or all but this one. */
export async function endSignIn(_: FormState, form: FormData): Promise<FormState> {
  const handle = text(form, 'handle')
  if (handle) {
    const outcome = await act((actor) => endOwnSession(actor, { handle }))
    return told(form, outcome, 'That sign-in has ended.')
  }
  const current = await currentSession()
  const outcome = await act((actor) => endOtherSessions(actor, { current }))
  return told(form, outcome, `${counted(outcome.ok ? outcome.value : 0, 'other sign-in')} ended.`)
}

/** As FormState; `codes` are new recovery codes, to be shown once. */
export type CodesState = FormState | { done: string; codes: string[] }

export async function beginFactor(): Promise<void> {
  // Where one is in force already the page says so.
  await act((actor) => beginSecondFactor(actor))
  redirect('/desk/account/second-factor')
}

export async function confirmFactor(_: CodesState, form: FormData): Promise<CodesState> {
  const outcome = await act((actor) => confirmSecondFactor(actor, { code: text(form, 'code') }))
  if (!outcome.ok) return formState(form, outcome, '')
  return { done: 'Your second factor is in force.', codes: outcome.value }
}

const proven = (form: FormData) => ({ password: text(form, 'password'), code: text(form, 'code') })

export async function renewCodes(_: CodesState, form: FormData): Promise<CodesState> {
  const outcome = await act((actor) => renewRecoveryCodes(actor, proven(form)))
  if (!outcome.ok) return formState(form, outcome, '')
  refresh()
  return { done: 'These are your new recovery codes; those before are good no more.', codes: outcome.value }
}

export async function switchOff(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) => switchOffSecondFactor(actor, proven(form)))
  return told(form, outcome, 'Your second factor is switched off.')
}
