'use server'

import { refresh } from 'next/cache'
import { formState, text, type FormState } from '@/app/admin/form-state'
import { act } from '@/app/answers'
import { pauseImport, resumeImport, retryFailed, stopImport } from '@/db/imports'
import { Invalid } from '@/lib/errors'

const doors = { pause: pauseImport, resume: resumeImport, stop: stopImport, retry: retryFailed }
const done = {
  pause: 'The list is paused.',
  resume: 'The list goes on.',
  stop: 'The list is stopped. What came stays.',
  retry: 'The failed rows are tried again.',
}

/** Pauses a list, goes on with it, stops it, or tries its failed rows again: the button that was pressed tells. */
export async function steerList(_: FormState, form: FormData): Promise<FormState> {
  const what = text(form, 'what')
  const id = Number(text(form, 'id'))
  const known = Object.hasOwn(doors, what) ? (what as keyof typeof doors) : null
  const outcome = await act(async (actor) => {
    if (!known) throw new Invalid([{ field: 'what', message: 'There is nothing like that to be done.' }])
    await doors[known](actor, { id })
  })
  if (outcome.ok) refresh()
  return formState(form, outcome, known ? done[known] : '')
}
