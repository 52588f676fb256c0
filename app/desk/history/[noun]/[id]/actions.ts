'use server'

import { redirect } from 'next/navigation'
import { formState, text, type FormState } from '@/app/admin/form-state'
import { act } from '@/app/answers'
import { restoreRevision } from '@/db/restore-revision'
import { historyAddress } from '@/lib/restorable'

const number = (form: FormData, name: string) => Number(text(form, name))

/** Puts an older revision back, and shows what it made: the newest in the history. */
export async function putBack(_: FormState, form: FormData): Promise<FormState> {
  const noun = text(form, 'noun')
  const id = number(form, 'id')
  const outcome = await act((actor) =>
    restoreRevision(actor, {
      noun,
      id,
      revision: number(form, 'revision'),
      version: number(form, 'version'),
      reason: text(form, 'reason'),
    }),
  )
  if (outcome.ok) redirect(historyAddress(noun, id)!)
  return formState(form, outcome, '')
}
