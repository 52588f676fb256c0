'use server'

import { refresh } from 'next/cache'
import { formState, text, type FormState } from '@/app/admin/form-state'
import { act } from '@/app/answers'
import { counted } from '@/components/counted'
import { changeWork, type WorkChanged } from '@/db/work'

const done = { done: 'marked as done', 'set-aside': 'set aside', new: 'made new again' } as const
type Change = keyof typeof done

/** What came of changing many: as a form's state, and what was left. */
export type ManyChanged = Exclude<FormState, { done: string }> | { done: string; left: WorkChanged['left'] }

export async function changeMany(_: ManyChanged, form: FormData): Promise<ManyChanged> {
  const ids = form.getAll('id').map(Number)
  // The door refuses what is no change.
  const work = text(form, 'work') as Change
  const outcome = await act((actor) => changeWork(actor, { ids, work }))
  if (!outcome.ok) return formState(form, outcome, '') as ManyChanged
  refresh()
  const { changed, left } = outcome.value
  return { done: `${counted(changed, 'article')} ${changed === 1 ? 'was' : 'were'} ${done[work]}.`, left }
}
