'use server'

import { redirect } from 'next/navigation'
import { act } from '@/app/answers'
import { captureAgain } from '@/db/arrivals'

/** Has the worker open the page of an article again, and goes back to where it is waited for. */
export async function openAgain(form: FormData): Promise<void> {
  const id = Number(form.get('id'))
  const outcome = await act((actor) => captureAgain(actor, { id }))
  redirect(outcome.ok ? `/desk/articles/${outcome.value.articleId}` : '/desk')
}
