'use server'

import { redirect } from 'next/navigation'
import { act } from '@/app/answers'
import { requestPage } from '@/db/arrivals'

export type AddressState = { address: string; problem: string } | null

const unknown = { title: null, publisher: null, author: null, url: null, language: null, date: null }

/** Asks for a page, and leads to its article: to the one on record, where the address is known. */
export async function bringInAddress(_: AddressState, form: FormData): Promise<AddressState> {
  const sent = form.get('address')
  const address = typeof sent === 'string' ? sent : ''
  const outcome = await act((actor) => requestPage(actor, { ...unknown, address }))
  if (outcome.ok) redirect(`/desk/articles/${outcome.value.articleId}`)
  return { address, problem: outcome.refusal.problems[0]?.message ?? outcome.refusal.message }
}
