'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { formState, text, type FormState } from '@/app/admin/form-state'
import { act, type Outcome } from '@/app/answers'
import { confirmSource, confirmSources, kindSources, recordSource, type Changed } from '@/db/source-doors'
import type { SourceKind } from '@/lib/record'
import { through } from './through'

const number = (form: FormData, name: string) => Number(text(form, name))

function told(form: FormData, outcome: Outcome<unknown>, done: string): FormState {
  if (outcome.ok) refresh()
  return formState(form, outcome, done)
}

const described = (form: FormData) => ({
  name: text(form, 'name'),
  // The door refuses what is no kind.
  kind: text(form, 'kind') as SourceKind,
  description: text(form, 'description'),
})

export async function makeSource(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) =>
    recordSource(actor, { ...described(form), publisher: text(form, 'publisher') }),
  )
  if (outcome.ok) redirect(`/admin/sources/${outcome.value}`)
  return formState(form, outcome, '')
}

export async function saveSource(_: FormState, form: FormData): Promise<FormState> {
  const input = { ...described(form), id: number(form, 'id'), version: number(form, 'version') }
  return through(form, 'The source is saved.', () => ({ door: 'changeSource', input }))
}

export async function saveConfirmation(_: FormState, form: FormData): Promise<FormState> {
  const confirmed = text(form, 'confirmed') === 'yes'
  const outcome = await act((actor) =>
    confirmSource(actor, { id: number(form, 'id'), version: number(form, 'version'), confirmed }),
  )
  return told(form, outcome, confirmed ? 'The source is confirmed.' : 'The source is unconfirmed again.')
}

/** What came of each row that was chosen. */
export type ManyChanged = FormState | { done: string; rows: Changed[] }

const chosen = (form: FormData) =>
  form.getAll('row').map((row) => {
    const [id, version] = String(row).split(':').map(Number)
    return { id: id!, version: version! }
  })

function toldOfMany(form: FormData, outcome: Outcome<Changed[]>, what: string): ManyChanged {
  if (!outcome.ok) return formState(form, outcome, '')
  refresh()
  const done = outcome.value.filter((row) => row.outcome === 'done').length
  return { done: `${done} ${done === 1 ? 'source is' : 'sources are'} ${what}.`, rows: outcome.value }
}

/** Confirms the chosen sources, takes that back, or makes them of one kind, as the button says. */
export async function changeMany(_: ManyChanged, form: FormData): Promise<ManyChanged> {
  const [rows, asked] = [chosen(form), text(form, 'act')]
  if (asked === 'kind') {
    // The door refuses what is no kind.
    const kind = text(form, 'kind') as SourceKind
    return toldOfMany(
      form,
      await act((actor) => kindSources(actor, { rows, kind, reason: text(form, 'reason') || null })),
      `of the kind ${kind} now`,
    )
  }
  const confirmed = asked === 'confirm'
  const outcome = await act((actor) => confirmSources(actor, { rows, confirmed }))
  return toldOfMany(form, outcome, confirmed ? 'confirmed' : 'unconfirmed again')
}
