'use server'

import { refresh } from 'next/cache'
import { formState, text, type FormState } from '@/app/admin/form-state'
import { act } from '@/app/answers'
import { decideProposal, takeProposalBack } from '@/db/proposing'

const rowIn = (form: FormData) => ({ id: Number(text(form, 'id')), version: Number(text(form, 'version')) })

export async function decide(_: FormState, form: FormData): Promise<FormState> {
  const accept = text(form, 'accept') === 'yes'
  const outcome = await act((actor) =>
    decideProposal(actor, { ...rowIn(form), accept, answer: text(form, 'answer') }),
  )
  if (outcome.ok) refresh()
  return formState(form, outcome, accept ? 'Accepted: the change is made.' : 'Declined.')
}

export async function takeBackProposal(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) => takeProposalBack(actor, rowIn(form)))
  if (outcome.ok) refresh()
  return formState(form, outcome, 'Taken back.')
}
