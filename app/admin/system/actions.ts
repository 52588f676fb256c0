'use server'

import { refresh } from 'next/cache'
import { formState, text, type FormState } from '@/app/admin/form-state'
import { act } from '@/app/answers'
import { counted } from '@/components/counted'
import { retryJobs } from '@/db/system'

/** Has one failed job done again, or all where none is named. */
export async function retry(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) => retryJobs(actor, { id: text(form, 'id') || null }))
  if (outcome.ok) refresh()
  const jobs = outcome.ok ? outcome.value : 0
  return formState(
    form,
    outcome,
    jobs ? `${counted(jobs, 'job')} will be done again.` : 'Nothing had failed.',
  )
}
