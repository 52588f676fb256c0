'use server'

import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { formState, text, type FormState } from '@/app/admin/form-state'
import { act, type Outcome } from '@/app/answers'
import { invite, makeResetLink, renewInvitation, takeBackInvitation, type NewLink } from '@/db/invitations'
import { sendMail, sendsMail } from '@/jobs/mail'
import { invitationPath, letter } from '@/lib/invitation'
import type { UserRole } from '@/lib/record'

/** As FormState; `link` is what was made and not mailed, to be shown once. */
export type LinkFormState = Exclude<FormState, { done: string }> | { done: string; link: string | null }

async function fullLink(token: string): Promise<string> {
  // Before the public origin is set, the address by which the admin came.
  const origin = process.env.ONRECORD_URL ?? `http://${(await headers()).get('host')}`
  return new URL(invitationPath(token), origin).href
}

async function handedOver(
  form: FormData,
  outcome: Outcome<NewLink>,
  { reset }: { reset: boolean },
): Promise<LinkFormState> {
  if (!outcome.ok) return formState(form, outcome, '') as LinkFormState
  const { email, token, ...person } = outcome.value
  const link = await fullLink(token)
  refresh()
  if (!sendsMail()) return { done: `Hand this link to ${person.name}.`, link }
  if (await sendMail(letter({ email, ...person }, link, reset)))
    return { done: `The link was mailed to ${email}.`, link: null }
  return { done: `The mail to ${email} was not taken. Hand this link over yourself.`, link }
}

export async function sendInvitation(_: LinkFormState, form: FormData): Promise<LinkFormState> {
  const outcome = await act((actor) =>
    invite(actor, {
      email: text(form, 'email'),
      name: text(form, 'name'),
      // The door refuses what is no role.
      role: text(form, 'role') as UserRole,
    }),
  )
  return handedOver(form, outcome, { reset: false })
}

/** Renews an invitation or takes it back, as the button says. */
export async function changeInvitation(_: LinkFormState, form: FormData): Promise<LinkFormState> {
  const id = Number(text(form, 'id'))
  if (text(form, 'do') === 'renew')
    return handedOver(form, await act((actor) => renewInvitation(actor, { id })), { reset: false })
  const outcome = await act((actor) => takeBackInvitation(actor, { id }))
  refresh()
  if (!outcome.ok) return formState(form, outcome, '') as LinkFormState
  return { done: 'The invitation is taken back: its link works no more.', link: null }
}

export async function sendResetLink(_: LinkFormState, form: FormData): Promise<LinkFormState> {
  const outcome = await act((actor) => makeResetLink(actor, { id: Number(text(form, 'id')) }))
  return handedOver(form, outcome, { reset: true })
}
